import { isLittle } from '../traits/units.js';

/** Units that wait to become text together. */
const PENDING = 1_024;
/** Shorter ones of the source are copied unit by unit: that costs less than a piece of text. */
export const SHORTEST_STRETCH = 48;

const pending = new Uint16Array(PENDING);
const pendingBytes = Buffer.from(pending.buffer);
/** Fewer units are made text one by one: to call for it costs more. */
const FEW = 64;
/** V8 keeps a text of one byte a unit where it has room. */
const WIDE = 0x100;

/**
 * Text that a decoder writes, and where each unit of it comes from. Decoders are synchronous and write one text at a time, so that
 * all share one buffer. Places are asked for only where something was found: a decoder then runs a second time with `places`.
 */
export class Output {
  /** A form that no honest writer uses was met. */
  evasive = false;
  /**
   * Of each stretch of the source that was copied as it is where it begins in the text, where in the source, and its length, in order;
   * undefined where there are only short ones.
   */
  stretches: number[] | undefined;
  readonly #places: Uint32Array | undefined;
  readonly #source: string;
  #text = '';
  #used = 0;
  /** Of the next unit. */
  #place = 0;

  /** `places` has room for each unit that is written. */
  constructor(source: string, places?: Uint32Array) {
    this.#source = source;
    this.#places = places;
  }

  /** One UTF-16 unit, read from the source at `place`. */
  unit(code: number, place: number): void {
    if (this.#used === PENDING) this.#flush();
    pending[this.#used++] = code;
    if (this.#places !== undefined) this.#places[this.#place++] = place;
  }

  /** A replacement of several units, all read from one place. */
  units(text: string, place: number): void {
    for (let i = 0; i < text.length; i++) this.unit(text.charCodeAt(i), place);
  }

  /** A text at once, where nobody asks for its places; false where somebody does. */
  add(text: string): boolean {
    if (this.#places !== undefined) return false;
    if (text.length < SHORTEST_STRETCH) {
      for (let i = 0; i < text.length; i++) this.unit(text.charCodeAt(i), 0);
    } else {
      this.#flush();
      this.#text += text;
    }
    return true;
  }

  /** One code point, read from one place. */
  point(code: number, place: number): void {
    if (code < 0x10000) return this.unit(code, place);
    this.unit(0xd800 + ((code - 0x10000) >> 10), place);
    this.unit(0xdc00 + ((code - 0x10000) & 0x3ff), place);
  }

  /** The source as it is. */
  copy(from: number, to: number): void {
    const length = to - from;
    if (length <= 0) return;
    if (this.#places !== undefined) {
      for (let i = from; i < to; i++) this.#places[this.#place++] = i;
    }
    if (length < SHORTEST_STRETCH) {
      if (this.#used + length > PENDING) this.#flush();
      let used = this.#used;
      for (let i = from; i < to; i++) pending[used++] = this.#source.charCodeAt(i);
      this.#used = used;
    } else {
      this.#flush();
      (this.stretches ??= []).push(this.#text.length, from, length);
      this.#text += this.#source.slice(from, to);
    }
  }

  /** The source with each unit as a table has it. */
  mapped(from: number, to: number, table: Uint16Array): void {
    if (this.#places !== undefined) {
      for (let i = from; i < to; i++) this.#places[this.#place++] = i;
    }
    for (let i = from; i < to;) {
      if (this.#used === PENDING) this.#flush();
      const end = Math.min(to, i + PENDING - this.#used);
      let used = this.#used;
      for (; i < end; i++) pending[used++] = table[this.#source.charCodeAt(i)] ?? 0;
      this.#used = used;
    }
  }

  /** Everything written. */
  text(): string {
    this.#flush();
    return this.#text;
  }

  #flush(): void {
    if (this.#used === 0) return;
    this.#text += textOf(this.#used);
    this.#used = 0;
  }
}

/** The first units that wait. */
function textOf(count: number): string {
  return count >= FEW && isLittle && hasWide(count)
    ? pendingBytes.toString('utf16le', 0, 2 * count)
    : String.fromCharCode.apply(null, pending.subarray(0, count) as unknown as number[]);
}

function hasWide(count: number): boolean {
  for (let i = 0; i < count; i++) if ((pending[i] ?? 0) >= WIDE) return true;
  return false;
}
