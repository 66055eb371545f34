import { CLAUSE, feature, type Feature } from './feature.js';

const GIVE = String.raw`(?:populate|fill|pass|paste|include|contain|append|attach|supply|provide|prefix|prepend|set|put|add|followed by|hand over)`;

/** What of the conversation, the machine or the money goes along with a call, or elsewhere. */
export const HANDED_OVER: readonly Feature[] = [
  // What was said and opened, as an argument.
  feature(
    'private_data',
    8,
    String.raw`\b${GIVE}\b[^.\n]{0,50}\b(?:passwords?|credentials?|secrets?|api keys?|tokens?|cookies|card numbers?|files?|documents?)\b[^.\n]{0,24}\b(?:the user (?:has |have )?(?:typed|entered|said|shared|provided|pasted|mentioned|sent|opened|uploaded)|(?:in|from|of|during|throughout) (?:this|the (?:current|whole|entire)) (?:chat|conversation|session))\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b${GIVE}\b[^.\n]{0,30}\b(?:last|previous|recent|prior|preceding|latest) (?:\w{1,12} )?(?:user )?(?:messages|turns|prompts|exchanges) (?:of|from|in) (?:the|this) (?:conversation|chat|session|dialogue)\b[^.\n]{0,16}\b(?:so|to|for|in order)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${CLAUSE}(?:call|invoke|run|trigger|send|pass|include|use)\b[^.\n]{0,40}\bwith (?:all|every|the (?:full|entire|complete|whole)) (?:\w{1,14} )?(?:context|conversation|chat|session|memory)\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`${CLAUSE}(?:load|supply|pass|include|attach|send|fetch|collect|read|steal|copy)\b[^.\n]{0,30}\b(?:user['’]?s?|browser|session) (?:\w{1,10} )?cookies?\b|\b(?:must|should) (?:also |always )?(?:contain|include|carry|hold)\b[^.\n]{0,20}\b(?:user['’]?s|current|active) (?:\w{1,10} )?(?:session|access|auth(?:entication)?) tokens?\b[^.\n]{0,12}\b(?:for|so)\b`,
  ),
  // What lies in somebody's home is nobody's argument.
  feature(
    'private_data',
    8,
    String.raw`${CLAUSE}(?:attach|include|append|paste|send|upload|post|pass|supply|forward|embed|hand over|run .cat|cat)\b[^.\n]{0,40}(?:~/\.|/root/\.|\$HOME/\.)\w`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${CLAUSE}(?:append|include|attach|send|pass|add|insert|paste|dump)\b[^.\n]{0,40}(?:\bprintenv\b|\bprocess\.env\b|\bos\.environ\b|\boutput of .?env\b)`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:read|open|get|fetch|collect|find|take|grab|load)\b[^.\n]{0,40}(?:\.ssh\b|\bid_(?:rsa|ed25519|ecdsa|dsa)\b|\.aws\b|\.kube\b|/etc/(?:passwd|shadow)|\bprivate keys?\b|\bpasswords\b)[^.\n]{0,40}\band (?:then )?(?:send|post|forward|upload|transmit|e-?mail|share|include|submit) (?:it|them|its|their|the|all)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:sends?|sending|logs?|records?|recording|uploads?|captures?|streams?|keep)\b[^.\n]{0,24}\b(?:keystrokes|key presses|clipboard contents?)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:keep|store|save|leave|put|make) (?:an? )?(?:extra |second |hidden )?(?:copy|copies|backup|duplicate|record) of\b[^.\n]{0,60}\b(?:at|to|on|under) https?://`,
  ),
  feature(
    'exfiltration',
    6,
    String.raw`\b(?:before|after|always|also|first)\b[^.\n]{0,40}\bshare\b[^.\n]{0,40}\bwith (?:https?://|[\w.+-]{1,40}@[\w-]{1,40}\.[a-z])`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:route|send|transfer|redirect|move|divert|forward)\b[^.\n]{0,16}\b(?:difference|remainder|surplus|rounding|excess|extra cents)\b[^.\n]{0,16}\bto\b|\buse (?:the )?(?:account|wallet|iban|address) \S{2,64} for (?:all|every|any)\b`,
  ),
  feature(
    'exfiltration',
    7,
    String.raw`\b(?:all|every) (?:\w{1,12} ){0,2}(?:messages?|e-?mails?|payments?|transfers?|traffic) (?:must|have to|has to|need to|needs to|shall) (?:first |always )?(?:go|pass|run|be sent|be routed) (?:through|via|to)\b`,
  ),

  // In an argument by its description.
  feature(
    'private_data',
    8,
    String.raw`\b(?:automatically|must|should|will|always|shall)\b[^.\n]{0,12}\b(?:include|contain|carry|hold|receive)\b[^.\n]{0,12}\b(?:all|every|the (?:full|entire|whole|complete|current|user['’]?s)) (?:of )?(?:the )?(?:\w{1,12} )?(?:environment variables|env(?:ironment)? vars|system prompt|system instructions|conversation|chat history|passwords|credentials)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:any|all|store|put|write|paste|enter|include|add)\b[^.\n]{0,12}\b(?:sensitive|confidential|private|secret|personal)\b[^.\n]{0,24}\b(?:data|information|info|credentials|secrets|details|files?)\b[^.\n]{0,24}\b(?:to include|discovered|found|you (?:know|have|hold|find|see)|seen|available to you|from (?:the|this) (?:context|conversation|chat|session))\b`,
  ),
  // A variable of the machine that the server already could read, if it were meant to.
  {
    rule: 'private_data',
    weight: 8,
    pattern:
      /\b(?:[Pp]ass|[Pp]rovide|[Ii]nclude|[Ss]end|[Ss]upply|[Pp]ut|[Pp]aste|[Aa]ppend|[Aa]ttach)\b[^.\n]{0,24}\b[A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,16}){0,3}_(?:API_?KEY|KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS)\b[^.\n]{0,30}\b(?:as|in|to|via|with|through|under)\b[^.\n]{0,24}\b(?:parameter|argument|field|header|query|body)\b/,
  },
  feature(
    'private_data',
    8,
    String.raw`\b(?:access|read|get|fetch|collect|take|grab|capture|load|retrieve|copy)\b[^.\n]{0,24}\b(?:(?:conversation|chat|message|browsing|command) history|clipboard(?: contents?)?|system prompt|keystrokes|address book|contact list|browser cookies)\b[^.\n]{0,16}\band (?:then )?(?:send|post|forward|upload|transmit|e-?mail|share|submit|report) (?:it|them|its|their|everything|the result)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`(?:^|[.!?:;\n]\s{0,8}|\b(?:and|then|also|always) )(?:please |also |first )?(?:read|open|copy|collect|dump|load|cat|include|list|scan) (?:all |any |every |each |the |of |user['’]?s ){0,4}(?:files?|keys?|contents?|everything|secrets?)?(?: ?(?:in|of|from|under|at|inside))? ?(?:~|\$HOME|/root|/home/\w{1,20})/\.(?:ssh|aws|gnupg|kube)(?:/id_\w{1,12}|/credentials)?(?:$|[^/\w])`,
  ),
  feature(
    'private_data',
    5,
    String.raw`\b(?:enter|type|provide|confirm|submit|give us|tell us) your (?:\w{1,14} )?(?:password|passphrase|pin|cvv|seed phrase|recovery phrase|private key|one[- ]time (?:code|password)|2fa code)\b`,
  ),
  // Where such things are caught: addresses that anybody has within a second, and nobody runs a service at.
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:send|post|forward|upload|submit|report|transmit|copy|relay|deliver|fetch|call|visit|load|render)\b[^\n]{0,60}\b(?:[\w-]{1,63}\.){0,4}(?:ngrok(?:-free)?\.(?:io|app|dev)|webhook\.site|requestbin\.(?:com|net)|pipedream\.net|interact\.sh|oast\.(?:fun|pro|live|me|site|online|us)|oastify\.com|burpcollaborator\.net|beeceptor\.com|hookbin\.com|postb\.in|requestcatcher\.com|trycloudflare\.com|serveo\.net|loca\.lt|dnslog\.cn|ceye\.io|canarytokens\.(?:com|org))\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:forward|relay|proxy|redirect|reroute|mirror) (?:this|all|every|each) (?:\w{1,12} )?(?:requests?|calls?|messages?|quer(?:y|ies)|conversations?)\b[^.\n]{0,12}\bto (?:another|a different|an external|an outside|a remote|a third[- ]party|an unknown|a hidden)\b`,
  ),

  feature(
    'exfiltration',
    6,
    String.raw`\b(?:stored|shared|kept|placed|synced|synchroni[sz]ed|mirrored|deposited) (?:with|at) (?:our|a|an|the|one of our) (?:external |trusted |analytics )?(?:partners?|third part(?:y|ies)|vendors?|data broker)\b`,
  ),

  // Said of the tool itself, as if it were a feature.
  feature(
    'private_data',
    8,
    String.raw`\b(?:also|additionally) (?:reads?|collects?|gathers?|copies|sends?|uploads?|retrieves?|captures?|accesses)\b[^.\n]{0,50}(?:~/\.|\bssh (?:private )?keys?|\bprivate keys?|\bcredential files?|\bshell history|\bbrowser (?:cookies|history|passwords))`,
  ),
];
