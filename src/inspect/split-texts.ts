/** As much of a text as most signs of an order have on one side of a border. */
const BESIDE = 80;
/** A longer text is read by what stands at its two ends: what is in it by itself was looked for in it. */
const WHOLE = 2 * BESIDE;
/** Between two texts that a client puts one behind the other. */
const BETWEEN = ' ';

/** What a protocol says of a text beside it: nobody reads it between two of them. */
const SAID_BESIDE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['type', new Set(['text', 'resource'])],
  ['role', new Set(['user', 'assistant'])],
]);

/** What comes oftener is a value of a column, and a word of no order in most. */
const MOST_REPEATS = 3;
/** What the texts of a client's or a server's own words are called: blocks of one content. */
const BLOCK = 'text';
/** A number, a moment, a hash: no word of an order, and between words of one in most tables. */
const COUNTED = /^[\w:.+-]{0,63}[0-9][\w:.+-]{0,63}$/;

/** Texts of a message as one. */
export interface JoinedTexts {
  readonly text: string;
  /** All of them are blocks of a content, which are written to be read as one. */
  readonly areBlocks: boolean;
  readonly pieces: readonly JoinedPiece[];
}

export interface JoinedPiece {
  /** Which of the texts of the message it is, in the order in which they stand. */
  readonly index: number;
  /** Where it begins in its text. */
  readonly from: number;
  /** Where it begins in what is joined, and ends. */
  readonly start: number;
  readonly end: number;
}

/**
 * The texts of one message in the order in which they stand. A model reads them as one text: the blocks of a content, the elements of a list, the members
 * of an object. What is split over them is in none.
 */
export class SplitTexts {
  readonly #texts: string[] = [];
  readonly #names: string[] = [];
  readonly #indices: number[] = [];
  /** How often each came, but for blocks. */
  readonly #seen = new Map<string, number>();

  add(name: string, text: string, index: number): void {
    if (text === '') return;
    if (name !== BLOCK) {
      if (SAID_BESIDE.get(name)?.has(text) === true || COUNTED.test(text)) return;
      const seen = this.#seen.get(text) ?? 0;
      if (seen === MOST_REPEATS) return;
      this.#seen.set(text, seen + 1);
    }
    this.#texts.push(text);
    this.#names.push(name);
    this.#indices.push(index);
  }

  forget(): void {
    this.#texts.length = 0;
    this.#names.length = 0;
    this.#indices.length = 0;
    this.#seen.clear();
  }

  /** All of them one behind the other, and of each column of a table those that stand in it: rows that have something else between them hide it. */
  joined(): readonly JoinedTexts[] {
    const count = this.#texts.length;
    if (count < 2) return [];
    const all = this.#runs(Array.from({ length: count }, (_, at) => at));
    return [...all, ...this.#columns().flatMap((column) => this.#runs(column))];
  }

  /** Of each name that stands in several places, with something else between them, where it does; without its number: `line1`, `line2`. */
  #columns(): readonly (readonly number[])[] {
    const columns = new Map<string, number[]>();
    for (const [at, name] of this.#names.entries()) {
      const key = withoutNumber(name);
      const column = columns.get(key);
      if (column === undefined) columns.set(key, [at]);
      else column.push(at);
    }
    return [...columns.values()].filter((column) => column.length > 1 && (column.at(-1) ?? 0) - (column[0] ?? 0) >= column.length);
  }

  /** What may be one order: it begins anew in the middle of a long text. */
  #runs(places: readonly number[]): readonly JoinedTexts[] {
    const runs: JoinedTexts[] = [];
    let pieces: JoinedPiece[] = [];
    let parts: string[] = [];
    let length = 0;
    let areBlocks = true;
    const add = (at: number, from: number, part: string) => {
      const start = length === 0 ? 0 : length + BETWEEN.length;
      length = start + part.length;
      if (this.#names[at] !== BLOCK) areBlocks = false;
      parts.push(part);
      pieces.push({ index: this.#indices[at] ?? 0, from, start, end: length });
    };
    const end = () => {
      if (pieces.length > 1) runs.push({ text: parts.join(BETWEEN), areBlocks, pieces });
      pieces = [];
      parts = [];
      length = 0;
      areBlocks = true;
    };
    for (const at of places) {
      const text = this.#texts[at] ?? '';
      if (text.length <= WHOLE) {
        add(at, 0, text);
        continue;
      }
      add(at, 0, text.slice(0, BESIDE));
      end();
      add(at, text.length - BESIDE, text.slice(-BESIDE));
    }
    end();
    return runs;
  }
}

function withoutNumber(name: string): string {
  return name.replace(/[\s_.-]{0,1}[0-9]{1,9}$/, '');
}
