const OPENERS = '([{<';
const CLOSERS = ')]}>';
/** Fewer are met in a sentence or a path. */
const LEAST_KINDS_OF_SIGNS = 6;
const CLOSED = /[)\]}>]/;
/** Functions, patterns, addresses. */
const CODE = /=>|\/\^|https?:/;

/** Of many signs, among them brackets that another kind closes: code and templates, however they are cut, close each with its own. */
export function isTangled(value: string): boolean {
  if (!CLOSED.test(value) || !/[a-z]/i.test(value) || CODE.test(value)) return false;
  const open: number[] = [];
  const signs = new Set<string>();
  let isCrossed = false;
  for (const character of value) {
    if (/[A-Za-z0-9]/.test(character)) continue;
    signs.add(character);
    const opener = OPENERS.indexOf(character);
    const closer = CLOSERS.indexOf(character);
    if (opener >= 0) open.push(opener);
    else if (closer >= 0 && open.length > 0 && open.pop() !== closer) isCrossed = true;
  }
  return isCrossed && signs.size >= LEAST_KINDS_OF_SIGNS;
}
