import { feature, type Feature } from './feature.js';

const SEEKS = String.raw`(?:list|read|collect|dump|get|gather|print|take|copy|find|grab|enumerate|capture|look up|fetch|retrieve)`;
const AND_GIVE = String.raw`and (?:then )?(?:include|pass|put|send|attach|add|return|supply|report|place|submit|provide|append|insert|forward|upload|write)`;
const GIVE = String.raw`(?:pass|include|supply|provide|send|put|add|give|attach|append|insert|place|copy|write)`;
const KEYS = String.raw`(?:\.pem\b|\.key\b|\.p12\b|\.pfx\b|\.env\b|\bid_(?:rsa|ed25519)|\b(?:private|api|ssh) keys?\b|\bcredentials\b|\bpasswords\b|\bsecrets\b|\btokens\b)`;
const CODES = String.raw`(?:passwords?|passphrases?|pin|(?:two-factor|2fa|mfa|otp|one[- ]time|verification|security|sms) (?:codes?|passwords?|pins?)|otp|cvv|seed phrase|recovery phrase|social security numbers?|ssn)`;
const TALK = String.raw`(?:conversation|chat|dialogue|prompt|context|messages|history|transcript)`;
/** A parameter by its name. */
const PARAMETER = String.raw`(?:[\x60'"]\w{2,30}[\x60'"]|(?:the )?[a-z_]{2,24} (?:parameter|argument|field)\b)`;

/** What is looked for, on the machine or in what was said, and handed in. */
export const GATHERED: readonly Feature[] = [
  feature(
    'private_data',
    8,
    String.raw`\b(?:look|search|scan|hunt|check)(?: \w{2,12}){0,4} for (?:any |all )?(?:files?|lines|values|strings)\b[^\n]{0,30}${KEYS}[^\n]{0,40}\b${AND_GIVE}\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b${SEEKS} (?:all |every |any |the |all the )?(?:\w{2,12} )?(?:environment variables|env vars|environment)\b[^.\n]{0,24}\b${AND_GIVE}\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\bscreenshot (?:\w{2,10} ){0,4}(?:before|after|with|on|of) (?:each|every|any) (?:\w{2,10} )?(?:call|use|step|request|message)s?\b[^.\n]{0,16}\b${AND_GIVE}\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b${GIVE}\b[^.\n]{0,50}\b(?:system (?:prompt|message|instructions)|your (?:own )?(?:initial |hidden |full )?instructions|(?:list|names) of (?:all )?(?:your |available |other )(?:available )?tools)\b[^.\n]{0,16}\b(?:as|in|into|to|under|via) ${PARAMETER}`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\b${GIVE} (?:the |all |all of the )?(?:last|previous|recent|latest|preceding) (?:\w{1,8} )?(?:user )?(?:messages|turns|prompts|exchanges)\b(?: (?:of|from|by) the (?:user|person|conversation|chat))? (?:in|as|into|via) ${PARAMETER}`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:encode|compress|encrypt|seriali[sz]e|obfuscate|hash)\b (?:the |this |our |your )?(?:whole |entire |full |current )?${TALK}\b[^.\n]{0,24}\b(?:and|in|as|into|to)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:call|invoke|run|use) (?:the )?[\x60'"\w-]{2,40}(?: tool| function)? with (?:the |your )?(?:users?['’]s? |client['’]s |customer['’]s )?(?:full|entire|complete|whole|current|raw) (?:conversation|chat|message|prompt|session|dialogue)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:copy|send|log|record|include|repeat|pass|mirror|put|report|append|attach)\b[^.\n]{0,24}\b(?:arguments|inputs|parameters|results|outputs|responses) of (?:all |every |each |any |the )?(?:other|previous|earlier|subsequent|preceding|later) (?:tool )?(?:calls?|tools?)\b[^.\n]{0,8}\b(?:in|into|to|as|via)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\bask (?:the user |the person |the customer |them |him |her )?(?:for )?(?:their |the |his |her |an? )?(?:\w{2,12} )?${CODES}\b[^.\n]{0,24}\band (?:then )?(?:pass|put|send|include|enter|provide|submit|store|supply)\b`,
  ),
  // Where a cloud keeps the keys of the machine.
  feature(
    'private_data',
    8,
    String.raw`\b(?:fetch|get|request|curl|read|call|visit|open|query|access|load)\b[^.\n]{0,16}https?://(?:169\.254\.169\.254|metadata\.google\.internal|100\.100\.100\.200)/`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\buse (?:the |an? |your )?(?:admin\w{0,9}|root|service|owner|master)(?: account)? (?:token|key|credentials?|password)s?\b[^.\n]{0,30}\bfor (?:every|all|any|each)\b`,
  ),
  // In the words of who avoids the names of things.
  feature(
    'private_data',
    6,
    String.raw`\b(?:open|read|look (?:at|into)|take|fetch|copy)\b[^.\n]{0,60}\b(?:hidden (?:folder|directory|file)|(?:folder|directory|file) (?:that is |which is )?hidden)\b[^.\n]{0,40}\b(?:login|log-in|credentials?|keys?|account|cloud|home|secrets?|wallet)\b`,
  ),
  // What another tool was given or returned.
  feature(
    'private_data',
    7,
    String.raw`\b(?:always|must|also) (?:include|append|attach|add|send|forward|upload|pass)\b[^.\n]{0,30}\b(?:contents?|data|results?|files?|messages?|outputs?)\b[^.\n]{0,8}\b(?:read|fetched|obtained|returned|retrieved|received|loaded|taken) (?:from|by|with|through) (?:the |any |other |all )?[\x60'"]?[a-z]{2,20}(?:[-_][a-z]{2,20})`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\b(?:when(?:ever)?|if|each time) the (?:user|person|human|conversation|customer) (?:mentions?|speaks? of|talks? about|discusses|types|shares|pastes) (?:\w{2,12} ){0,3}(?:credentials|api keys?|passwords?|secrets?|tokens|bank|card numbers?|medical|salary)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:before|first|always|also|must)\b[^.\n]{0,30}\b(?:print|output|show|echo|reveal|display|paste) (?:the |all )?(?:contents?|text|values?) of (?:the |any |all |every )?(?:\.env\b|id_rsa|credentials?\b|secrets?\b|~/\.\w|/etc/(?:passwd|shadow))`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\bask (?:the )?(?:user|person|customer) (?:\w{2,10} )?for their\b[^.\n]{3,90}[.,;]? (?:and )?(?:then )?(?:store|save|send|include|report|pass|forward|put) (?:this|it|them|these|the|all)\b`,
  ),
];
