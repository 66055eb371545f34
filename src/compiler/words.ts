import type { JsonValue } from '../protocol/json/json.js';

/** More than this many are counted, not listed: a denial is read by a model that pays for every word. */
const MOST_LISTED = 6;

/** A value inside a sentence: a text as it is, anything else as JSON. */
export function quoted(value: JsonValue): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

/** Several values, as `listed` has texts. */
export function choices(values: readonly JsonValue[], last: 'or' | 'and'): string {
  return listed(
    values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    last,
  );
}

/** `a`, `b` or `c`: for sentences that a person or a model reads. */
export function listed(items: readonly string[] | string, last: 'or' | 'and'): string {
  const all = (typeof items === 'string' ? [items] : items).map((item) => `\`${item}\``);
  const shown = all.length > MOST_LISTED ? [...all.slice(0, MOST_LISTED - 1), `${all.length - MOST_LISTED + 1} others`] : all;
  const final = shown[shown.length - 1] ?? '';
  return shown.length < 2 ? final : `${shown.slice(0, -1).join(', ')} ${last} ${final}`;
}

/** Phrases as a sentence has them: "a", "a and b", "a, b and c". */
export function inSeries(phrases: readonly string[]): string {
  const final = phrases[phrases.length - 1] ?? '';
  return phrases.length < 2 ? final : `${phrases.slice(0, -1).join(', ')} and ${final}`;
}

/** The same of clauses: apart by semicolons where one has a series of its own. */
export function inClauses(clauses: readonly string[]): string {
  if (clauses.length < 2 || !clauses.some((clause) => / and |, /.test(clause))) return inSeries(clauses);
  return `${clauses.slice(0, -1).join('; ')}; and ${clauses[clauses.length - 1] ?? ''}`;
}
