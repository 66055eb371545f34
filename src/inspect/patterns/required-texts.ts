import { readPattern, type Pattern } from './pattern.js';

/** Of the texts in it every match has one, in lower case. */
type Clause = readonly string[];

/** Texts that are told apart while a pattern is read; more are none. */
const MOST = 64;
/** Texts of a clause, of which only the shortest are left. */
const MOST_OF_A_CLAUSE = 128;
/** Characters of a class that are. */
const MOST_OF_A_CLASS = 8;
/** Shorter ones have no trigram. */
const SHORTEST = 3;

/**
 * What every match of a pattern has: one text of each clause, the clauses of fewest texts first. For patterns without the flags `u` and
 * `v`; of others nothing is said.
 */
export function requiredTexts(pattern: RegExp): readonly Clause[] {
  if (/[uv]/.test(pattern.flags)) return [];
  const { exact, clauses } = tell(readPattern(pattern));
  return (exact === undefined ? clauses : asClauses(exact)).toSorted(byLength);
}

interface Told {
  /** All that it matches, in lower case; undefined where that is not a few texts. */
  readonly exact: readonly string[] | undefined;
  readonly clauses: readonly Clause[];
}

const NOTHING: Told = { exact: undefined, clauses: [] };

function tell(pattern: Pattern): Told {
  switch (pattern.kind) {
    case 'sequence':
      return tellSequence(pattern.parts.map(tell));
    case 'alternatives':
      return tellAlternatives(pattern.branches.map(tell));
    case 'repeated':
      return tellRepeated(tell(pattern.part), pattern);
    case 'text':
      return { exact: [pattern.text.toLowerCase()], clauses: [] };
    case 'character':
      return { exact: charactersOf(pattern.members), clauses: [] };
    case 'place':
      break;
  }
  return { exact: [''], clauses: [] };
}

function tellSequence(parts: readonly Told[]): Told {
  const clauses: Clause[] = [];
  let run: readonly string[] = [''];
  /** What every text of the run ends with: most of a pattern is one text after the other. */
  let tail = '';
  let isExact = true;
  const texts = () => (tail === '' ? run : run.map((before) => before + tail));
  const stop = () => {
    clauses.push(...asClauses(texts()));
    run = [''];
    tail = '';
    isExact = false;
  };
  for (const { exact, clauses: own } of parts) {
    const [only] = exact ?? [];
    if (exact === undefined) {
      stop();
      clauses.push(...own);
    } else if (exact.length === 1 && only !== undefined) {
      tail += only;
    } else if (run.length * exact.length <= MOST) {
      run = texts().flatMap((before) => exact.map((after) => before + after));
      tail = '';
    } else {
      stop();
      run = exact;
    }
  }
  if (isExact) return { exact: texts(), clauses: [] };
  stop();
  return { exact: undefined, clauses };
}

function tellAlternatives(branches: readonly Told[]): Told {
  const all = branches.flatMap(({ exact }) => exact ?? []);
  if (branches.every(({ exact }) => exact !== undefined) && all.length <= MOST) return { exact: all, clauses: [] };
  // What one of several alternatives has: of each the shortest of its clauses.
  const shortest = branches.map(({ exact, clauses }) => (exact === undefined ? clauses : asClauses(exact)).toSorted(byLength)[0]);
  const united = shortest.includes(undefined) ? [] : shortest.flatMap((clause) => clause ?? []);
  return united.length === 0 ? NOTHING : { exact: undefined, clauses: asClauses(united) };
}

function tellRepeated({ exact, clauses }: Told, { least, most }: { readonly least: number; readonly most: number }): Told {
  if (most === 1 && exact !== undefined) return { exact: least === 0 ? ['', ...exact] : exact, clauses: [] };
  if (least === 0) return NOTHING;
  return { exact: undefined, clauses: exact === undefined ? clauses : asClauses(exact) };
}

function asClauses(texts: readonly string[]): readonly Clause[] {
  const told = withoutLonger(texts);
  return told.length <= MOST_OF_A_CLAUSE && told.every(({ length }) => length >= SHORTEST) ? [told] : [];
}

/** What has `keys` has `key`: of the two the shorter says it all, and half as many texts are looked for. */
function withoutLonger(texts: readonly string[]): readonly string[] {
  const all = [...new Set(texts)];
  return all.filter((text) => !all.some((other) => other !== text && text.includes(other)));
}

function byLength(one: Clause, other: Clause): number {
  return one.length - other.length;
}

/** In lower case; undefined for many, and for letters beyond ASCII, whose case is more than two forms. */
function charactersOf(members: string | undefined): readonly string[] | undefined {
  if (members === undefined || members.length > MOST_OF_A_CLASS) return undefined;
  if (members.length === 1 && members < '\u0080') return [members.toLowerCase()];
  const units = members.split('');
  const isTold = units.every((unit) => unit < '\u0080' || unit.toLowerCase() === unit.toUpperCase());
  return isTold ? [...new Set(units.map((unit) => unit.toLowerCase()))] : undefined;
}
