/**
 * JSON as the laxest readers take it: members in order with all their repetitions, single quotes, bare names, comments, control
 * characters in strings, commas too many, brackets too few, several values in a row and anything between them.
 */
export type Lax =
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Lax])[] }
  | { readonly kind: 'array'; readonly items: readonly Lax[] }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'scalar'; readonly text: string };

/** Every value that stands in a text; what is none is skipped. */
export function laxValues(text: string): readonly Lax[] {
  const reader = new LaxReader(text);
  const values: Lax[] = [];
  for (let value = reader.next(); value !== undefined; value = reader.next()) values.push(value);
  return values;
}

/** Deeper than any limit of ours, and than what a case needs to be understood. */
const DEEPEST = 400;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };

const BLANKS = /[\s\0\ufeff]+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|#[^\n]*/y;

class LaxReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next object or array at the top; whatever stands before it is passed over. */
  next(): Lax | undefined {
    for (; this.#at < this.#text.length; this.#at++) {
      const mark = this.#text[this.#at];
      if (mark === '{' || mark === '[') return this.#value();
    }
    return undefined;
  }

  #value(): Lax {
    this.#blanks();
    const mark = this.#text[this.#at];
    if (mark === '"' || mark === "'") return { kind: 'string', text: this.#string(mark) };
    if ((mark !== '{' && mark !== '[') || this.#depth >= DEEPEST) return { kind: 'scalar', text: this.#bare() };
    this.#at++;
    this.#depth++;
    const value = mark === '{' ? this.#object() : this.#array();
    this.#depth--;
    return value;
  }

  #object(): Lax {
    const members: [string, Lax][] = [];
    while (!this.#closes('}')) {
      const mark = this.#text[this.#at];
      const name = mark === '"' || mark === "'" ? this.#string(mark) : this.#bare();
      this.#blanks();
      if (this.#text[this.#at] === ':') this.#at++;
      members.push([name, this.#value()]);
    }
    return { kind: 'object', members };
  }

  #array(): Lax {
    const items: Lax[] = [];
    while (!this.#closes(']')) items.push(this.#value());
    return { kind: 'array', items };
  }

  /** Whether the container ends here: at its bracket, at the other kind's, or with the text. Commas are passed over. */
  #closes(bracket: string): boolean {
    for (;;) {
      this.#blanks();
      const mark = this.#text[this.#at];
      if (mark === ',') {
        this.#at++;
        continue;
      }
      if (mark === undefined) return true;
      if (mark !== '}' && mark !== ']') return false;
      if (mark === bracket) this.#at++;
      return true;
    }
  }

  #string(quote: string): string {
    let text = '';
    this.#at++;
    while (this.#at < this.#text.length) {
      let end = this.#at;
      while (end < this.#text.length && this.#text[end] !== quote && this.#text[end] !== '\\') end++;
      text += this.#text.slice(this.#at, end);
      this.#at = end + 1;
      if (this.#text[end] !== '\\') break;
      text += this.#escape();
    }
    return text;
  }

  #escape(): string {
    const mark = this.#text[this.#at++] ?? '';
    const digits = mark === 'u' ? 4 : mark === 'x' ? 2 : 0;
    const hex = this.#text.slice(this.#at, this.#at + digits);
    if (digits === 0 || hex.length < digits || !/^[0-9a-f]+$/i.test(hex)) return ESCAPES[mark] ?? mark;
    this.#at += digits;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  /** A number, a literal or a bare name: up to the next mark that means something. At least one character is taken. */
  #bare(): string {
    const start = this.#at;
    this.#at++;
    while (this.#at < this.#text.length && !/[\s"',:{}[\]/]/.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  #blanks(): void {
    for (;;) {
      BLANKS.lastIndex = this.#at;
      const rest = BLANKS.exec(this.#text);
      if (rest === null) return;
      this.#at += rest[0].length;
    }
  }
}
