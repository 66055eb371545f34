import { feature, type Feature } from './feature.js';

/** Where things go that nobody sent for. */
export const EXFILTRATION: readonly Feature[] = [
  feature(
    'exfiltration',
    7,
    String.raw`\b(?:send|forward|post|copy|relay|text|forwarded|copied)\b[^.\n]{0,80}\b(?:messages?|chats?|inbox|conversations?|contacts|history|data|it|them)\b[^.\n]{0,24}\bto \+\d[\d -]{3,20}`,
  ),
  feature(
    'exfiltration',
    7,
    String.raw`\b(?:send|forward|post|upload|transmit|copy|bcc|cc|report|deliver|submit|relay|redirect|mirror|exfiltrate|route|sent|forwarded|posted|uploaded|transmitted|copied|sharing|sending|forwarding)\b(?:[^.;\n]|\.\S){0,80}\b(?:to|at|via) (?:[^.;\n]|\.\S){0,24}(?:https?://|attacker|evil|external (?:server|endpoint|address|host|url|site|service)|remote endpoint|third[- ]party|(?:the |a )?(?:collection|drop) (?:url|endpoint|server|address)|(?:the |our )?(?:backup|shadow|secondary) (?:server|endpoint|host|url)|(?:(?:our|my|the following|this) (?:server|endpoint|webhook)|(?:our|my|the following) (?:address|email))|[\w.+-]{1,40}@[\w-]{1,40}\.[a-z])`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:send|forward|post|upload|transmit|copy|mirror)\b[^\n]{0,30}\b(?:credentials?|secrets|passwords?|private keys?|tokens|id_rsa|\.env)\b[^\n]{0,24}\bto (?:the |an? |our |its )?remote (?:server|host)`,
  ),
  // What a client for files is for, too.
  feature(
    'exfiltration',
    5,
    String.raw`\b(?:send|forward|post|upload|transmit|copy|mirror|sent|forwarded|posted|uploaded|transmitted|copied|sending|forwarding)\b[^\n]{0,80}\b(?:to|at|via) [^\n]{0,24}remote (?:server|host)`,
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
