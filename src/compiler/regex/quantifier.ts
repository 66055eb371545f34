import type { Pattern } from './pattern.js';
import type { Piece } from './piece.js';

/** Go and C++ alike refuse counts above it, nested ones multiplied. */
const MAX_REPEAT = 1000;

/** `atom`, which began at `from`, with the quantifier that follows it, if one does. */
export function repeated(pattern: Pattern, atom: Piece, from: number): Piece {
  const count = readCount(pattern);
  if (count === undefined) return atom;
  const { least, most, at } = count;
  const repeat = atom.repeat * Math.max(1, most ?? least);
  if (repeat > MAX_REPEAT) {
    pattern.refuse(at, pattern.at - at, `a part of this expression is repeated up to ${repeat} times, over RE2's limit of ${MAX_REPEAT}`);
  }
  pattern.take('?');
  const again = pattern.at;
  if (readCount(pattern) !== undefined) {
    const possessive = pattern.text[again] === '+';
    pattern.refuse(
      again,
      pattern.at - again,
      possessive ? 'RE2 has no possessive quantifiers' : 'a quantifier follows a quantifier',
      possessive
        ? 'write the quantifier without `+`: RE2 never backtracks'
        : `put what is repeated in a group: \`(?:${pattern.text.slice(from, again)})\``,
    );
  }
  const optional = least === 0;
  return {
    start: atom.start && !optional,
    end: atom.end && !optional,
    weight: atom.weight * Math.max(1, most ?? least),
    repeat: most === undefined && least <= 1 ? atom.repeat : repeat,
  };
}

/** `*`, `+`, `?`, `{2}`, `{2,}` or `{2,3}`; anything else with a brace is the character. */
function readCount(pattern: Pattern): { least: number; most: number | undefined; at: number } | undefined {
  const at = pattern.at;
  if (pattern.take('*')) return { least: 0, most: undefined, at };
  if (pattern.take('+')) return { least: 1, most: undefined, at };
  if (pattern.take('?')) return { least: 0, most: 1, at };
  const braces = /^\{(\d{1,9})(,(\d{0,9}))?\}/.exec(pattern.text.slice(pattern.at, pattern.at + 24));
  if (braces === null) return undefined;
  const [written, first = '', comma, second = ''] = braces;
  pattern.at += written.length;
  const least = Number(first);
  const most = comma === undefined ? least : second === '' ? undefined : Number(second);
  if (least > MAX_REPEAT || (most ?? 0) > MAX_REPEAT) pattern.refuse(at, written.length, `RE2 counts to ${MAX_REPEAT} at most`);
  if (most !== undefined && most < least) pattern.refuse(at, written.length, `this count runs from ${least} down to ${most}`);
  return { least, most, at };
}
