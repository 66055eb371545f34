/** What ends a sentence, and the row of a table. */
const ENDS: ReadonlySet<string> = new Set(['.', '!', '?', '…', '|', '。', '！', '？', '।', '؟']);
/** A number or a mark of a list, of a change, of a heading. */
const MARKED = /^\s{0,9}(?:[0-9]{1,3}[.)](?:\s|$)|[-+*•·–—#>|](?:\s|$))/;
/** With what else may stand before the first letter. */
const CAPITAL = /^[\s"'“‘«([*_]{0,9}\p{Lu}/u;
/** A sentence has it in its middle too. */
const WORD_I = /^[\s"'“‘«([*_]{0,9}I(?:[^\p{L}\p{N}]|$)/u;
const SMALL = /\p{Ll}/u;
/** An address, a path, a name of several words without a blank. */
const NAMED = /^(?:[a-z]{2,12}:\/\/|\/)\S*$|^\w{1,80}[-_/.]\w\S{0,200}$/;
const [A, Z] = [0x61, 0x7a];

/**
 * Whether a sentence may go on from one text into the next: items of a list, titles, labels and rows each begin anew, with a number or a capital as the one
 * before has, or behind the end of a sentence.
 */
export function maySpeakOn(left: string, right: string): boolean {
  const last = left.at(-1) ?? '';
  if (ENDS.has(last === ' ' || last === '\n' ? (left.trimEnd().at(-1) ?? '') : last)) return false;
  const first = right.charCodeAt(0);
  // Most begin with a small letter or a capital of English.
  if (first >= A && first <= Z) return !areNamed(left, right);
  if (MARKED.test(right)) return false;
  if (areNamed(left, right)) return false;
  if (!beginsAnew(right) || !beginsAnew(left)) return true;
  // Who shouts has capitals everywhere.
  return !SMALL.test(left) && !SMALL.test(right);
}

function beginsAnew(text: string): boolean {
  return CAPITAL.test(text) && !WORD_I.test(text);
}

function areNamed(left: string, right: string): boolean {
  return NAMED.test(right) && NAMED.test(left);
}

/** Items of a list that counts them: one that is written for a model has them in one text. */
export function areCounted(left: string, right: string): boolean {
  return COUNTED.test(left) && COUNTED.test(right);
}
const COUNTED = /^\s{0,9}[0-9]{1,3}[.)]\s/;
