import { ELSEWHERE, MOVE, PLACE } from './carried-where.js';
import { feature, type Feature } from './feature.js';
import { HUSH } from './hush.js';
import { KEPT } from './kept.js';

/** What is private, a verb that moves it, and where to or how quietly: in whichever order a sentence has them. */
export const CARRIED_OFF: readonly Feature[] = [
  feature('private_data', 8, String.raw`${MOVE}[^.\n]{0,40}${KEPT}[^\n]{0,50}${PLACE}`),
  feature('private_data', 8, String.raw`${KEPT}[^.\n]{0,50}${MOVE}[^.\n]{0,40}${PLACE}`),
  feature('exfiltration', 8, String.raw`${MOVE}[^.\n]{0,40}${KEPT}[^\n]{0,50}${ELSEWHERE}`),
  feature('exfiltration', 8, String.raw`${KEPT}[^.\n]{0,50}${MOVE}[^.\n]{0,40}${ELSEWHERE}`),
  feature('concealment', 8, String.raw`${KEPT}[^\n]{0,80}${HUSH}`),
  feature('concealment', 8, String.raw`${HUSH}[^.\n]{0,50}${KEPT}`),
  feature('concealment', 8, String.raw`${MOVE}[^.\n]{0,80}${ELSEWHERE}[^\n]{0,40}${HUSH}`),
  feature('concealment', 8, String.raw`${HUSH}[^.\n]{0,20}${MOVE}[^\n]{0,60}${ELSEWHERE}`),
  feature('exfiltration', 6, String.raw`\b(?:bcc|blind copy)\b[^.\n]{0,24}\b(?:of|in|on|for) (?:each|every|all)\b`),
];
