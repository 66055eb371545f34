import { once } from '../../once.js';

/** Marks of Markdown and of HTML that stress words: nobody reads them, and `do **not** tell` says what `do not tell` says. */
export const EMPHASIS = String.raw`\*{1,3}|_|</?(?:b|i|u|em|strong|mark|span|font|small)(?: [^<>\n]{0,60})?>`;

const STAR = 0x2a;
const UNDERSCORE = 0x5f;
const OPENS = once(() => /[\p{L}\p{N}[('"`]/u);
const CLOSES = once(() => /[\p{L}\p{N}\])'"`.,:;!?…]/u);
/** Stars before somebody who pretends to speak are a sign by themselves (`pretended-authority.ts`). */
const SPEAKER = /^(?:[a-z]{3,6} )?(?:system|assistant|admin|hidden|override|security)\b/i;
/** No word of a speaker with the one before it is longer. */
const LONGEST_SPEAKER = 20;
const IN_WORD = once(() => /[\p{L}\p{N}_]/u);

/** Whether a mark that stands from `at` to `end` stresses what is beside it: no bullet, no glob, no product, no part of a name. */
export function stresses(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== STAR && code !== UNDERSCORE) return true;
  const before = text[at - 1] ?? ' ';
  const after = text[end] ?? ' ';
  if (code === UNDERSCORE) {
    return (!IN_WORD().test(before) && OPENS().test(after)) || (CLOSES().test(before) && !IN_WORD().test(after));
  }
  if (SPEAKER.test(text.slice(end, end + LONGEST_SPEAKER))) return false;
  return after !== '/' && after !== '.' ? OPENS().test(after) || CLOSES().test(before) : CLOSES().test(before) && after === '.';
}
