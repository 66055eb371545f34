import { CLAUSE, feature, type Feature } from './feature.js';

/** Files that no argument is about. */
const KEPT = String.raw`(?:~/\.\w|\.ssh\b|\bid_(?:rsa|ed25519|ecdsa|dsa)\b|\.aws\b|\.kube\b|\.netrc|\.git-credentials|/etc/(?:passwd|shadow)|\bmcp\.json|\bclaude_desktop_config)`;

/** What is private, by the place that it is taken from: the conversation, the browser, the process, other chats. */
export const TAKEN: readonly Feature[] = [
  feature(
    'private_data',
    7,
    String.raw`\b(?:extract|access|retrieve|steal|collect|dump|grab|obtain|capture|harvest|scrape|copy)\b[^.\n]{0,24}\b(?:api[_ ]?keys?|credentials?|passwords?|tokens?|secrets?|cookies|private keys?|card numbers?|personal data|pii)\b[^.\n]{0,24}\b(?:from|in|out of|of) (?:the |your |any |all |user['’]?s )?(?:\w{1,12} )?(?:conversation|chat|context|memory|profile|keychain|clipboard|other (?:tools?|servers?|sessions?)|home (?:directory|folder)|history)\b`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\b(?:chrome|browser|firefox|safari|edge|saved|stored|user['’]?s) (?:\w{1,8} )?(?:passwords|logins|login data)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${CLAUSE}(?:read|open|cat|load|fetch|dump|access|print|look up|scan) (?:\S{1,20} ){0,3}\S{0,30}${KEPT}[^\n]{0,40}\b(?:report|include|return|send|print|output|reveal|pass|give|tell|share|paste|post|upload|hand|put|attach|forward)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`(?:${CLAUSE}|\bbut )(?:silently |also |first |then )?(?:read|open|copy|upload|send|load|collect|grab|dump) (?:the |all |any |your |user['’]?s |contents? of ){0,3}(?:~|/root|/home/\w{1,20}|\$HOME)?/?\.(?:ssh|aws|gnupg|kube)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:prior to|before|ahead of|preceding) (?:each|every|any|the|all|using|calling|it)\b[^.\n]{0,30},? (?:\w{1,10} )?(?:open|read|load|cat|fetch|print|dump|collect|copy|list)\b[^\n]{0,40}${KEPT}`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:include|append|add|embed|insert|put|pass|send|return|output|print|reveal|show|repeat|attach|disclose|expose|leak|share|copy)\b[^.\n]{0,10}\b(?:the |your |full |entire |complete |its |any |all |own ){0,3}(?:system prompt|system (?:message|instructions)|developer (?:message|prompt)|initial (?:prompt|instructions))\b[^.\n]{0,16}\b(?:in|into|as|to|with|via|within) (?:the |this |each |every |all |any |your |an? )?[\x60'"]?(?:\w{1,16} ){0,2}(?:requests?|parameters?|responses?|outputs?|arguments?|query|url|body|metadata|calls?|fields?|headers?|notes?|context|repl(?:y|ies)|results?)\b`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\b(?:pass|send|include|provide|put|supply|attach|hand|submit)\b[^.\n]{0,16}\b(?:user['’]?s|their|current|active|existing) (?:\w{1,12} )?(?:tokens?|cookies?|bearer|session (?:id|key|cookie)|password|credentials?|api key|private key)\b[^.\n]{0,24}\b(?:metadata|notes?|comment|context|description|title|tag|label|parameter)s?\b`,
  ),
  // What was said, told again.
  feature(
    'private_data',
    8,
    String.raw`\b(?:give|pass|put|include|provide|supply|hand|write|fill|add|state|describe|submit|attach|contain|send)\b[^.\n]{0,50}\b(?:account|summary|transcript|recap|digest|gist|record|log|copy|history) of (?:what (?:was|has been|you|the user)\b|(?:all |the |this |your |our )?(?:\w{1,10} )?(?:conversation|chat|dialogue|discussion)\b[^.\n]{0,24}\b(?:in|as|into|to|via) (?:the |an? |this )?[\x60'"]?\w{1,20}[\x60'"]? (?:argument|parameter|field|header|query))\b`,
  ),
  feature(
    'private_data',
    5,
    String.raw`\b(?:give|pass|put|include|provide|supply|hand|write|fill|add|submit|attach|contain|send)\b[^.\n]{0,30}\b(?:summary|transcript|recap|digest|copy|history) of (?:all |the |this |your |our )?(?:\w{1,10} )?(?:conversation|chat|dialogue|discussion)\b`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\b(?:give|pass|put|include|provide|supply|hand|write|fill|add|submit|attach|go(?:es)?|belongs?|known|seen|learned|gathered)\b[^.\n]{0,40}\b(?:earlier|previous|past|prior) (?:chats?|conversations?)\b`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\b(?:found|read|seen|said|written|learned|discovered) in (?:private|direct|confidential|internal|other people['’]s) (?:channels?|messages?|chats?|mails?|e-?mails?|documents?|repos\w{0,9})\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:in|on) which you (?:run|are running|were started)\b|\b(?:you|they) (?:were|are) (?:started|launched|configured|created) with\b`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\b(?:takes?|copies|collects?|saves?|exports?|includes?|backs up|uploads?|reads?)\b[^.\n]{0,50}\b(?:keychain|browser profile|password store|cookie jar|ssh agent)\b`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\bname of the (?:llm|ai|language)? ?(?:model|assistant|agent) (?:that|which|who)(?: is)? (?:calls?|calling|uses?|using|invok(?:es|ing)|running)\b`,
  ),
];
