import { trigramsOf, type Trigrams } from './trigrams.js';

/** Of the texts in it every match has one, in lower case. */
type Clause = readonly string[];

/**
 * Whether a text may have a match of a pattern, by pieces of text that every match has: a look at each instead of a search through the text.
 * For patterns without the flags `u` and `v`; others may always match.
 */
export class RequiredTexts {
  /** For each clause the trigrams of each of its texts. */
  readonly #clauses: readonly (readonly Uint16Array[])[];

  constructor(pattern: RegExp) {
    this.#clauses = requiredTexts(pattern).map((clause) => clause.map(trigramsOf));
  }

  mayBeIn(text: Trigrams): boolean {
    for (const clause of this.#clauses) if (!hasAny(text, clause)) return false;
    return true;
  }
}

function hasAny(text: Trigrams, clause: readonly Uint16Array[]): boolean {
  for (const each of clause) if (text.hasAll(each)) return true;
  return false;
}

/** Texts that are told apart; more are none. */
const MOST = 64;
/** Shorter ones have no trigram. */
const SHORTEST = 3;

/** Reads a pattern for what every match has: one text of each clause, the clauses of fewest texts first. */
export function requiredTexts({ source, flags }: RegExp): readonly Clause[] {
  if (/[uv]/.test(flags)) return [];
  const { exact, clauses } = readAlternatives(source, 0);
  return (exact === undefined ? clauses : asClauses(exact)).toSorted((a, b) => a.length - b.length);
}

interface Part {
  /** All that it matches, in lower case; undefined where that is not a few texts. */
  readonly exact: readonly string[] | undefined;
  readonly clauses: readonly Clause[];
  readonly end: number;
}

function asClauses(texts: readonly string[]): readonly Clause[] {
  return texts.length <= MOST && texts.every(({ length }) => length >= SHORTEST) ? [texts] : [];
}

/** From `at` to the end of the pattern, or to the parenthesis that ends the group. */
function readAlternatives(source: string, at: number): Part {
  const branches: Part[] = [];
  let end = at;
  do {
    const branch = readSequence(source, branches.length === 0 ? end : end + 1);
    branches.push(branch);
    end = branch.end;
  } while (source[end] === '|');
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const all = branches.flatMap(({ exact }) => exact ?? []);
  if (branches.every(({ exact }) => exact !== undefined) && all.length <= MOST) return { exact: all, clauses: [], end };
  // What one of several alternatives has: of each the shortest of its clauses.
  const shortest = branches.map(({ exact, clauses }) => (exact === undefined ? clauses : asClauses(exact)).toSorted(byLength)[0]);
  const united = shortest.includes(undefined) ? [] : shortest.flatMap((clause) => clause ?? []);
  return { exact: undefined, clauses: united.length === 0 || united.length > MOST ? [] : [united], end };
}

function byLength(one: Clause, other: Clause): number {
  return one.length - other.length;
}

function readSequence(source: string, at: number): Part {
  const clauses: Clause[] = [];
  let run: readonly string[] = [''];
  let isExact = true;
  let end = at;
  const stop = () => {
    clauses.push(...asClauses(run));
    run = [''];
    isExact = false;
  };
  while (end < source.length && source[end] !== '|' && source[end] !== ')') {
    const { exact, clauses: own, end: next } = readRepeated(source, end);
    end = next;
    if (exact === undefined) {
      stop();
      clauses.push(...own);
    } else if (run.length * exact.length <= MOST) {
      run = run.flatMap((before) => exact.map((after) => before + after));
    } else {
      stop();
      run = exact;
    }
  }
  if (isExact) return { exact: run, clauses: [], end };
  stop();
  return { exact: undefined, clauses, end };
}

const QUANTIFIER = /(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/y;

function readRepeated(source: string, at: number): Part {
  const atom = readAtom(source, at);
  const [quantifier, least] = matchAt(QUANTIFIER, source, atom.end);
  if (quantifier === undefined) return atom;
  const end = atom.end + quantifier.length;
  if (quantifier.startsWith('?') && atom.exact !== undefined) return { exact: ['', ...atom.exact], clauses: [], end };
  const takesNone = /^[?*]/.test(quantifier) || least === '0';
  const clauses = atom.exact === undefined ? atom.clauses : asClauses(atom.exact);
  return { exact: undefined, clauses: takesNone ? [] : clauses, end };
}

const GROUP = /\((?:\?:)?/y;
const ATOM = /\[(?:\\.|[^\]\\])*\]|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[cpPk].|\\.|./isy;
const PLACES = ['^', '$', '\\b', '\\B'];

function readAtom(source: string, at: number): Part {
  if (source[at] === '(') {
    const [open = '('] = matchAt(GROUP, source, at);
    const inner = readAlternatives(source, at + open.length);
    return { ...inner, end: inner.end + 1 };
  }
  const [atom = ''] = matchAt(ATOM, source, at);
  const end = at + atom.length;
  if (PLACES.includes(atom)) return { exact: [''], clauses: [], end };
  const members = atom.startsWith('[') ? membersOf(atom.slice(1, -1)) : [readCharacter(atom)];
  const exact = members.flatMap((each) => each ?? []);
  return { exact: exact.length === members.length ? exact : undefined, clauses: [], end };
}

const MEMBER = /\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|./gisy;

/** Of a class that lists its characters one by one. */
function membersOf(members: string): readonly (string | undefined)[] {
  if (members.startsWith('^') || /[^\\]-./s.test(members)) return [undefined];
  return (members.match(MEMBER) ?? []).map(readCharacter);
}

/** What is written as one character of its own, in lower case; undefined for classes, and for letters beyond ASCII. */
function readCharacter(atom: string): string | undefined {
  if (atom === '.') return undefined;
  if (atom === '\\n') return '\n';
  const character = atom.startsWith('\\') ? (/^\\[^a-z0-9]$/i.exec(atom)?.[0].slice(1) ?? '') : atom;
  const lower = character.toLowerCase();
  return character.length === 1 && (character < '\u0080' || lower === character.toUpperCase()) ? lower : undefined;
}

/** The match of a sticky pattern, with its groups; empty for none. */
function matchAt(pattern: RegExp, source: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? [];
}
