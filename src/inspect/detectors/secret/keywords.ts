/** Characters by which keywords are told apart at first; none is shorter. */
const FIRST = 3;

/** Letters as small ones, all beyond ASCII as one. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code));

/**
 * Where any of many words begins in a text, letter case aside, with what belongs to the word. A text without any of them costs one look-up
 * a character; the words are compared only where their first three characters stand.
 */
export class Keywords<T> {
  readonly #maybe = new Uint8Array(1 << 16);
  readonly #byStart = new Map<number, { readonly word: string; readonly of: T }[]>();

  constructor(words: Iterable<readonly [word: string, of: T]>) {
    for (const [word, of] of words) {
      const start = hash(fold(word, 0), fold(word, 1), fold(word, 2));
      this.#maybe[start] = 1;
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), { word, of }]);
    }
  }

  find(text: string, found: (at: number, of: T) => void): void {
    const maybe = this.#maybe;
    let a = fold(text, 0);
    let b = fold(text, 1);
    for (let end = FIRST - 1; end < text.length; end++) {
      const c = fold(text, end);
      const start = hash(a, b, c);
      if (maybe[start] === 1) this.#compare(start, text, end - FIRST + 1, found);
      a = b;
      b = c;
    }
  }

  #compare(start: number, text: string, at: number, found: (at: number, of: T) => void): void {
    for (const { word, of } of this.#byStart.get(start) ?? []) if (stands(word, text, at)) found(at, of);
  }
}

function stands(word: string, text: string, at: number): boolean {
  for (let i = 0; i < word.length; i++) if (fold(text, at + i) !== word.charCodeAt(i)) return false;
  return true;
}

function fold(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (FOLDED[code] ?? 0) : 0;
}

function hash(a: number, b: number, c: number): number {
  return ((a << 9) ^ (b << 5) ^ (b << 11) ^ c) & 0xffff;
}
