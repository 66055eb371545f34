import { BuiltinError, BuiltinLimit } from '../builtin.js';
import { codePoints } from './regex.js';

/** What one place of a pattern of `regex.globs_match` accepts: any character, or one of a set. */
export interface Token {
  readonly accepts: 'any' | ReadonlySet<number>;
  readonly flag: '' | '+' | '*';
}

const [DASH, OPEN, CLOSE, BACKSLASH] = codePoints('-[]\\') as readonly [number, number, number, number];
const MAX_SET = 70_000;

interface Character {
  readonly value: number;
  readonly escaped: boolean;
}

/** The small language of https://github.com/yashtewari/glob-intersection: characters, `.`, `[a-z]`, `+`, `*`. Throws a `BuiltinError`. */
export function tokenize(pattern: string): readonly Token[] {
  const characters = unescape(codePoints(pattern));
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length;) {
    const { accepts, end } = readToken(characters, at);
    const next = characters[end];
    const flag = next === undefined || next.escaped ? '' : next.value === 0x2b ? '+' : next.value === 0x2a ? '*' : '';
    at = flag === '' ? end : end + 1;
    addToken(tokens, { accepts, flag });
  }
  return tokens;
}

/** Two flagged ones of the same characters are one. */
function addToken(tokens: Token[], token: Token): void {
  const last = tokens.at(-1);
  if (last === undefined || last.flag === '' || token.flag === '' || !sameSet(last.accepts, token.accepts)) {
    tokens.push(token);
    return;
  }
  tokens[tokens.length - 1] = { ...last, flag: last.flag === '+' || token.flag === '+' ? '+' : '*' };
}

function sameSet(a: Token['accepts'], b: Token['accepts']): boolean {
  if (a === 'any' || b === 'any') return a === b;
  return a.size === b.size && [...a].every((character) => b.has(character));
}

function unescape(points: readonly number[]): readonly Character[] {
  const characters: Character[] = [];
  for (let at = 0; at < points.length; at++) {
    const escaped = points[at] === BACKSLASH;
    if (escaped) at += 1;
    const value = points[at];
    if (value === undefined) throw new BuiltinError('input ends with a \\ (escape) character');
    characters.push({ value, escaped });
  }
  return characters;
}

function readToken(characters: readonly Character[], at: number): { accepts: Token['accepts']; end: number } {
  const { value, escaped } = characters[at] ?? { value: 0, escaped: true };
  if (!escaped && value === 0x2e) return { accepts: 'any', end: at + 1 };
  if (!escaped && value === OPEN) return readSet(characters, at + 1);
  if (!escaped && (value === CLOSE || value === 0x2b || value === 0x2a)) throw new BuiltinError('a special character out of place');
  return { accepts: new Set([value]), end: at + 1 };
}

function readSet(characters: readonly Character[], start: number): { accepts: Token['accepts']; end: number } {
  const found = new Set<number>();
  let before: number | undefined;
  for (let at = start; at < characters.length; at++) {
    const { value, escaped } = characters[at] ?? { value: 0, escaped: true };
    if (!escaped && value === CLOSE) return { accepts: found, end: at + 1 };
    if (escaped || value !== DASH) {
      found.add(value);
      before = value;
      continue;
    }
    const next = characters[++at];
    if (before === undefined || next === undefined || next.value < before) throw new BuiltinError('a range that is none');
    if (!next.escaped && (next.value === CLOSE || next.value === DASH)) throw new BuiltinError('a range that is none');
    if (next.value - before > MAX_SET) throw new BuiltinLimit(`regex.globs_match: a range of more than ${MAX_SET} characters`);
    for (let character = before; character <= next.value; character++) found.add(character);
    before = undefined;
  }
  throw new BuiltinError('found [ without matching ]');
}
