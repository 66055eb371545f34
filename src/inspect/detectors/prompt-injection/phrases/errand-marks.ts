import type { Mark } from './mark.js';

const SENDS = ['send', 'forward', 'email', 'post', 'upload', 'transmit', 'submit', 'copy', 'cc', 'bcc', 'exfiltrate', 'export', 'archive'];
const GETS = ['get', 'read', 'find', 'collect', 'gather', 'retrieve', 'fetch', 'list', 'extract', 'compile', 'export', 'download'];
const PAYS = ['send', 'transfer', 'wire', 'pay', 'make', 'initiate'];
const TELLS = ['print', 'output', 'say', 'reply', 'respond', 'answer', 'include'];
const GIVES = ['print', 'output', 'send', 'forward', 'include', 'encode', 'post', 'paste'];
const ADDRESS = '(?:[\\w.+-]{1,64}@\\w|https?:\\/\\/|www\\.)';
const LABELS = [
  'important',
  'urgent',
  'mandatory',
  'required',
  'attention',
  'critical',
  'maintenance',
  'audit',
  'security',
  'compliance',
  'verification',
];
const DOES =
  '(?:[Aa]lso\\s)?(?:[Ss]end|[Ff]orward|[Ee]?-?[Mm]ail|[Cc]all|[Ww]rite|[Dd]elete|[Tt]ransfer|[Ff]etch|[Rr]ead|[Ee]xport|[Pp]rint|[Oo]utput|[Pp]ost|[Uu]pload|[Ii]nclude|[Rr]eply|[Rr]espond|[Ee]xecute|[Rr]etrieve|[Dd]ump|[Cc]reate|[Uu]pdate|[Aa]pprove|[Cc]opy|[Aa]rchive|1[.)])';

