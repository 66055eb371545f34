import { BuiltinLimit } from '../builtin.js';
import { tokenize, type Token } from './glob-tokens.js';

/** Whether some text matches both patterns, as github.com/yashtewari/glob-intersection finds it, which OPA asks. Throws a `BuiltinError`. */
export function globsMatch(a: string, b: string): boolean {
  const [left, right] = [tokenize(a), tokenize(b)];
  const trimmed = trim(left, right);
  return trimmed !== undefined && intersect(trimmed[0], trimmed[1], { steps: MAX_STEPS });
}

type Tokens = readonly Token[];
interface Budget {
  steps: number;
}
/** Stars within stars are tried in all ways. */
const MAX_STEPS = 1_000_000;

/** Plain beginnings and ends that are alike, but for one token of each, which the search needs. */
function trim(a: Tokens, b: Tokens): readonly [Tokens, Tokens] | undefined {
  const plain = (left: Token | undefined, right: Token | undefined) => left?.flag === '' && right?.flag === '';
  let start = 0;
  for (; plain(a[start], b[start]); start++) if (!meets(a[start], b[start])) return undefined;
  start = Math.max(start - 1, 0);
  let [endA, endB] = [a.length - 1, b.length - 1];
  for (; endA >= start && endB >= start && plain(a[endA], b[endB]); endA--, endB--) if (!meets(a[endA], b[endB])) return undefined;
  if (endA < a.length - 1) [endA, endB] = [endA + 1, endB + 1];
  return [a.slice(start, endA + 1), b.slice(start, endB + 1)];
}

function meets(a: Token | undefined, b: Token | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [left, right] = [a.accepts, b.accepts];
  return left === 'any' || right === 'any' || [...left].some((character) => right.has(character));
}

function intersect(a: Tokens, b: Tokens, budget: Budget): boolean {
  for (let at = 0; at < a.length && at < b.length; at++) {
    if (--budget.steps < 0) throw new BuiltinLimit('regex.globs_match: too many ways to try');
    const [left, right] = [a[at], b[at]];
    if (left?.flag !== '') return flagged(a.slice(at), b.slice(at), budget);
    if (right?.flag !== '') return flagged(b.slice(at), a.slice(at), budget);
    if (!meets(left, right)) return false;
  }
  return a.length === b.length;
}

function flagged(a: Tokens, other: Tokens, budget: Budget): boolean {
  if (a[0]?.flag === '*') return star(a, other, budget);
  if (!meets(a[0], other[0])) return false;
  return star(a, other.slice(1), budget) || (other[0]?.flag !== '' && intersect(a.slice(1), other, budget));
}

function star(a: Tokens, other: Tokens, budget: Budget): boolean {
  const [repeated, next] = a;
  for (const [at, token] of other.entries()) {
    if (--budget.steps < 0) throw new BuiltinLimit('regex.globs_match: too many ways to try');
    if (next !== undefined && meets(token, next) && intersect(a.slice(1), other.slice(at), budget)) return true;
    if (!meets(token, repeated)) return false;
  }
  return next === undefined;
}
