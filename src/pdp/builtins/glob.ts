import { isArray, type RegoValue } from '../value/value.js';
import { BuiltinError, type Builtin } from './builtin.js';
import { parseGlob } from './go/glob.js';
import { globMatcher, type GlobMatcher } from './go/match-glob.js';
import { text } from './operands.js';

export const globBuiltins: Readonly<Record<string, Builtin>> = {
  'glob.match': (_context, pattern, delimiters, value) => matcherOf(text(pattern), delimitersOf(delimiters))(text(value)),
  'glob.quote_meta': (_context, pattern) => text(pattern).replaceAll(/[*?\\[\]{}]/g, '\\$&'),
};

/** Patterns are a policy's, mostly; one may come out of a message. */
const MAX_MATCHERS = 500;
const LONGEST_KEPT = 1_000;
const matchers = new Map<string, GlobMatcher>();

function matcherOf(pattern: string, delimiters: readonly string[]): GlobMatcher {
  const key = `${delimiters.length}${delimiters.join('')}${pattern}`;
  const known = matchers.get(key);
  if (known !== undefined) return known;
  const set = new Set(delimiters);
  const made = globMatcher(parseGlob(pattern, set), set);
  if (matchers.size >= MAX_MATCHERS) matchers.clear();
  if (pattern.length <= LONGEST_KEPT) matchers.set(key, made);
  return made;
}

/** Of null there are none; of no delimiters it is the point. */
function delimitersOf(value: RegoValue | undefined): readonly string[] {
  if (value === null) return [];
  if (!isArray(value)) throw new BuiltinError('not a list');
  if (value.length === 0) return ['.'];
  return value.map((item) => {
    const own = text(item);
    if (Array.from(own).length !== 1) throw new BuiltinError('a delimiter is one character');
    return own;
  });
}
