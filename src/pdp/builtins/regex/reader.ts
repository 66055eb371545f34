import { BuiltinError } from '../builtin.js';

/** The text of a pattern, read from left to right, by code points. */
export class Reader {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#characters = Array.from(text);
  }

  get ended(): boolean {
    return this.#at >= this.#characters.length;
  }

  get position(): number {
    return this.#at;
  }

  set position(at: number) {
    this.#at = at;
  }

  sees(text: string): boolean {
    return this.rest(text.length) === text;
  }

  take(text: string): boolean {
    const seen = this.sees(text);
    if (seen) this.#at += text.length;
    return seen;
  }

  /** Throws a `BuiltinError` at the end. */
  next(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw new BuiltinError('the pattern ends too early');
    this.#at += 1;
    return character;
  }

  /** The match of a sticky pattern of ASCII. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.rest());
    if (found === null) return undefined;
    this.#at += Array.from(found[0]).length;
    return found;
  }

  rest(length?: number): string {
    return this.#characters.slice(this.#at, length === undefined ? undefined : this.#at + length).join('');
  }
}
