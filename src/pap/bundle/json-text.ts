import { UserError } from '../../errors/exit.js';

/** Deeper than any document of ours; the walk is recursive. */
const MAX_DEPTH = 1_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const CLOSE_ARRAY = 0x5d;
const CLOSE_OBJECT = 0x7d;

/**
 * The canonical text of valid JSON, as OPA hashes it (v1/bundle/hash.go): members sorted by their UTF-8 bytes, no white space, strings as
 * Go's encoder writes them without HTML escapes, numbers as they stand there (`1.0` is not `1`), which is why a parsed value is not enough.
 * A member that is there twice is a `UserError`: OPA takes the last one, other readers the first.
 */
export function canonicalText(path: string, json: string): string {
  return new Walk(path, json).value(0);
}

class Walk {
  readonly #path: string;
  readonly #text: string;
  /** Without them a string stands in the canonical text as it stands here, and UTF-16 sorts as UTF-8 does. */
  readonly #separators: boolean;
  readonly #order: (a: string, b: string) => number;
  #at = 0;

  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
    this.#separators = /[\u2028\u2029]/.test(text);
    this.#order = /[\ud800-\uffff]|\\u/.test(text) ? byUtf8 : byUnits;
  }

  value(depth: number): string {
    if (depth > MAX_DEPTH) throw this.#error(`is nested more than ${MAX_DEPTH} levels deep`);
    switch (this.#next()) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#encodedString();
      default:
        return this.#scalar();
    }
  }

  #object(depth: number): string {
    const members = new Map<string, string>();
    this.#at++;
    while (this.#next() !== '}') {
      const start = this.#at;
      const name = this.#string();
      if (members.has(name)) {
        this.#at = start;
        throw this.#error(`has the member ${JSON.stringify(name)} twice in one object`);
      }
      this.#skip(COLON);
      members.set(name, this.value(depth + 1));
      this.#skip(COMMA);
    }
    this.#at++;
    const names = [...members.keys()].sort(this.#order);
    return `{${names.map((name) => `${encoded(name)}:${members.get(name) ?? ''}`).join(',')}}`;
  }

  #array(depth: number): string {
    const items: string[] = [];
    this.#at++;
    while (this.#next() !== ']') {
      items.push(this.value(depth + 1));
      this.#skip(COMMA);
    }
    this.#at++;
    return `[${items.join(',')}]`;
  }

  #string(): string {
    this.#next();
    const start = this.#at;
    let end = start + 1;
    let escaped = false;
    for (let unit = this.#text.charCodeAt(end); unit !== QUOTE; unit = this.#text.charCodeAt(end)) {
      if (unit === BACKSLASH) {
        escaped = true;
        end++;
      }
      end++;
    }
    this.#at = end + 1;
    // Go reads half of a surrogate pair as U+FFFD.
    return escaped ? (JSON.parse(this.#text.slice(start, this.#at)) as string).toWellFormed() : this.#text.slice(start + 1, end);
  }

  #encodedString(): string {
    const start = this.#at;
    const text = this.#string();
    const plain = !this.#separators && text.length === this.#at - start - 2;
    return plain ? this.#text.slice(start, this.#at) : encoded(text);
  }

  #scalar(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !endsScalar(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  #next(): string {
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#text.charAt(this.#at);
  }

  #skip(mark: number): void {
    this.#next();
    if (this.#text.charCodeAt(this.#at) === mark) this.#at++;
  }

  #error(what: string): UserError {
    const before = this.#text.slice(0, this.#at);
    const line = before.split('\n').length;
    return new UserError(`\`${this.#path}\` ${what} (line ${line}, column ${this.#at - before.lastIndexOf('\n')})`);
  }
}

/** U+2028 and U+2029 are escaped by Go even without HTML escapes. */
function encoded(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (char) => (char === '\u2028' ? '\\u2028' : '\\u2029'));
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** UTF-16 order differs from that of UTF-8 only beyond the surrogates. */
function byUtf8(a: string, b: string): number {
  if (/[\ud800-\uffff]/.test(a) || /[\ud800-\uffff]/.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

function endsScalar(unit: number): boolean {
  return isBlank(unit) || unit === COMMA || unit === CLOSE_ARRAY || unit === CLOSE_OBJECT;
}
