import type { Mark } from './mark.js';

const SENDS = ['send', 'forward', 'email', 'mail', 'transmit', 'share', 'post', 'upload', 'transfer', 'wire', 'sent', 'bcc'];
const GETS = ['get', 'read', 'find', 'collect', 'gather', 'retrieve', 'fetch', 'concatenate', 'access', 'tell'];

/** What is kept where the reader of a text may look, and its writer may not: a colleague asks for a report, not for all messages. */
const KEPT =
  '(?:(?:all|every|each|entire|whole|latest|last|recent|complete)\\s(?:of\\s)?(?:the\\s|my\\s|your\\s)?(?:[\\w-]{1,14}\\s){0,2}(?:messages?|e?mails?|inbox|files?|conversations?|chats?|contacts|transactions|documents|credentials|passwords|keys|history)' +
  '|(?:body|contents?|text|copy|copies|attachment)\\sof\\s(?:the|every|each|all|any|my|your)\\s(?:[\\w-]{1,14}\\s){0,3}(?:messages?|e?mails?|inbox|files?|documents?|conversations?|channels?)' +
  '|(?:passport|bank\\saccount|credit\\scard|social\\ssecurity|security|verification|one-time|2fa|confirmation|id)\\s(?:numbers?|codes?|details)' +
  "|(?:the\\s|all\\sof\\sthe\\s)(?:user's|users'|user’s|victim's|owner's|account's)\\s(?:[\\w-]{1,14}\\s){0,2}(?:messages?|e?mails?|inbox|files?|documents?|contacts|calendar|history|location|schedule|notes|credentials|password)" +
  "|(?:user|user's|users'|customer|personal)\\s(?:information|data|details|address|phone\\snumber)" +
  '|private\\skeys?|api\\skeys?|ssh\\skeys?|secret\\skeys?|passwords?|access\\stokens?)';
/** No longer than is told: a sign must be seen whole beside what was decoded (`LONGEST_SIGN`). 64 is the most before the `@` (RFC 5321, 4.5.3.1.1). */
const TO_ADDRESS = ' to\\b[^\\n.!?]{0,24}?[\\s\'"`<(](?:[\\w.+-]{1,64}@\\w|https?:\\/\\/|www\\.)';

/** An order to send what is kept to an address that stands in the text itself. */
export const SINKS: readonly Mark[] = [
  {
    rule: 'exfiltration',
    weight: 9,
    needs: ' ',
    words: SENDS,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:${SENDS.join('|')})\\b(?:[^\\n.!?]|\\.\\w){0,60}?\\b${KEPT}\\b(?:[^\\n.!?]|\\.\\w){0,80}?${TO_ADDRESS}`,
      'i',
    ),
  },
  // `Get all user information. Send it to …`
  {
    rule: 'exfiltration',
    weight: 9,
    needs: ' ',
    words: GETS,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:${GETS.join('|')})\\b[^\\n!?]{0,40}?\\b${KEPT}\\b[^\\n]{0,80}?\\b(?:send|forward|email|post|upload)\\s(?:it|them|this|that|these|everything|the\\s(?:result|content|contents|information|data))\\b[^\\n!?]{0,40}?${TO_ADDRESS}`,
      'i',
    ),
  },
  // An account has no other name.
  {
    rule: 'exfiltration',
    weight: 9,
    needs: ' ',
    words: ['send', 'transfer', 'wire', 'pay'],
    begins: { before: 0 },
    surface: 'result',
    pattern:
      /\b(?:send|transfer|wire|pay) (?:a\s(?:transaction|payment)|\$?[\d,.]{1,12}(?:\s(?:usd|eur|dollars|euros))?|money|all\sfunds|the\smoney|funds)\b[^\n.!?]{0,60}?\bto\b[^\n.!?]{0,24}?\s['"`]?[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/i,
  },
  // What was sent is to be seen by nobody.
  {
    rule: 'concealment',
    weight: 6,
    needs: 'elete',
    words: ['delete'],
    surface: 'result',
    pattern:
      /\b(?:[Tt]hen|[Aa]fterwards?|[Aa]nd)\s(?:also\s)?delete\s(?:the\s(?:sent\s)?(?:e?mail|message)|this\s(?:e?mail|message)|each\sof\s(?:the|those|these)|the\s(?:original|evidence|logs?|history)|it\sfrom\s(?:the\s)?(?:sent|outbox|history))\b/,
  },
];
