/** Letters of ASCII as small ones; of other units nothing is a keyword. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code));

/** What belongs to each of many words. The words are told apart by their first three characters: none is shorter. */
export class Keywords<T> {
  readonly #byStart = new Map<number, { readonly word: string; readonly of: T }[]>();

  constructor(words: Iterable<readonly [word: string, of: T]>) {
    for (const [word, of] of words) {
      const start = startAt(word, 0);
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), { word, of }]);
    }
  }

  /** What belongs to the words that begin at a place of a text, letter case aside. */
  at(text: string, at: number): readonly T[] {
    return (this.#byStart.get(startAt(text, at)) ?? []).filter(({ word }) => stands(word, text, at)).map(({ of }) => of);
  }
}

function stands(word: string, text: string, at: number): boolean {
  for (let i = 0; i < word.length; i++) if (fold(text, at + i) !== word.charCodeAt(i)) return false;
  return true;
}

function startAt(text: string, at: number): number {
  return (fold(text, at) << 14) | (fold(text, at + 1) << 7) | fold(text, at + 2);
}

function fold(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (FOLDED[code] ?? 0) : 0;
}
