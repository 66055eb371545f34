/** Every character that is another one in another letter case; found when first needed. */
let cased: readonly string[] | undefined;

/** Letters with cases stand in the first two planes. */
const LAST_CODE_POINT = 0x1ffff;

/**
 * The source of one character or one set (`v` mode) → a set that takes what it does in either letter case, without the flag `i`. By simple
 * case folding, as RE2 has it and JavaScript under `vi`; a negative set is folded first and negated then.
 */
export function inBothCases(set: string): string {
  const known = sets.get(set);
  if (known !== undefined) return known;
  const plain = new RegExp(`^${set}$`, 'v');
  const folded = new RegExp(`^${set}$`, 'vi');
  cased ??= casedCharacters();
  const added = cased.filter((each) => folded.test(each) && !plain.test(each));
  const removed = cased.filter((each) => plain.test(each) && !folded.test(each));
  const wider = added.length === 0 ? set : `[${set}${added.map(written).join('')}]`;
  const found = removed.length === 0 ? wider : `[[${wider}]--[${removed.map(written).join('')}]]`;
  if (sets.size >= MOST_SETS) sets.clear();
  sets.set(set, found);
  return found;
}

/** Expressions have few letters, and they come again. */
const MOST_SETS = 1000;
const sets = new Map<string, string>();

function casedCharacters(): readonly string[] {
  const found: string[] = [];
  for (let point = 0; point <= LAST_CODE_POINT; point += 1) {
    const character = String.fromCodePoint(point);
    if (/^[\p{Lowercase}\p{Uppercase}\p{Lt}\p{CWCF}]$/u.test(character)) found.push(character);
  }
  return found;
}

function written(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
