import { BuiltinError } from '../builtin.js';

/** The text of a pattern, read from left to right. A pattern may come out of a message: nothing here looks at all that is left of it. */
export class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get ended(): boolean {
    return this.#at >= this.#text.length;
  }

  /** In UTF-16 units. */
  get left(): number {
    return this.#text.length - this.#at;
  }

  get position(): number {
    return this.#at;
  }

  set position(at: number) {
    this.#at = at;
  }

  sees(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  take(text: string): boolean {
    const seen = this.sees(text);
    if (seen) this.#at += text.length;
    return seen;
  }

  /** One character, of two UTF-16 units perhaps. Throws a `BuiltinError` at the end. */
  next(): string {
    const codePoint = this.#text.codePointAt(this.#at);
    if (codePoint === undefined) throw new BuiltinError('the pattern ends too early');
    const character = String.fromCodePoint(codePoint);
    this.#at += character.length;
    return character;
  }

  /** The match of a pattern that begins with `^`. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.#text.slice(this.#at));
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }
}
