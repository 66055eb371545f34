import { BuiltinError } from '../builtin.js';

/** A part of a pattern of github.com/gobwas/glob v1.0.0. */
export type GlobPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'one'; readonly accepts: (character: string) => boolean }
  /** `*`, which stops at a delimiter, and `**`. */
  | { readonly kind: 'any'; readonly limited: boolean }
  | { readonly kind: 'choice'; readonly parts: readonly (readonly GlobPart[])[] };

const DASH = '-';

/** Throws a `BuiltinError` for what gobwas does not take. */
export function parseGlob(pattern: string, delimiters: ReadonlySet<string>): readonly GlobPart[] {
  const reader = new Reader(Array.from(pattern), delimiters);
  return reader.sequence(0);
}

class Reader {
  readonly #characters: readonly string[];
  readonly #delimiters: ReadonlySet<string>;
  #at = 0;

  constructor(characters: readonly string[], delimiters: ReadonlySet<string>) {
    this.#characters = characters;
    this.#delimiters = delimiters;
  }

  /** Up to the end, in braces up to the `,` or `}` that ends it. */
  sequence(depth: number): readonly GlobPart[] {
    const parts: GlobPart[] = [];
    for (let next = this.#peek(); next !== undefined; next = this.#peek()) {
      if (depth > 0 && (next === ',' || next === '}')) return parts;
      parts.push(this.#part(next, depth));
    }
    if (depth > 0) throw new BuiltinError('unclosed `{`');
    return parts;
  }

  #part(next: string, depth: number): GlobPart {
    switch (next) {
      case '*': {
        this.#at += 1;
        const limited = !this.#take('*');
        return { kind: 'any', limited };
      }
      case '?':
        this.#at += 1;
        return { kind: 'one', accepts: (character) => !this.#delimiters.has(character) };
      case '[':
        this.#at += 1;
        return { kind: 'one', accepts: this.#class() };
      case '{':
        this.#at += 1;
        return { kind: 'choice', parts: this.#choice(depth + 1) };
      default:
        return { kind: 'text', text: this.#text(depth > 0 ? '?*[{},' : '?*[{') };
    }
  }

  #choice(depth: number): readonly (readonly GlobPart[])[] {
    const parts = [this.sequence(depth)];
    while (this.#take(',')) parts.push(this.sequence(depth));
    this.#at += 1;
    return parts;
  }

  /** A range, or characters: a `-` that stands second makes a range, one that stands elsewhere is itself. */
  #class(): (character: string) => boolean {
    const negated = this.#take('!');
    const inside = this.#characters[this.#at + 1] === DASH ? this.#range() : this.#set();
    if (!this.#take(']')) throw new BuiltinError('expected close range character');
    return (character) => inside(character) !== negated;
  }

  #range(): (character: string) => boolean {
    const [low, , high] = this.#characters.slice(this.#at, this.#at + 3).map((character) => character.codePointAt(0) ?? 0);
    if (low === undefined || high === undefined || high < low) throw new BuiltinError('range hi character is less than lo');
    this.#at += 3;
    return (character) => {
      const point = character.codePointAt(0) ?? 0;
      return low <= point && point <= high;
    };
  }

  #set(): (character: string) => boolean {
    const text = this.#text(']');
    if (text === '') throw new BuiltinError('could not parse range');
    const set = new Set(text);
    return (character) => set.has(character);
  }

  /** Up to one of `ends` that no `\` stands before. */
  #text(ends: string): string {
    let text = '';
    for (let next = this.#peek(); next !== undefined && !ends.includes(next); next = this.#peek()) {
      this.#at += 1;
      if (next === '\\') {
        const escaped = this.#peek();
        if (escaped === undefined) throw new BuiltinError('trailing backslash');
        this.#at += 1;
        text += escaped;
      } else text += next;
    }
    return text;
  }

  #take(wanted: string): boolean {
    const found = this.#peek() === wanted;
    if (found) this.#at += 1;
    return found;
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }
}
