/** What names a card, in the languages that most of them are written about in. */
export const CARD_WORDS =
  /card|visa|master|amex|maestro|diners|discover|\bjcb\b|union[ -]?pay|rupay|credit|debit|\bcc\b|\bpan\b|\bcv[vc]\b|payment|billing|tarjeta|\bcarte|\bcarta|cart[aã]o|kart[aeyuı]?\b|kaart|\bkort|kredit|cr[eé]dit|d[eé]bit|карт|カード|카드|卡|بطاقة/i;

/** What names another number: right before it, or by the name of the argument. */
const OTHER =
  'ids?|uu?id|guid|arn|aws|acc(?:oun)?t|orders?|ticket|ref(?:erence)?|invoice|tracking|parcel|shipment|package|awb|transaction|trace|span|request|session|message|msg|tweet|status|post|user|member|channel|guild|chat|snowflake|isbn|ean|upc|gtin|asin|barcode|sku|item|product|part|lot|serial|imei|iccid|meid|phone|tel|telephone|mobile|cell|fax|whatsapp|version|build|commit|hash|digest|checksum|seed|nonce|offset|count|size|bytes|timestamp|time|epoch|nanos|millis|case|bib|doi|oclc|patent';
export const OTHER_NUMBER = new RegExp(
  String.raw`(?:^|[^A-Za-z])(?:${OTHER})(?:[ _.-]?(?:id|no|nr|num|number))?["'\x60)\]]?\s?(?:is\s|was\s|[:=#/]{1,2})?\s?["'\x60(\[]?$|[@#&!]$|arn:aws[a-z-]{0,8}:[a-z0-9-]{0,24}:[a-z0-9-]{0,24}:$`,
  'i',
);
/** The argument's own name, by its last word. */
export const OTHER_NAME = new RegExp(`(?:^|[^a-z])(?:${OTHER})(?:[_.-]?(?:id|no|nr|num|number))?$|[a-z](?:Ids?|ID|Number|No)$`);
