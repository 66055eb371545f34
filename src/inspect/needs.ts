import { characterSet, hasAny, type CharacterSet, type Traits } from './traits.js';

/** A text from which on a prefilter is worth being made: all of them together cost some milliseconds, once. */
const LONG = 256;

/** What a pattern needs, made when a long text first asks for it. */
export class Needs {
  readonly #pattern: RegExp;
  #sets: readonly CharacterSet[] | undefined;

  constructor(pattern: RegExp) {
    this.#pattern = pattern;
  }

  /** False where the pattern cannot match: the text lacks a character that every match has. */
  mayBeIn({ text, traits }: { readonly text: string; readonly traits: Traits }): boolean {
    if (this.#sets === undefined) {
      if (text.length < LONG) return true;
      this.#sets = needsOf(this.#pattern);
    }
    for (const each of this.#sets) if (!hasAny(traits, each)) return false;
    return true;
  }
}

/** Letters and spaces are in nearly every text, and what is beyond ASCII is not told apart: to look for them spares nothing. */
const COMMON = /[a-z ]|[^\p{ASCII}]/iu;
/** As many as tell most texts apart. */
const MOST_SETS = 3;

/**
 * Reads a pattern for the signs and digits that every match of it has, so that one scan over a text answers for all patterns: of each
 * of these sets a match has a character. Empty where nothing can be said.
 */
export function needsOf(pattern: RegExp): readonly CharacterSet[] {
  const { clauses } = readAlternatives(pattern.source, 0);
  return clauses
    .toSorted((a, b) => a.length - b.length)
    .slice(0, MOST_SETS)
    .map(characterSet);
}

/** Characters, of which a match has at least one. */
type Clause = string;

interface Part {
  readonly clauses: readonly Clause[];
  readonly end: number;
}

/** From `at` to the end of the pattern, or to the parenthesis that ends the group. */
function readAlternatives(source: string, at: number): Part {
  const branches: Clause[][] = [[]];
  let end = at;
  while (end < source.length && source[end] !== ')') {
    if (source[end] === '|') {
      branches.push([]);
      end += 1;
      continue;
    }
    const atom = readAtom(source, end);
    if (!QUANTIFIERS.includes(source[atom.end] ?? ' ')) {
      for (const clause of atom.clauses) branches.at(-1)?.push(clause);
      end = atom.end;
      continue;
    }
    const [quantifier = '', least] = matchAt(QUANTIFIER, source, atom.end);
    const takesNone = quantifier.startsWith('?') || quantifier.startsWith('*') || least === '0';
    if (!takesNone) branches.at(-1)?.push(...atom.clauses);
    end = atom.end + quantifier.length;
  }
  return { clauses: branches.length === 1 ? (branches[0] ?? []) : united(branches), end };
}

/** What one of several alternatives needs: for each its rarest need. */
function united(branches: readonly (readonly Clause[])[]): readonly Clause[] {
  const rarest = branches.map((each) => each.toSorted((a, b) => a.length - b.length)[0]);
  return rarest.includes(undefined) ? [] : [rarest.join('')];
}

const QUANTIFIERS = '?*+{';
const QUANTIFIER = /(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/y;
const GROUP = /\((?:\?(?::|<?[=!]|<[^>]*>))?/y;
const LOOK_AROUND = /\(\?<?[=!]/y;
const ATOM = /\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|./isuy;
const PLACES = ['^', '$', '\\b', '\\B'];

function readAtom(source: string, at: number): Part {
  if (isLetter(source.charCodeAt(at))) return { clauses: NONE, end: at + 1 };
  if (source[at] === '(') {
    const inner = readAlternatives(source, at + (matchAt(GROUP, source, at)[0]?.length ?? 1));
    return { clauses: matchAt(LOOK_AROUND, source, at).length > 0 ? [] : inner.clauses, end: inner.end + 1 };
  }
  const [atom = ''] = matchAt(ATOM, source, at);
  return { clauses: PLACES.includes(atom) ? [] : clauseOf(atom), end: at + Math.max(1, atom.length) };
}

const NONE: readonly Clause[] = [];

function isLetter(code: number): boolean {
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}

/** The match of a sticky pattern, with its groups; empty for none. */
function matchAt(pattern: RegExp, source: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? [];
}

const DIGITS = '0123456789';
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', d: DIGITS };

/** The signs and digits that one character or class stands for; nothing where it may stand for others too. */
function clauseOf(atom: string): readonly Clause[] {
  if (!atom.startsWith('[')) return signs(readEscape(atom));
  if (atom.startsWith('[^')) return [];
  let members = '';
  for (let at = 1; at < atom.length - 1;) {
    const first = matchAt(MEMBER, atom, at)[0] ?? '';
    const isRange = atom[at + first.length] === '-' && at + first.length + 1 < atom.length - 1;
    const last = isRange ? (matchAt(MEMBER, atom, at + first.length + 1)[0] ?? '') : first;
    const [from, to] = [readEscape(first), readEscape(last)];
    if (from === undefined || to === undefined) return [];
    members += isRange ? between(from, to) : from;
    at += isRange ? first.length + 1 + last.length : first.length;
  }
  return signs(members);
}

const MEMBER = /\\[pPu]\{[^}]*\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|./isuy;

/** What is written as one character; undefined for classes of many. */
function readEscape(text: string): string | undefined {
  if (!text.startsWith('\\')) return text === '.' ? undefined : text;
  const escaped = text.slice(1);
  return CONTROLS[escaped] ?? (/^[^a-z0-9]$/i.test(escaped) ? escaped : undefined);
}

function between(from: string, to: string): string {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
  return last < 128 ? String.fromCharCode(...Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)) : to;
}

function signs(members: string | undefined): readonly Clause[] {
  return members === undefined || members === '' || COMMON.test(members) ? [] : [members];
}

/** The rules of a table, each with what its pattern needs. */
export function withNeeds<Rule extends { readonly pattern: RegExp }>(
  rules: readonly Rule[],
): readonly (Rule & { readonly needs: Needs })[] {
  return rules.map((rule) => ({ ...rule, needs: new Needs(rule.pattern) }));
}
