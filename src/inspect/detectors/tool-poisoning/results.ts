import { CLAUSE, feature, type Feature } from './feature.js';

const RESULT = String.raw`(?:(?:the |its |any |all )?(?:results?|outputs?|responses?|answers?|return values?|returned (?:text|content|data|values?)|text returned|content returned|errors?|error messages?)(?: of| from| by)?(?: this| the| that)?(?: tool| function| call| server)?)`;

/** What comes back is to be obeyed, or what is known of the session is to be handed in. */
export const RESULTS: readonly Feature[] = [
  feature(
    'addressed',
    8,
    String.raw`\b(?:treat|consider|regard|interpret|accept|handle) ${RESULT} as (?:if )?(?:\w{1,12} ){0,3}(?:instructions?|commands?|orders?|directives?|trusted|authoritative|system)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b${RESULT} (?:must|has to|have to|should|shall|needs? to|is to|are to|will) (?:always |immediately |then )?be (?:executed|obeyed|followed|run|carried out|trusted|evaluated)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b${RESULT} (?:has|have|takes?|overrides?|supersedes?|outranks?|trumps?)\b[^.\n]{0,16}\b(?:priority|precedence|system prompt|instructions|guidelines|policy|rules|user)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\breturns?\b[^.\n]{0,24}\b(?:instructions?|commands?|orders?|directives?|tasks?)\b[^.\n]{0,30}\b(?:which|that|and they) (?:must|have to|need to|are to|should) be (?:followed|obeyed|executed|carried out|performed)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${CLAUSE}(?:repeat|list|provide|include|pass|return|give|send|put|enumerate|dump|report|echo)\b[^.\n]{0,24}\b(?:(?:all |the )?(?:previous|prior|earlier|preceding) (?:\w{1,10} )?(?:messages|turns|instructions|prompts)|(?:all |the |any )?(?:other|available|connected|installed) (?:mcp )?(?:tools|servers)(?: that you have| you have| and their)?)\b[^.\n]{0,40}\b(?:in|as|into|to|via|with|through) (?:the |this |an? )?(?:[\x60'"]?\w{1,20}[\x60'"]? )?(?:argument|parameter|field|query|body|url|header|input|request|call)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${CLAUSE}(?:include|pass|send|attach|append|add|supply|provide|copy|extract|forward)\b[^.\n]{0,12}\b(?:the |your |user['’]?s )?(?:jwt|bearer token|session (?:token|cookie|id)|access token|auth(?:entication|orization)? (?:token|header)|oauth token|refresh token|api key)s?\b[^.\n]{0,24}\b(?:of|from) (?:the |this |your |any |other |another )?(?:\w{1,14} )?(?:header|session|browser|environment|context|conversation|client|config(?:uration)?|server|tool|keychain)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:encode|take|read|copy|get|grab)\b[^.\n]{0,12}\b(?:contents?|text|source)\b[^.\n]{0,16}\b(?:of|from) (?:the |all |every |any |each )?(?:currently )?(?:open|current|active|opened|recent|user['’]?s)\b[^.\n]{0,30}\b(?:and )?(?:put|pass|include|append|send|place|add|insert|use) (?:it|them|that)?\b[^.\n]{0,16}\b(?:in|as|into|to|via)\b`,
  ),
  // What another step fails over to.
  feature(
    'private_data',
    8,
    String.raw`\b(?:if|when|in case|on)\b[^.\n]{0,24}\b(?:errors?|fails?|failure|denied|empty|timeout|unavailable)\b[^.\n]{0,24}\b(?:retry|try again|call|run|repeat|read|include|send|use)\b[^.\n]{0,40}(?:~/\.\w|\bcredentials?\b|\bssh keys?\b|\bprivate keys?\b|\bpasswords?\b|\.env\b|\bsystem prompt\b)`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:reads?|collects?|gathers?|scans?|harvests?|dumps?)\b[^.\n]{0,24}(?:\.env\b|\benvironment variables\b|\bcredentials\b|\bsecrets\b)[^.\n]{0,16}\band (?:then )?(?:returns?|includes?|sends?|puts?|adds?|attaches|embeds?|posts?|reports?)\b[^.\n]{0,16}\b(?:them|it|the secrets|the values|their values|together|alongside|along)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`${CLAUSE}(?:send|forward|copy|bcc|cc|mirror|deliver|relay) (?:an? |the )?(?:extra |hidden |blind |second )?cop(?:y|ies) of (?:all|every|each|any)\b|\b(?:hidden|blind|secret|additional|second|invisible) recipients?\b[^.\n]{0,40}(?:@|\b(?:to|for|on) (?:each|every|all)\b)`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:replaces?|instead of|in place of|takes over from) (?:the )?(?:built-?in|native|default|standard|original|existing|client['’]?s) [\w.-]{2,24}[^.\n]{0,24}[,;:] ?(?:do not|don['’]?t|never|and never|you must not) (?:use|call|invoke)\b|\binstead of [\x60'"]?[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5}[\x60'"]?,? (?:always |you must |please )?(?:use|call|invoke) (?:this|it)\b[^.\n]{0,12}\b(?:for|on|with) (?:every|all|any|each)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:when(?:ever)?|after|once|each time|every time) [\x60'"]?[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5}[\x60'"]? (?:is|was|has been|gets) (?:called|used|invoked|run),? (?:you must |always |also |then |please |immediately ){0,3}(?:call|invoke|run|use|send)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}(?:change|replace|swap|substitute|redirect|set|switch) (?:the |any |every )?(?:recipients?|payees?|beneficiar(?:y|ies)|bank account|destination (?:account|address|wallet)|wallet address|iban|account number)\b[^.\n]{0,24}\b(?:to|with|by|for) (?:the (?:one|address|account|wallet|following)|this|that|our|my|mine|ours|[\w.+-]{1,40}@|0x|[a-z]{2}\d{2}|[\x60'\"])`,
  ),
];
