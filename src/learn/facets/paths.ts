import { lowerCase } from '../../compiler/operators/letter-case.js';
import type { Call } from '../observe/call.js';
import type { Observed } from '../observe/observed.js';
import { argumentName, keyOf, type Place } from '../observe/places.js';
import { count } from '../write/words.js';
import { isReached } from './arguments.js';
import type { Facet } from './facet.js';
import { segmentsOf } from './path-text.js';
import { rejects } from './rejects.js';
import { foldersOf, outermost } from './roots.js';

/** Longer lists are no constraint that a person reads. */
const MOST_EXACT_PATHS = 200;
const MOST_WORDS = 50;

/** Below which folders, or for `exact` at which paths, the path arguments of allowed calls lead. Empty where the log does not say. */
export function pathFacets(observed: Observed, how: 'folders' | 'exact'): readonly Facet[] {
  const { pathsKnown, withPath, allowed, targets, failedTargets, pathPlaces } = observed;
  if (!pathsKnown || withPath === 0) return [];
  const all = new Set([...targets, ...failedTargets]);
  const paths = outermost([...all]).sort();
  const exact = how === 'exact' && paths.length <= MOST_EXACT_PATHS;
  const roots = exact ? paths : outermost([...foldersOf(targets), ...failedTargets]).sort();
  if (!sayable(roots)) return [];
  const note = `${count(withPath, 'call')}, ${count(all.size, 'path')}${exact ? '' : ` in ${count(roots.length, 'place')}`}`;
  const tests = { path_starts_with: [...roots] };
  if (withPath === allowed) return [{ about: 'paths', tests, optional: false, note }];
  // A call without any path satisfies no condition on all of them.
  const places = [...pathPlaces.values()];
  return places.every((place) => argumentName(place) !== undefined && holdsPathsAlone(observed, place))
    ? places.map((about) => ({ about, tests, optional: true, note }))
    : [];
}

/** Of a value that is no path, and of one that has its name in another spelling, nobody can say where it leads. */
function holdsPathsAlone(observed: Observed, place: Place): boolean {
  const paths = observed.pathValues.get(keyOf(place));
  return !observed.isAmbiguous(place) && isReached(observed, place) && observed.profileOf(place)?.values === paths;
}

/** Names that stand in paths which were denied below the allowed folders, and in no path that was allowed: `.env`. */
export function wordFacets(observed: Observed, negatives: readonly Call[]): readonly Facet[] {
  const { pathsKnown, withPath, allowed, spellings } = observed;
  if (!pathsKnown || withPath < allowed || withPath === 0) return [];
  const spelled = [...spellings].map(lowerCase);
  const words = new Set<string>();
  const facet = (): Facet => ({
    about: 'paths',
    tests: { path_not_contains: [...words].sort() },
    optional: false,
    note: `in the path of no allowed call`,
  });
  for (const call of negatives) {
    if (words.size > 0 && rejects(facet(), call)) continue;
    const names = (call.paths ?? []).flatMap(({ lexical, resolved }) =>
      [lexical, resolved].flatMap((path) => segmentsOf(path).toReversed()),
    );
    const word = names.map(lowerCase).find((name) => isWord(name) && !spelled.some((path) => path.includes(name)));
    if (word !== undefined && words.size < MOST_WORDS) words.add(word);
  }
  return words.size === 0 ? [] : [facet()];
}

/** What the language takes as a path prefix: not empty, no white space at its ends. */
function sayable(roots: readonly string[]): boolean {
  return roots.length > 0 && roots.length <= 1_000 && roots.every((root) => root.trim() === root && root.length <= 4_000 && isPlain(root));
}

function isWord(name: string): boolean {
  return name.trim() === name && name !== '' && isPlain(name);
}

function isPlain(text: string): boolean {
  return !/\p{Cc}/u.test(text) && text.isWellFormed();
}
