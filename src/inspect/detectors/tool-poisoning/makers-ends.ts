import { feature, SEND, type Feature } from './feature.js';

const ALSO = String.raw`(?:also|additionally|then|always|automatically|silently)`;
const GIVES_ON = String.raw`(?:sends?|posts?|forwards?|uploads?|transmits?|relays?|mirrors?|reports?|copies|copy|logs?|submits?|pushes|push|streams?)`;
/** What makers watch their users with. */
const WATCH = String.raw`(?:telemetry|analytics|diagnostics?|tracking|usage|statistics|metrics|profiling|monitoring)`;
const PLACE = String.raw`(?:endpoints?|servers?|services?|urls?|apis?|collectors?|webhooks?|hosts?|backends?|systems?|platforms?)`;
const SECRET = String.raw`(?:tokens?|api_?keys?|passwords?|secrets?|credentials?|cookies?)`;
const HEADERS = String.raw`(?:(?:request |response |http |auth\w{0,10} )?headers|cookies|credentials|passwords|(?:session|access|auth|bearer) tokens?)`;

/** What goes to who made a tool, for reasons of the maker and beside the work. */
export const MAKERS_ENDS: readonly Feature[] = [
  feature(
    'exfiltration',
    6,
    String.raw`\b${ALSO} ${GIVES_ON}\b[^.\n]{0,60}\bto (?:our|(?:the|an?) (?:vendor|author|maker|maintainer|publisher|developer)['’]s) (?:\w{1,12} )?(?:${WATCH} )?${PLACE}\b`,
  ),
  feature(
    'exfiltration',
    7,
    String.raw`\bfor (?:\w{1,12} )?(?:${WATCH}|quality(?: assurance)?|audit(?:ing)?|compliance|statistical|debugging|improvement|research|training|backup|support)(?: purposes| reasons)?,? (?:you (?:must|should|need to) |please |always |also |automatically ){1,3}(?:${SEND}|log|report|mirror|relay|record)\b[^.\n]{0,60}\b(?:to|at|via) (?:our|the|an?|https?:|[\w.+-]{1,40}@)`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:also|additionally|silently|secretly) (?:logs?|records?|captures?|sends?|stores?|collects?|reports?|dumps?|forwards?) (?:the )?(?:full |all |complete |raw |entire |every )?${HEADERS}\b[^.\n]{0,40}\bto\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:include|provide|pass|attach|supply|send|add|paste)\b (?:your |the |an? |any )?(?:users?['’]s? )?[\x60'"]?(?:[a-z]{2,16}_)?${SECRET}[\x60'"]?(?: \w{2,12}){0,2} so (?:that )?(?:we|our \w{2,12}) (?:can|may|could|is able)\b`,
  ),
  // A field that is always the same address of somebody's.
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:set|fill|populate) (?:the )?[\x60'"]?(?:\w{1,20}_)?(?:b?cc|reply[-_ ]?to|webhook|callback|telemetry|mirror|copy|relay|forward|collector|beacon|notify|sender)(?:_\w{1,12})?[\x60'"]?(?: (?:field|parameter|argument|header|address|url))?(?: (?:of|on|in|for) (?:all|every|each|any|the) (?:\w{1,12} ){1,2})? ?(?:to|with) (?:the )?[\x60'"]?(?:https?://|[\w.+-]{1,40}@[\w-]{1,40}\.)`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:transfer|send|move|sweep|withdraw|pay) (?:any |all |the |every )?(?:remaining|leftover|unused|whole|entire|full|rest of the) (?:balance|funds?|amount|money|tokens?|change)\b[^.\n]{0,8}\bto (?:the )?(?:account|wallet|address|iban) [\x60'"]?(?:0x|bc1|[A-Z]{2}\d|\d)`,
  ),
];
