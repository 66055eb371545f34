/** What ends a sentence, and the row of a table. */
const ENDS: ReadonlySet<string> = new Set(['.', '!', '?', '…', '|', '。', '！', '？', '।', '؟']);
/** A number or a mark of a list, of a change, of a heading. */
const MARKED = /^\s{0,9}(?:[0-9]{1,3}[.)](?:\s|$)|[-+*•·–—#>|](?:\s|$))/;
/** With what else may stand before the first letter. */
const CAPITAL = /^[\s"'“‘«([*_]{0,9}\p{Lu}/u;
/** What begins each row of a list of its own sort: a label, a value's name, the hash of a commit, whether a test passed, a sign of a change. */
const LABELLED = /^\s{0,9}(?:[\w()./-]{1,30}: |[\w-]{1,30} = |[0-9a-f]{7,40} |[✓✗✔✘☐☑|+-])/;
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
  if (LABELLED.test(right) && LABELLED.test(left)) return false;
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

/** Items of a list that counts or ticks them and has a matter each: one that goes on in small letters is a sentence that was counted to hide it. */
export function areCounted(left: string, right: string): boolean {
  const counted = COUNTED.exec(right);
  return counted !== null && COUNTED.test(left) && !SMALL_LETTER.test(right.slice(counted[0].length, counted[0].length + 1));
}
const COUNTED = /^\s{0,9}(?:[0-9]{1,3}[.)]|[-*+] \[[ xX]\])\s{1,9}/;
const SMALL_LETTER = /\p{Ll}/u;

/** Where a text begins behind its number, or its box. */
export function behindCount(text: string): number {
  return COUNTED.exec(text)?.[0].length ?? 0;
}
