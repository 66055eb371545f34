/** What a pattern is made of, as far as it tells what every match has. */
export type Pattern =
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'alternatives'; readonly branches: readonly Pattern[] }
  | { readonly kind: 'repeated'; readonly part: Pattern; readonly least: number; readonly most: number }
  /** Characters of ASCII one after the other, as they are written. */
  | { readonly kind: 'text'; readonly text: string }
  /** One of these UTF-16 units; undefined where they are too many to list, or more than one unit. */
  | { readonly kind: 'character'; readonly members: string | undefined }
  /** Takes no character: an anchor, a word boundary, a look-around. `isStart` of `^`. */
  | { readonly kind: 'place'; readonly isStart: boolean };

const UNKNOWN: Pattern = { kind: 'character', members: undefined };
const PLACE: Pattern = { kind: 'place', isStart: false };
const START: Pattern = { kind: 'place', isStart: true };

/** Several ask of the same pattern, one after the other. */
let last: { readonly of: RegExp; readonly pattern: Pattern } | undefined;

/** Reads a pattern that has been compiled, so that it is well-formed. Of one with the flag `v` nothing is said. */
export function readPattern(of: RegExp): Pattern {
  if (last?.of !== of) last = { of, pattern: of.flags.includes('v') ? UNKNOWN : readAlternatives(of.source, 0).pattern };
  return last.pattern;
}

interface Read {
  readonly pattern: Pattern;
  readonly end: number;
}

/** From `at` to the end of the pattern, or to the parenthesis that ends the group. */
function readAlternatives(source: string, at: number): Read {
  const branches: Pattern[] = [];
  let end = at - 1;
  do {
    const branch = readSequence(source, end + 1);
    branches.push(branch.pattern);
    end = branch.end;
  } while (source[end] === '|');
  const [only] = branches;
  return { pattern: branches.length === 1 && only !== undefined ? only : { kind: 'alternatives', branches }, end };
}

function readSequence(source: string, at: number): Read {
  const parts: Pattern[] = [];
  let end = at;
  while (end < source.length && source[end] !== '|' && source[end] !== ')') {
    const part = readRepeated(source, end);
    parts.push(part.pattern);
    end = part.end;
  }
  return { pattern: { kind: 'sequence', parts }, end };
}

/** What a quantifier begins with. */
const QUANTIFIERS = '?*+{';
/** Most of a pattern is words. */
const TEXT = /[\w "'`,:;/<>=!@#%&~-]{1,64}/y;
const QUANTIFIER = /(?:([?*+])|\{(\d{1,9})(,?)(\d{0,9})\})\??/y;

function readRepeated(source: string, at: number): Read {
  const [words = ''] = matchAt(TEXT, source, at);
  // Of words a quantifier is about the last character.
  const text = isQuantifier(source, at + words.length) ? words.slice(0, -1) : words;
  if (text !== '') return { pattern: { kind: 'text', text }, end: at + text.length };
  const atom = readAtom(source, at);
  if (!isQuantifier(source, atom.end)) return atom;
  const [quantifier, sign, least = '', comma, most = ''] = matchAt(QUANTIFIER, source, atom.end);
  // A brace by itself is a character.
  if (quantifier === undefined) return atom;
  const times =
    sign === undefined
      ? { least: Number(least), most: comma === '' ? Number(least) : most === '' ? Infinity : Number(most) }
      : { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
  return { pattern: { kind: 'repeated', part: atom.pattern, ...times }, end: atom.end + quantifier.length };
}

function isQuantifier(source: string, at: number): boolean {
  return QUANTIFIERS.includes(source[at] ?? ' ');
}

const GROUP = /\((?:\?(?:<?[=!]|<[^>]*>|[a-z-]*:))?/y;
const LOOK_AROUND = /^\(\?<?[=!]/;
const ATOM = /\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\k<[^>]*>|\\.|./sy;
const PLACES = ['^', '$', '\\b', '\\B'];

function readAtom(source: string, at: number): Read {
  if (source[at] === '(') {
    const [open = '('] = matchAt(GROUP, source, at);
    const inner = readAlternatives(source, at + open.length);
    return { pattern: LOOK_AROUND.test(open) ? PLACE : inner.pattern, end: inner.end + 1 };
  }
  const [atom = ''] = matchAt(ATOM, source, at);
  return { pattern: patternOf(atom), end: at + atom.length };
}

function patternOf(atom: string): Pattern {
  if (PLACES.includes(atom)) return atom === '^' ? START : PLACE;
  if (atom === '.') return UNKNOWN;
  return { kind: 'character', members: atom.startsWith('[') ? membersOf(atom) : readEscape(atom) };
}

const MEMBER = /\\[pPu]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\./sy;

function membersOf(characterClass: string): string | undefined {
  if (characterClass.startsWith('[^')) return undefined;
  const end = characterClass.length - 1;
  let members = '';
  for (let at = 1; at < end;) {
    const first = memberAt(characterClass, at);
    const behind = at + first.length;
    const isRange = characterClass[behind] === '-' && behind + 1 < end;
    const last = isRange ? memberAt(characterClass, behind + 1) : '';
    const own = isRange ? between(readEscape(first), readEscape(last)) : readEscape(first);
    if (own === undefined) return undefined;
    members += own;
    at = isRange ? behind + 1 + last.length : behind;
  }
  return members;
}

/** Most members are written as they are. */
function memberAt(characterClass: string, at: number): string {
  const first = characterClass[at] ?? '';
  return first === '\\' ? (matchAt(MEMBER, characterClass, at)[0] ?? '') : first;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', d: '0123456789' };

/** What an escape stands for, and what is written as it is; undefined for classes of many. */
function readEscape(text: string): string | undefined {
  if (!text.startsWith('\\')) return text;
  const escaped = text.slice(1);
  return ESCAPES[escaped] ?? (/^[^a-z0-9]$/i.test(escaped) ? escaped : undefined);
}

function between(from: string | undefined, to: string | undefined): string | undefined {
  if (from?.length !== 1 || to?.length !== 1) return undefined;
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
  return last < 128 ? String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, i) => first + i)) : undefined;
}

/** The match of a sticky pattern, with its groups; empty for none. */
function matchAt(pattern: RegExp, source: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? [];
}
