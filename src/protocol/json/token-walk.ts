import { BAD_IN_NAME, badName, duplicateMember, pointerOf, unsafeNumber, type Ambiguities, type Ambiguity } from '../ambiguity.js';
import { isExactNumber } from './exact-number.js';
import type { ReadLimits } from '../read-limits.js';

type Path = readonly (string | number)[];

/**
 * Finds repeated names, bad names and inexact numbers in a text that is valid JSON (one object, not too deep), token by token, because
 * a parsed value no longer shows them. It only runs where the outline found a reason to look. Linear.
 */
export function walkTokens(text: string, limits: ReadLimits): Ambiguities {
  const walk = new TokenWalk(text, limits);
  walk.value();
  const { asked, answered } = walk;
  return { ...(asked === undefined ? {} : { asked }), ...(answered === undefined ? {} : { answered }) };
}

/** The first name that stands twice in an object of a text that is valid JSON, whatever else is odd about it: a JSON Pointer. */
export function repeatedMember(text: string, limits: ReadLimits): string | undefined {
  const walk = new TokenWalk(text, limits);
  walk.value();
  return walk.repeated;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

class TokenWalk {
  readonly #text: string;
  readonly #limits: ReadLimits;
  readonly #path: (string | number)[] = [];
  #at = 0;
  asked: Ambiguity | undefined;
  answered: Ambiguity | undefined;
  repeated: string | undefined;

  constructor(text: string, limits: ReadLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  value(): void {
    switch (this.#next()) {
      case OPEN_OBJECT:
        return this.#object();
      case OPEN_ARRAY:
        return this.#array();
      case QUOTE:
        this.#at = skipString(this.#text, this.#at);
        return;
      default:
        return this.#scalar();
    }
  }

  #object(): void {
    const seen = new Set<string>();
    this.#at++;
    while (this.#next() !== CLOSE_OBJECT) {
      const name = this.#name();
      this.#path.push(name);
      if (seen.has(name)) {
        this.#report((path) => duplicateMember(name, pointerOf(path.slice(0, -1))));
        this.repeated ??= pointerOf(this.#path);
      } else if (BAD_IN_NAME.test(name)) this.#report((path) => badName(name, pointerOf(path)));
      seen.add(name);
      this.#skip(COLON);
      this.value();
      this.#path.pop();
      this.#skip(COMMA);
    }
    this.#at++;
  }

  #array(): void {
    this.#at++;
    for (let index = 0; this.#next() !== CLOSE_ARRAY; index++) {
      this.#path.push(index);
      this.value();
      this.#path.pop();
      this.#skip(COMMA);
    }
    this.#at++;
  }

  #name(): string {
    const end = skipString(this.#text, this.#at);
    const token = this.#text.slice(this.#at, end);
    this.#at = end;
    return token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
  }

  #scalar(): void {
    const start = this.#at;
    while (!endsScalar(this.#text.charCodeAt(this.#at))) this.#at++;
    const first = this.#text.charAt(start);
    if (first === 't' || first === 'f' || first === 'n' || !mustBeExact(this.#path, this.#limits)) return;
    const token = this.#text.slice(start, this.#at);
    if (!isExactNumber(token)) this.#report((path) => unsafeNumber(token, pointerOf(path)));
  }

  #report(describe: (path: Path) => Ambiguity): void {
    // A repeated `result` is the envelope's matter; what stands inside it is the answer's.
    const inAnswer = this.#path.length > 1 && (this.#path[0] === 'result' || this.#path[0] === 'error');
    if (inAnswer) this.answered ??= describe(this.#path);
    else this.asked ??= describe(this.#path);
  }

  #next(): number {
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#text.charCodeAt(this.#at);
  }

  #skip(mark: number): void {
    if (this.#next() === mark) this.#at++;
  }
}

/** Just after the closing quote of the string that opens at `open`. */
function skipString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

function endsScalar(unit: number): boolean {
  return isBlank(unit) || unit === COMMA || unit === CLOSE_ARRAY || unit === CLOSE_OBJECT || Number.isNaN(unit);
}

/** The envelope, a name, a URI, or an argument that somebody decides by. Elsewhere a number passes as it came. */
function mustBeExact(path: Path, { inspectedArguments }: ReadLimits): boolean {
  if (path.length === 1) return true;
  const [first, second, third] = path;
  if (first !== 'params') return false;
  if (second === 'arguments') return inspectedArguments === 'all' || typeof third !== 'string' || inspectedArguments.has(third);
  if (second === 'name' || second === 'uri') return path.length === 2;
  return second === 'ref' && path.length === 3;
}
