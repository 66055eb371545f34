import type { Confidence } from '../../../pdp/input-document.js';
import type { PossibleNumbers } from './possible-numbers.js';
import { WORDS_AFTER, WORDS_BEFORE } from './words-beside.js';

/** A number in a chunk, by places in it. */
export interface InChunk {
  readonly rule: string;
  readonly confidence: Confidence;
  readonly start: number;
  readonly end: number;
}

/** What a chunk holds, and of how much of the text that is true wherever it stands: of the chunk alone, of the words beside it too, or of more. */
export interface ChunkContent {
  readonly found: readonly InChunk[];
  readonly by: 'chunk' | 'words' | 'text';
}

/** A chunk where such may be known. */
interface Standing {
  readonly possible: PossibleNumbers;
  readonly chunk: string;
  readonly withWords: string;
}

/** Of a text that is one thing repeated, chunks begin in a few ways. */
const MOST_KEPT = 8;
/** What is looked at beside a number to see that it is no part of another. */
const BESIDE = 2;
/** Most texts have fewer chunks, and none twice. */
const FIRST_CHUNKS = 32;
/** After so many a text in which few come again is one of different numbers. */
const LEAST_TRIED = 64;
const LEAST_AGAIN = 1 / 4;

/** The last chunks of a text with what they hold, for which they need not be looked through again. */
export class KnownChunks {
  readonly #text: string;
  readonly #standings: Standing[] = [];
  readonly #contents: ChunkContent[] = [];
  #chunks = 0;
  #tried = 0;
  #again = 0;
  /** Where the next is kept. */
  #next = 0;
  /** They come again in the order in which they came. */
  #likely = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The chunk with what is beside it; undefined where it is not worth it. */
  standing(start: number, end: number, possible: PossibleNumbers): Standing | undefined {
    if (this.#chunks < FIRST_CHUNKS) {
      this.#chunks += 1;
      return undefined;
    }
    if (this.#tried > LEAST_TRIED && this.#again < this.#tried * LEAST_AGAIN) return undefined;
    this.#tried += 1;
    const text = this.#text;
    // All have as much beside them, so that none is taken for another.
    if (start < WORDS_BEFORE || end + WORDS_AFTER > text.length) return undefined;
    return {
      possible,
      chunk: text.slice(start - BESIDE, end + BESIDE),
      withWords: text.slice(start - WORDS_BEFORE, end + WORDS_AFTER),
    };
  }

  at({ possible, chunk, withWords }: Standing): ChunkContent | undefined {
    const count = this.#standings.length;
    for (let i = 0; i < count; i++) {
      const at = (this.#likely + i) % count;
      const known = this.#standings[at];
      if (known?.possible !== possible || known.chunk !== chunk) continue;
      const content = this.#contents[at];
      if (content?.by !== 'chunk' && known.withWords !== withWords) continue;
      this.#again += 1;
      this.#likely = at + 1;
      return content;
    }
    return undefined;
  }

  add(standing: Standing, content: ChunkContent): void {
    if (content.by === 'text') return;
    this.#standings[this.#next] = standing;
    this.#contents[this.#next] = content;
    this.#next = (this.#next + 1) % MOST_KEPT;
  }
}
