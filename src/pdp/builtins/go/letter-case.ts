/** Letters that got their other case after Unicode 15.0, which Go 1.26 has. */
const NEWER = /[\u1c89\u1c8a\ua7cb-\ua7cf\ua7d2-\ua7d5\ua7da-\ua7dc\u{10d50}-\u{10d85}\u{16ea0}-\u{16ed3}]/u;

/** Go's strings.ToLower: letter by letter, whatever stands beside it. */
export function toLower(text: string): string {
  return Array.from(text, (letter) => single(letter, letter.toLowerCase(), SIMPLE_LOWER)).join('');
}

/** Go's strings.ToUpper. */
export function toUpper(text: string): string {
  return Array.from(text, (letter) => single(letter, letter.toUpperCase(), SIMPLE_UPPER)).join('');
}

/** JavaScript's full mapping may be several letters; then Unicode's simple one counts, which most of these do not have. */
function single(letter: string, mapped: string, simple: ReadonlyMap<string, string>): string {
  if (Array.from(mapped).length !== 1) return simple.get(letter) ?? letter;
  return NEWER.test(mapped) || NEWER.test(letter) ? letter : mapped;
}

const SIMPLE_LOWER: ReadonlyMap<string, string> = new Map([['İ', 'i']]);

/** Greek with iota subscript: ᾀ is ᾈ, where the full mapping is ἈΙ. */
const SIMPLE_UPPER: ReadonlyMap<string, string> = new Map([
  ...[0x1f80, 0x1f90, 0x1fa0].flatMap((first) => Array.from({ length: 8 }, (_, index) => pair(first + index, 8))),
  ...[0x1fb3, 0x1fc3, 0x1ff3].map((own) => pair(own, 9)),
]);

function pair(own: number, distance: number): readonly [string, string] {
  return [String.fromCodePoint(own), String.fromCodePoint(own + distance)];
}
