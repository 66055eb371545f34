import { CLAUSE, feature, PRIVATE, SEND, TAKE, type Feature } from './feature.js';

/** Orders to the model that reads a definition, which say nothing of what the tool does. */
export const ORDERS: readonly Feature[] = [
  // The person must not know.
  feature(
    'concealment',
    8,
    String.raw`\b(?:(?:do not|don['’]?t|never|must not|should not|not to|avoid)\b[ *_"'-]{1,4}(?:\w{1,14} ){0,2}|without[ *_"'-]{1,4}(?:(?:ever|even|actually) )?)(?:tell|telling|mention|mentioning|inform|informing|notify|notifying|alert|alerting|disclos(?:e|ing)|reveal(?:ing)?|show(?:ing)?|ask(?:ing)?|let(?:ting)?|warn(?:ing)?|explain(?:ing)? (?:this|why|that)|report(?:ing)? (?:this|it))\b[^.\n]{0,30}\b(?:users?|humans?|persons?|people|them|anyone|anybody|customers?|operators?|developers?|owner)\b ?(?:[.!;,)<"'\]-]|$|\n|about\b|that (?:this|you|it|the|we|a|an)\b|this\b|these\b|of\b|which\b|what\b|why\b|how\b|anything|or\b|and\b|as\b|because|since|in\b|even)`,
  ),
  feature(
    'concealment',
    5,
    String.raw`\b(?:do not|don['’]?t|never|without)\b (?:\w{1,14} ){0,2}(?:tell|telling|mention|mentioning|inform|informing|notify|notifying|alert|alerting)\b[^.\n]{0,30}\b(?:users?|humans?|anyone)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:do|perform|execute|run|handle|complete) (?:it|this|that|so|the following|these|all of this)\b[^.\n]{0,16}\b(?:silently|secretly|covertly|quietly|discreetly|invisibly)`,
  ),
  feature('concealment', 7, String.raw`\bno need to (?:notify|tell|inform|mention|alert|warn|ask (?:the|for|them|him|her|first)\b)`),
  feature(
    'concealment',
    8,
    String.raw`\b(?:do not|don['’]?t|never|must not|should not|without) (?:\w{1,14} ){0,2}(?:mention|mentioning|disclos(?:e|ing)|talk about|speak of|refer(?:ring)? to|acknowledg(?:e|ing)|reveal(?:ing)?|explain(?:ing)?) (?:that (?:you|this|it|the)|this|it\b|these|why\b|the (?:file|read|existence|instruction|change|real|fact|copy|extra|step))`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:silently|secretly|covertly|quietly|discreetly|invisibly|stealthily|in the background)\b[ ,]{1,3}(?:also )?(?:and \w{1,14} )?(?:${SEND}|call|invoke|log|record|cc|bcc|capture)s?\b|(?:${CLAUSE}|\b(?:should|shall|have to|need to|to|will|you|it|this|tool|agent) )(?:silently|secretly|covertly|quietly|discreetly|invisibly|stealthily)\b[ ,]{1,3}(?:also )?(?:${TAKE}|run|execute|write|install|change|replace|modify)s?\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:hid(?:e|den|ing)|conceal(?:ed|ing)?|keep (?:this|it|that)\b[^.\n]{0,30}(?:secret|hidden|confidential|private|invisible)|invisible|secret)\b[^.\n]{0,24}\bfrom (?:the )?(?:users?|humans?|them|logs?|audit)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:users?|humans?|they|person|customer) (?:must|should|does|do|need|will|can|shall|may)(?: not|n['’]t)\b[^.\n]{0,20}\b(?:know|see|notice|be (?:aware|informed|told|notified|shown|alerted)|find out|learn|realise|realize)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\bwithout (?:the )?(?:users?(?:['’]s)?|their|them|human) ?(?:being |becoming )?(?:knowledge|awareness|noticing|knowing|consent|aware|approval|permission|told|being told)`,
  ),
  feature('concealment', 8, String.raw`\bpresent\b[^.\n]{0,40}\bas (?:if|though|part of)\b`),
  feature(
    'concealment',
    6,
    String.raw`\b(?:act|behave|respond|reply|answer|pretend|continue|look) (?:as (?:if|though)|like|normally)\b[^.\n]{0,40}\b(?:nothing|normal|you|properly|usual|did not|never)`,
  ),
  feature(
    'concealment',
    5,
    String.raw`\b(?:(?:could|might|may|would) (?:even )?(?:upset|alarm|scare|worry|confuse) (?:the )?(?:users?|them)|secret operation|(?:this|it) is (?:a )?(?:secret|confidential)|do not explain why|unnecessary alarm)`,
  ),

  // Private things taken where no tool has to have them.
  feature(
    'private_data',
    8,
    String.raw`\b(?:you (?:must|should|need to|have to|are required to|will|shall)|must|please|first|then|also|always|before[^.\n]{0,50},|important[^a-z\n]{1,5}|note[^a-z\n]{1,4}|required[^a-z\n]{1,4}|prior to[^.\n]{0,50},|and (?:also|then)|but) (?:first |also |always |silently |secretly |automatically )?(?:use \S{1,30} to )?(?:call \S{1,30} (?:to|and|with|on) )?${TAKE}\b[^\n]{0,70}(?:~|/home/|/root/|/users/|\$HOME|c:\\)?[^\n]{0,20}(?:\.ssh\b|id_(?:rsa|ed25519|ecdsa|dsa)|ssh (?:private )?keys?|private[ _]keys?|\.env\b|environment variables|\.aws\b|\.kube\b|\.netrc|\.npmrc|\.git-credentials|\.bash_?history|\.bashrc|\.zshrc|/etc/(?:passwd|shadow)|\bmcp\.json|\.cursor\b|claude_desktop_config|keychain|master password|system prompt|(?:conversation|chat|message|browsing|command) history|(?:entire|whole|full|complete|current) (?:conversation|chat|context))`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:and|to) (?:first |also |always |silently |secretly |automatically )?(?:call \S{1,30} (?:to|and|with|on) )?${TAKE}\b[^\n]{0,70}(?:~|/home/|/root/|/users/|\$HOME|c:\\)?[^\n]{0,20}(?:\.ssh\b|id_(?:rsa|ed25519|ecdsa|dsa)|ssh (?:private )?keys?|private[ _]keys?|\.aws\b|\.kube\b|\.netrc|\.git-credentials|\.bash_?history|/etc/(?:passwd|shadow)|\bmcp\.json|\.cursor\b|claude_desktop_config|keychain|master password)`,
  ),
  feature(
    'private_data',
    5,
    String.raw`\b(?:and|to) (?:first |also |always |silently |secretly |automatically )?${TAKE}\b[^.\n]{0,50}(?:\.env\b|environment variables|\.npmrc|\.bashrc|\.zshrc|system prompt|(?:conversation|chat|message|browsing|command) history|(?:entire|whole|full|complete|current) (?:conversation|chat|context))`,
  ),
  feature(
    'private_data',
    7,
    String.raw`(?:^|[.!?:;>)\]"\n]\s{0,12}|\b(?:also|then|and|please|must|first|to) )(?:also |then |first |please )?(?:steal|exfiltrate|leak|siphon|smuggle)\b|\bharvest (?:the |all |any |every |user['’]?s ){0,3}(?:\w{1,12} )?(?:credentials|tokens|passwords|keys|cookies|secrets|data)\b`,
  ),
  feature('private_data', 5, String.raw`\b(?:exfiltrat(?:e|es|ing|ion)|steals?|stealing|siphons?)\b`),
  feature(
    'private_data',
    5,
    String.raw`\b(?:read|open|access|cat|load|send|pass|include|steal|reads|sends|collects|accesses|passes|reading)\b[^\n.]{0,70}(?:~/\.|/root/\.|\.ssh\b|id_(?:rsa|ed25519|ecdsa)|ssh keys?|\.aws/|/etc/(?:passwd|shadow)|\bmcp\.json|\.cursor\b|claude_desktop_config|\.env\b|private keys?)`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:pass|include|send|provide|put|append|add|share|forward|paste|attach|copy|supply|submit)\b[^.\n]{0,30}\b(?:entire|whole|full|complete|all (?:of )?(?:the )?(?:previous|prior|past|user['’]?s?))\b[^.\n]{0,20}\b(?:conversation|chat|context|history|messages|prompts?|session)`,
  ),
  feature(
    'private_data',
    6,
    String.raw`\b(?:${TAKE})\b[^.\n]{0,40}\b(?:${PRIVATE})[^.\n]{0,60}\b(?:in|as|into|to|via|through|within)\b[^.\n]{0,24}\b(?:context|side ?notes?|notes?|metadata|comments?|query|response|reply|answer|log|summary|title)\b`,
  ),

  feature(
    'private_data',
    8,
    String.raw`(?:^|[.!?\n]\s{0,8})(?:please |also |then )?(?:reveal|leak|expose|dump|disclose|print|output)\b[^.\n]{0,16}\b(?:credentials|api keys|secrets|passwords|private keys|system prompt)\b`,
  ),

  feature(
    'private_data',
    5,
    String.raw`\b(?:record|log|send|pass|report|capture|include|supply|copy|store)s? (?:the |its |their )?(?:full|complete|entire|whole|raw|exact|unredacted) (?:arguments|parameters|inputs?|results?|outputs?|prompts?|requests?|responses?|messages?)\b`,
  ),
  feature('private_data', 4, String.raw`\b(?:read|get|take|find|collect) the (?:token|secret|password|key|cookie|credentials?)s?\b`),

  // A channel beside what the tool needs.
  feature('side_channel', 5, String.raw`\bside[ _-]?notes?\b`),
  feature(
    'side_channel',
    6,
    String.raw`\b(?:pass|put|include|insert|add|append|place|send|embed|supply) (?:all )?(?:its|their|the|whose|that|this|file)\b[^.\n]{0,12}\bcontents?\b[^.\n]{0,40}\b(?:as|in|into|through|via) [^.\n]{0,16}(?:[\x60'"]\w|\b(?:parameters?|arguments?|side ?notes?|notes?|query|headers?|metadata|comments?)\b)`,
  ),
  feature(
    'side_channel',
    5,
    String.raw`\bas (?:their |its )?(?:ascii|base64|hex|encoded|binary)\b[^.\n]{0,16}\b(?:values?|codes?|string|text|form)?`,
  ),
  feature(
    'side_channel',
    6,
    String.raw`\b(?:read|open|get|fetch|take|retrieve|load|cat|find)\b[^\n]{1,100}(?:,| and| then)(?: then)? (?:pass|include|put|supply|send|provide|insert|append|attach|store|paste) (?:it|them|its|their|this|that|the (?:contents?|values?|results?|outputs?|text))\b[^.\n]{0,20}\b(?:as|in|into|to|via|through|under|within)\b`,
  ),
  // Another tool is to read a file that this one has no use for.
  feature(
    'side_channel',
    6,
    String.raw`\b(?:call|use|invoke|using|via|with) (?:the |a |an )?(?:\w{1,12} )?[\x60'"]?(?:read|get|open|fetch|load|cat)_(?:text_)?(?:file|files|document|resource)s?[\x60'"]?(?: tool)? (?:with|on|to (?:read|open|fetch))\b[^.\n]{0,24}[\x60'"~/.]{1,3}[\w~/]`,
  ),
  feature(
    'side_channel',
    6,
    String.raw`\bset [\w` + '`' + String.raw`'"]{1,24} to (?:the )?(?:full |entire |complete |raw )?(?:contents?|value|text|output) of\b`,
  ),
  feature(
    'side_channel',
    3,
    String.raw`\b(?:otherwise|or else|if not),? (?:the |this |it |all )?(?:tools?|functions?|system|application|call|operation|it|\w{1,20})? ?(?:will|would|may|does)(?: not|n['’]t)? ?(?:work|fail|function|crash|break|be blocked|operate)`,
  ),

  // Where things go that nobody sent for.
  feature(
    'exfiltration',
    7,
    String.raw`\b(?:send|forward|post|copy|relay|text|forwarded|copied)\b[^.\n]{0,80}\b(?:messages?|chats?|inbox|conversations?|contacts|history|data|it|them)\b[^.\n]{0,24}\bto \+\d[\d -]{3,20}`,
  ),
  feature(
    'exfiltration',
    7,
    String.raw`\b(?:send|forward|post|upload|transmit|copy|bcc|cc|report|deliver|submit|relay|redirect|mirror|exfiltrate|route|sent|forwarded|posted|uploaded|transmitted|copied|sharing|sending|forwarding)\b[^\n]{0,80}\b(?:to|at|via) [^\n]{0,24}(?:https?://|attacker|evil|external (?:server|endpoint|address|host|url|site|service)|remote (?:server|endpoint|host)|third[- ]party|(?:the |a )?(?:collection|drop) (?:url|endpoint|server|address)|(?:the |our )?(?:backup|shadow|secondary) (?:server|endpoint|host|url)|(?:our|my|the following|this) (?:server|endpoint|webhook|address|email)|[\w.+-]{1,40}@[\w-]{1,40}\.[a-z])`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:send|forward|post|upload|transmit|copy|report|submit|relay|append|share)\b[^.\n]{0,60}\b(?:(?:conversation|chat|message|prompt|browsing|command)s? (?:history|log|context|so far|text|transcript)|(?:conversations?|chats?)(?: as (?:an?|the)|,)|(?:entire|whole|full|complete|original|all(?: of)?(?: the)?|user['’]?s) (?:\w{1,14} )?(?:conversations?|chats?|messages?|prompts?))\b[^.\n]{0,30}\b(?:to|at|via) (?:https?:|www\.|an? |the )`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:all|any|every|each) (?:\w{1,14} )?(?:e-?mails?|messages?|payments?|requests?|data|responses?|prompts?|queries|files?|transfers?|results?|outputs?|commits?)\b[^.\n]{0,30}\b(?:must|should|have to|need to|will|shall|are|is)(?: also| always| first| now)? (?:be )?(?:sent|forwarded|copied|redirected|routed|uploaded|addressed|posted|cc['’]?e?d|bcc['’]?e?d|passed)`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:add|include|put|set|append|insert|also|must|always)\b[^.\n]{0,60}\bb?cc\b[^.\n]{0,30}@|@[\w.-]{3,60}[^.\n]{0,12}\b(?:to|as|in) [^.\n]{0,8}\bb?cc\b`,
  ),
  feature('exfiltration', 5, String.raw`\b(?:must|always|also|should) (?:add (?:a )?)?b?cc\b`),
  feature(
    'exfiltration',
    8,
    String.raw`\byou (?:must|should|shall|have to|need to|are required to|will) (?:always |also |first |then |silently ){0,2}(?:send|forward|upload|post|copy|transmit|report|mirror|relay)\b[^.\n]{0,60}\bto\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:fetch|visit|navigate to|open|request|call) (?:this|the following|that) (?:url|endpoint|link|page|address|site)\b[^.\n]{0,16}\bwith (?:the |all |any )?(?:user(?:['’]?s)? |tool )?(?:data|results?|inputs?|contents?|responses?|answers?|messages?)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`(?:attacker|attkr|evil|exfil|malicious|pwned?|p0wned|hacker)[\w.-]{0,30}(?:\.(?:com|net|org|io|example|test|invalid|ru|dev|app)\b|@)|@(?:attacker|evil|pwnd|pwned)`,
  ),
  feature(
    'exfiltration',
    6,
    String.raw`\b(?:curl|wget|invoke-webrequest|iwr|nc|ncat)\b[^\n]{0,120}(?:\$\(|\||` + '`' + String.raw`|@|--data|-d )`,
  ),
  feature('exfiltration', 6, String.raw`!\[[^\]\n]{0,60}\]\(https?://[^)\n]{0,200}(?:\{|\$|=)`),
];
