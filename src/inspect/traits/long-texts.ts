import { isLittle } from './units.js';

/** Of shorter texts alone the module is not worth its making. */
const LONG = 32_768;
/** Parts of long texts that are shorter are read as other texts: what is asked and told at a call costs more than it spares. */
const SHORT = 512;

/** In base64, assembled from `long-texts.wat` by `scripts/assembled.mjs`; where a program was not built with it, each text is read as a short one. */
declare const __LONG_TEXTS__: string | undefined;
const written = typeof __LONG_TEXTS__ === 'string' ? () => __LONG_TEXTS__ : undefined;

interface Passes {
  scan(from: number, length: number, shortest: number): number;
  words(length: number, density: number, words: number, fewestSpelled: number): void;
  marks(from: number, length: number, state: number): number;
  scriptWords(length: number): number;
}

/** By their names in `long-texts.wat` the numbers that it tells, and those that `scan` goes on from. */
type Told = Record<
  | ('allUnits' | 'digits' | 'allSigns' | 'allKinds' | 'run' | 'lastFour' | 'runPairs' | 'wordSigns' | 'allScripts' | 'beyondAscii')
  | ('foundWords' | 'mostAlone' | 'mostSide' | 'mixedWords' | 'stoppedAt' | 'unknownPlace' | 'stateBefore' | 'markPairs'),
  { value: number }
>;

/** Where its tables are, and how long they may be. */
type Layout = Record<
  | ('pieceSize' | 'longestText' | 'mostWords' | 'kindBits' | 'kinds' | 'signs' | 'starts' | 'startAt' | 'lastAt' | 'units' | 'scripts')
  | ('hashes' | 'numbers' | 'sought' | 'present' | 'blocks' | 'first' | 'found' | 'placeStarts' | 'placeNext' | 'numberKinds')
  | ('states' | 'statesEnd' | 'piece' | 'list' | 'runs' | 'foldings' | 'foldedUnits' | 'begins' | 'byTwo' | 'byThree'),
  { readonly value: number }
>;

type Exports = Passes & Told & Layout & { readonly memory: WebAssembly.Memory };

/** The passes of `long-texts.wat`, and what they share: a memory that never grows. Whoever reads with one writes its tables there. */
export class LongTexts {
  readonly passes: Passes & Told & Layout;
  /** What the passes list, and the runs. */
  readonly list: Int32Array;
  readonly runs: Int32Array;
  readonly #memory: ArrayBuffer;
  readonly #bytes: Buffer;
  readonly #piece: number;
  readonly #pieceSize: number;
  /** By who reads what it has in the memory. */
  readonly #tables = new Map<object, unknown>();

  constructor(wasm: Uint8Array<ArrayBuffer>) {
    const exports = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports as unknown as Exports;
    this.passes = exports;
    this.#memory = exports.memory.buffer;
    this.#bytes = Buffer.from(this.#memory);
    this.#piece = this.passes.piece.value;
    this.#pieceSize = this.passes.pieceSize.value;
    this.list = this.numbers('list', 2 * this.#pieceSize);
    this.runs = this.numbers('runs');
  }

  /** Puts the piece of a text that begins there where the passes read it; returns its length. */
  put(text: string, from: number, to: number): number {
    const end = Math.min(to, from + this.#pieceSize);
    const length = end - from;
    this.#bytes.write(length === text.length ? text : text.slice(from, end), this.#piece, 'utf16le');
    this.#bytes.writeUInt16LE(0, this.#piece + 2 * length);
    return length;
  }

  /** A table of so many numbers, or all behind it. */
  numbers(name: keyof Layout, length?: number): Int32Array {
    return new Int32Array(this.#memory, this.passes[name].value, length);
  }

  halves(name: keyof Layout, length: number): Uint16Array {
    return new Uint16Array(this.#memory, this.passes[name].value, length);
  }

  bytes(name: keyof Layout, length: number): Uint8Array {
    return new Uint8Array(this.#memory, this.passes[name].value, length);
  }

  /** What `make` makes when it is first asked. */
  tables<Made>(make: (texts: LongTexts) => Made): Made {
    if (!this.#tables.has(make)) this.#tables.set(make, make(this));
    return this.#tables.get(make) as Made;
  }
}

let made: LongTexts | undefined;

/** With what a text of this length is read; undefined of one that is read unit by unit. Made when the first long one comes. */
export function longTexts(length: number): LongTexts | undefined {
  if (length < SHORT) return undefined;
  if (made === undefined && length >= LONG && isLittle && written !== undefined) made = new LongTexts(Buffer.from(written(), 'base64'));
  return made;
}
