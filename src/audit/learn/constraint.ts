import { UNKNOWN, type Call, type Observed, type PathOfCall } from './observed.js';
import { isBelow, segmentsOf } from './path-text.js';
import { foldersOf, outermost } from './roots.js';

/** `low`: which tools. `medium`: and below which folders. `high`: and with which of few values, as often as seen. */
export type Strictness = 'low' | 'medium' | 'high';

/** The conditions of one learned rule, in the words of the policy language. */
export interface Constraint {
  readonly pathStartsWith?: readonly string[];
  readonly pathNotContains?: readonly string[];
  readonly argumentMatches?: ReadonlyMap<string, readonly string[]>;
}

/** Longer lists are no constraint that a person reads. */
const MOST_EXACT_PATHS = 200;
const MOST_WORDS = 50;
/** At `high` an argument with so few values is taken for a choice; to keep a denied call denied, up to what was observed. */
const FEW_VALUES = 20;

/**
 * The widest constraint that the strictness allows and that no denied call passes, or undefined when there is none: the very call was
 * allowed and denied. Every allowed call passes each of the steps, by how they are made.
 */
export function constrain(observed: Observed, strictness: Strictness): Constraint | undefined {
  if (observed.tooManyNegatives) return undefined;
  return steps(observed, strictness).find((step) => !observed.negatives.some((call) => mayPass(call, step)));
}

function steps(observed: Observed, strictness: Strictness): Constraint[] {
  const folders = observed.pathsKnown ? foldersOf(observed.places) : [];
  const inFolders = sayable(folders) ? { pathStartsWith: folders } : {};
  const fewValues = strictness === 'high' ? values(observed, FEW_VALUES) : {};
  const base: Constraint = strictness === 'low' ? {} : { ...inFolders, ...fewValues };
  const narrowed: Constraint = { ...base, ...inFolders };
  const words = tellingWords(observed, narrowed);
  const worded: Constraint = { ...narrowed, ...(words.length > 0 ? { pathNotContains: words } : {}) };
  const valued: Constraint = { ...worded, ...values(observed, Number.POSITIVE_INFINITY) };
  const paths = observed.pathsKnown ? outermost([...observed.places]).sort() : [];
  const exact: Constraint = { ...valued, ...(sayable(paths) && paths.length <= MOST_EXACT_PATHS ? { pathStartsWith: paths } : {}) };
  return [base, narrowed, worded, valued, exact];
}

/** What the language takes as a path prefix: not empty, no white space at its ends. */
function sayable(roots: readonly string[]): boolean {
  return roots.length > 0 && roots.length <= 1_000 && roots.every((root) => root.trim() === root && root.length <= 4_000 && isPlain(root));
}

function isPlain(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function values(observed: Observed, most: number): Constraint {
  const chosen = [...observed.values].filter((entry): entry is [string, Set<string>] => {
    const [name, seen] = entry;
    return (
      seen !== 'many' &&
      seen.size <= most &&
      isSayableArgument(name) &&
      !(observed.pathsKnown && observed.pathArguments.has(name)) &&
      [...seen].every(isPlain)
    );
  });
  return chosen.length === 0 ? {} : { argumentMatches: new Map(chosen.map(([name, seen]) => [name, [...seen].sort()])) };
}

/** Conditions name top-level arguments only, and take no empty name. */
function isSayableArgument(name: string): boolean {
  return name.trim() !== '' && !/^[/$]|[.[]/.test(name) && isPlain(name);
}

/** Names that stand in paths which were denied below the allowed folders, and in no path that was allowed: `.env`. */
function tellingWords(observed: Observed, { pathStartsWith }: Constraint): readonly string[] {
  if (pathStartsWith === undefined) return [];
  const allowed = [...observed.spellings].map((path) => path.toLowerCase());
  const words = new Set<string>();
  for (const call of observed.negatives) {
    if (!mayPass(call, { pathStartsWith, pathNotContains: [...words] })) continue;
    const names = (call.paths ?? []).flatMap(({ lexical, resolved }) =>
      [lexical, resolved].flatMap((path) => segmentsOf(path).toReversed()),
    );
    const word = names.map((name) => name.toLowerCase()).find((name) => isWord(name) && !allowed.some((path) => path.includes(name)));
    if (word !== undefined && words.size < MOST_WORDS) words.add(word);
  }
  return [...words].sort();
}

function isWord(name: string): boolean {
  return name.trim() !== '' && isPlain(name);
}

/** Whether the constraint lets this call through, as far as the log tells: what is unknown counts as let through. */
export function mayPass({ paths, texts }: Call, { pathStartsWith, pathNotContains, argumentMatches }: Constraint): boolean {
  if (pathStartsWith !== undefined && paths !== undefined) {
    const below = ({ resolved }: PathOfCall) => pathStartsWith.some((root) => isBelow(resolved, root));
    if (paths.length === 0 || !paths.every(below)) return false;
  }
  if (pathNotContains !== undefined && paths !== undefined) {
    const told = ({ lexical, resolved }: PathOfCall) =>
      pathNotContains.some((word) => `${lexical}\n${resolved}`.toLowerCase().includes(word));
    if (paths.some(told)) return false;
  }
  if (argumentMatches === undefined || texts === undefined) return true;
  return [...argumentMatches].every(([name, allowed]) => {
    const text = texts.get(name);
    return text === UNKNOWN || (typeof text === 'string' && allowed.includes(text));
  });
}
