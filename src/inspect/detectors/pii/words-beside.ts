/** Text before and after a number that may name it. */
export const WORDS_BEFORE = 64;
export const WORDS_AFTER = 24;
/** Where more numbers ask for them, the words are looked for in all of the text first. */
const MOST_ASKED = 48;

/** What names the numbers of one text: the member that it stands under, and the words beside them. */
export class WordsBeside {
  readonly #text: string;
  readonly #name: string;
  /** By words how often they were asked for; negative where they stand nowhere. */
  readonly #asked = new Map<RegExp, number>();

  constructor(text: string, name: string) {
    this.#text = text;
    this.#name = name;
  }

  /** Of a number from `start` to `end`. */
  has(words: RegExp, start: number, end: number): boolean {
    if (words.test(this.#name)) return true;
    if (this.#areNowhere(words)) return false;
    return words.test(this.#text.slice(Math.max(0, start - WORDS_BEFORE), start)) || words.test(this.#text.slice(end, end + WORDS_AFTER));
  }

  #areNowhere(words: RegExp): boolean {
    const asked = (this.#asked.get(words) ?? 0) + 1;
    if (asked <= 0) return true;
    this.#asked.set(words, asked === MOST_ASKED && !anywhere(words).test(this.#text) ? -Infinity : asked);
    return false;
  }
}

/** The words as parts of others, too: where what is beside a number is cut off, one may begin that is none in the text. */
function anywhere({ source, flags }: RegExp): RegExp {
  return new RegExp(source.replaceAll(String.raw`\b`, ''), flags);
}
