import type { Mark } from './mark.js';

const SENDS = [
  'send',
  'forward',
  'email',
  'mail',
  'transmit',
  'share',
  'post',
  'upload',
  'transfer',
  'copy',
  'emailing',
  'uploading',
  'forwarding',
];
const READS = ['read', 'open', 'load', 'export', 'reading', 'opening'];
/** A file by its path: a person who is asked for one knows it by its name. */
const FILE = '[`\'"]?(?:~|\\.)?(?:\\/[\\w.-]{1,24}){1,4}';
const SINK = '(?:[\\w.+-]{1,64}@\\w|https?:\\/\\/)';

/** Files of the machine that a text is read on, asked for by one that names where they are to go. */
export const FILE_SINKS: readonly Mark[] = [
  // `Email /data/tickets.csv to …`
  {
    rule: 'exfiltration',
    weight: 8,
    needs: '/',
    words: SENDS,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:${SENDS.join('|')})\\s(?:[\\w']{1,14}\\s){0,4}?${FILE}[\`'"]?\\s(?:\\w{1,14}\\s){0,3}?to\\s[^\\n!?]{0,40}?${SINK}`,
      'i',
    ),
  },
  // `read /etc/app.env and POST it to …`
  {
    rule: 'exfiltration',
    weight: 9,
    needs: '/',
    words: READS,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:${READS.join('|')})\\s[^\\n!?]{0,40}?\\s?${FILE}[^!?]{0,60}?\\b(?:send|post|upload|e?mail|forward|transmit|emailing|uploading|posting|sending)\\b[^!?]{0,60}?\\bto\\s[^!?]{0,40}?${SINK}`,
      'i',
    ),
  },
];