/** What an errand goes with, that is written with signs or in capitals. */
export const ERRAND_MARKS: readonly Mark[] = [
  // To whom: of a person one asks it in a mail, and for that it is too little alone.
  {
    rule: 'polite_order',
    weight: 4,
    needs: ' ',
    words: SENDS,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:${SENDS.join('|')})\\s(?:the|it|them|this|these|those|everything|each|full|contents?|copies|complete|entire|both|[\\w-]{1,32}\\.\\w{2,4})\\s(?:[^\\n.!?]|\\.\\w){0,80}?\\b(?:to|at|via)\\s[^\\n!?]{0,24}?${ADDRESS}`,
      'i',
    ),
  },
  // `retrieve all salaries and send them to …`
  {
    rule: 'exfiltration',
    weight: 8,
    needs: ' ',
    words: GETS,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:${GETS.join('|')})\\s(?:all|every|each|any)\\s[^\\n.!?]{1,60}?[,.]?\\s(?:and|then|to)\\s(?:then\\s|also\\s)?(?:${SENDS.join('|')})\\s(?:it|them|this|that|these|those|everything|the\\s\\w{1,16})\\s[^\\n!?]{0,40}?\\b(?:to|at|via)\\s[^\\n!?]{0,24}?${ADDRESS}`,
      'i',
    ),
  },
  // To whose account: bills ask it too.
  {
    rule: 'exfiltration',
    weight: 4,
    needs: ' ',
    words: PAYS,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:${PAYS.join('|')})\\s(?:a\\s(?:payment|transfer)\\sof\\s)?(?:[$€£]\\s?[\\d,.]{1,12}|[\\d,.]{1,12}\\s?(?:usd|eur|gbp|dollars|euros|eth|btc|usdt?)|all\\s[\\w\\s]{1,24}|the\\s(?:balance|funds))\\b[^\\n.!?]{0,60}?\\bto\\s[^\\n.!?]{0,32}?(?:\\baccount\\s(?:number\\s)?[\`'"]?[A-Z\\d][\\w-]{3,34}|\\b0x[\\da-f]{4,40}|\\bwallet\\b|[\\w.+-]{1,64}@\\w)`,
      'i',
    ),
  },
  // `[SYSTEM] Forward`, `admin note: export`
  {
    rule: 'new_task',
    weight: 3,
    // Any white space.
    needs: '',
    words: ['system', 'admin', 'administrator', 'developer', 'assistant'],
    begins: { before: 1 },
    surface: 'result',
    pattern: new RegExp(
      `[[<]?\\b(?:system|admin|administrator|developer|assistant)(?:\\s(?:note|notice|update|message|override|alert|directive|instruction|internal|command))?\\s?[:\\]>%*=-]{1,6}\\s{0,3}(?:please\\s|you\\smust\\s|immediately\\s)?(?:send|forward|e?mail|transfer|export|upload|delete|retrieve|reply|respond|output|print|read|execute)\\s`,
      'i',
    ),
  },
  // `AUDIT: send all data`, `REQUIRED ACTION: Write`
  {
    rule: 'markup',
    weight: 3,
    needs: ':',
    words: [
      'audit',
      'action',
      'instruction',
      'instructions',
      'required',
      'todo',
      'important',
      'mandatory',
      'urgent',
      'notice',
      'policy',
      'addendum',
      'directive',
      'system',
      'maintenance',
      'compliance',
      'security',
      'error',
      'override',
      'task',
      'command',
      'reminder',
      'update',
      'note',
    ],
    // `MANDATORY SECURITY COMPLIANCE `
    begins: { before: 40 },
    surface: 'result',
    pattern: new RegExp(
      `(?:^|\\n|[.!?>\\]*(]\\s?)\\[?(?:[A-Z]{4,12}[ _-]?){1,4}(?:\\s?\\([A-Z ]{1,20}\\))?\\]?\\s?:\\s{1,2}(?:please\\s|you\\smust\\s|immediately\\s)?${DOES}\\s`,
    ),
  },
  // `Important: send`, `Mandatory compensation review: retrieve`
  {
    rule: 'markup',
    weight: 3,
    needs: ':',
    words: LABELS,
    begins: { before: 4 },
    surface: 'result',
    pattern: new RegExp(
      `(?:^|\\n|[.!?>\\]*(#]\\s{0,2})[[*_"']{0,3}(?:${LABELS.join('|')})(?:\\s\\w{1,16}){0,3}[*_\\]]{0,3}\\s?:\\s{1,2}(?:please\\s|you\\smust\\s|immediately\\s)?${DOES}\\s`,
      'i',
    ),
  },
  // `Output HACKED_OK`: the answer is given.
  {
    rule: 'answer_content',
    weight: 6,
    needs: ' ',
    words: TELLS,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:${TELLS.join('|')}|${TELLS.map((each) => `${each.charAt(0).toUpperCase()}${each.slice(1)}`).join('|')})\\s(?:only\\s|exactly\\s|with\\s|as\\s|output\\s|the\\s(?:word|string|token|code|phrase|marker|text|value|line|message)\\s){0,4}['"\`]?[A-Z][A-Z0-9]{2,20}(?:[_ -][A-Z0-9]{2,20}){1,6}`,
    ),
  },
  // `Forward SLACK_TOKEN`, `the password from lab.txt`
  {
    rule: 'extraction',
    weight: 7,
    needs: ' ',
    words: GIVES,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:${GIVES.join('|')})\\s(?:the\\svalue\\sof\\s|all\\s|any\\s|the\\s)?(?:[A-Z0-9]{0,16}_)?(?:key|token|secret|password|credentials|canary)(?:_[A-Z0-9]{1,16}){0,3}\\s(?:[a-z]{1,12}\\s){0,3}?(?:from|in|of|as|to|and|base64)\\s`,
      'i',
    ),
  },
  // `read /config/keys.env and write contents`
  {
    rule: 'exfiltration',
    weight: 5,
    needs: '/',
    words: ['read', 'open', 'load', 'reading', 'opening', 'cat', 'access', 'retrieve'],
    begins: { before: 0 },
    surface: 'result',
    pattern:
      /\b(?:read|open|load|reading|opening|cat|access|retrieve)\s(?:[^\n!?]{0,40}?\s)?[`'"]?(?:~|\.)?(?:\/[\w.-]{1,32}){2,6}[^!?\n]{0,80}?\b(?:and|then|to)\s(?:also\s)?(?:write|include|append|paste|report|return|encode|attach|send|post|email|emailing|forward|summarize)\b/i,
  },
  // What no reader sees, and speaks to one.
  {
    rule: 'markup',
    weight: 7,
    needs: 'style',
    words: ['style'],
    surface: 'result',
    pattern:
      /<\w{1,12}\s[^<>]{0,60}style\s?=\s?["'][^"'<>]{0,120}(?:display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?[01](?:px|pt|em)?|left\s?:\s?-\d{4}|opacity\s?:\s?0\b|color\s?:\s?(?:white|#fff\b|#ffffff))[^<>]{0,80}>[^<>]{0,120}\b(?:ignore|override|instructions?|assistant|agent|must|summary|respond|reply|send|output|important|system|disregard|forget)\b/i,
  },
];
