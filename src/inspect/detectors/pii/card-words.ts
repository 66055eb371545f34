/** What names a card, in the languages that most of them are written about in. */
export const CARD_WORDS =
  /card|visa|master|amex|maestro|diners|discover|\bjcb\b|union[ -]?pay|rupay|credit|debit|\bcc\b|\bpan\b|\bcv[vc]\b|payment|billing|tarjeta|\bcarte|\bcarta|cart[aã]o|kart[aeyuı]?\b|kaart|\bkort|kredit|cr[eé]dit|d[eé]bit|карт|カード|카드|卡|بطاقة/i;

/** What names a number of goods, papers, devices or moments: no person and no account. */
const GOODS =
  'orders?|ticket|invoice|tracking|parcel|shipment|package|awb|trace|span|snowflake|isbn|ean|upc|gtin|asin|barcode|sku|part|lot|serial|imei|iccid|meid|version|build|commit|hash|digest|checksum|seed|nonce|offset|timestamp|epoch|nanos|millis|waybill|consignment|delivery|shipping';
/** What names another number than a card's: right before it, or by the name of the argument. */
const OTHER = `${GOODS}|ids?|uu?id|guid|arn|aws|acc(?:oun)?t|ref(?:erence)?|transaction|request|session|message|msg|tweet|status|post|user|member|channel|guild|chat|item|product|phone|tel|telephone|mobile|cell|fax|whatsapp|count|size|bytes|time|case|bib|doi|oclc|patent|instance|project|cluster|node|device|job|run|task|row|record|fingerprint|customer|client|booking|reservation|receipt|contract`;
/** What shops and parcel services call their numbers elsewhere. */
const ABROAD =
  'bestellung|auftrag|rechnung|sendung|lieferung|paket|vorgang|beleg|buchung|commande|suivi|facture|colis|dossier|pedido|factura|seguimiento|env[ií]o|gu[ií]a|albar[aá]n|encomenda|fatura|nota fiscal|rastrei(?:o|amento)|ordine|fattura|spedizione|bestelling|factuur|zending|zam[oó]wieni[ea]|faktur[ay]|przesyłk[ai]|ordre|best[aä]llning|bestilling|sipari[sş]|kargo|takip|заказ[а-я]{0,3}|сч[её]т[а-я]{0,2}|посылк[аи]|накладн[а-я]{1,3}|订单|訂單|运单|運單|快递|发票|發票|流水|单|單|注文|伝票|追跡|주문|송장|예약|طلب|شحنة|فاتورة|παραγγελία|τιμολόγιο|pesanan|resi|faktur|đơn hàng|คำสั่งซื้อ|ऑर्डर';
/** Behind such a word, or by itself. */
const NUMBER = 'n[°ºo]|nr|num|number|nummer|№|号|號|番号|번호';
const named = (words: string) =>
  String.raw`(?:^|[^A-Za-z])(?:${words}|${ABROAD}|[a-zäöüß]{2,24}(?:nummer|nr)\.?)(?:[ _.-]?(?:id|${NUMBER})\.?)?["'\x60)\]]?\s?(?:is\s|was\s|[:：=#/]{1,2})?\s?["'\x60(\[]?$`;
export const OTHER_NUMBER = new RegExp(
  String.raw`${named(OTHER)}|(?:№|n[°º]|(?:^|[^a-z])n[or]\.?)\s?$|[@#&!+]$|arn:aws[a-z-]{0,8}:[a-z0-9-]{0,24}:[a-z0-9-]{0,24}:$`,
  'i',
);
export const GOODS_NUMBER = new RegExp(named(GOODS), 'i');
/** The argument's own name, by its last word. */
export const OTHER_NAME = new RegExp(`(?:^|[^a-z])(?:${OTHER})(?:[_.-]?(?:id|no|nr|num|number))?$|[a-z](?:Ids?|ID|Number|No)$`);
export const GOODS_NAME = new RegExp(`(?:^|[^a-z])(?:${GOODS})(?:[_.-]?(?:id|no|nr|num|number)|Id|ID|No|Number)?$`);
