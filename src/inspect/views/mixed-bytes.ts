import { utf8Sequence } from './lenient-utf8.js';
import { writeBase64 } from './readable-bytes.js';

/** Of a text that has some bytes in it that are none: shorter ones are names and hashes as often. */
export const SHORTEST_MIXED = 32;
/** Of so many bytes one may be no text, and these beside where none before has more: a mark before it, a NUL, letters of Latin-1. */
const ONE_OF = 8;
const MORE = 2;
/** Digits that are decoded at once: noise ends soon, mostly within the first, for which nothing is made. */
const FIRST = 32;
const MOST = 4_096;
const firstBytes = Buffer.alloc((FIRST * 3) / 4);

/** Of both kinds, as they come. */
class Tally {
  readonly #total: number;
  #count = 0;
  #others = 0;
  /** Up to here at no place there are more before it than a share of all. */
  #evenTo: number | undefined;

  /** Of so many bytes. */
  constructor(total: number) {
    this.#total = total;
  }

  /** How many come before there are too many of them. */
  get evenTo(): number {
    return this.#evenTo ?? this.#count;
  }

  /** False once there are too many that are no text. */
  add(bytes: Buffer): boolean {
    for (let i = 0; i < bytes.length;) {
      const size = sizeOf(bytes, i, bytes[i] ?? 0);
      this.#count += Math.max(1, size);
      if (size === 0) {
        this.#others += 1;
        if (this.#others > MORE + this.#count / ONE_OF) this.#evenTo ??= this.#count;
        if (this.#evenTo !== undefined && this.#others > this.#total / ONE_OF) return false;
      }
      i += Math.max(1, size);
    }
    return true;
  }
}

/**
 * Whether digits of Base64 are a text but for a few bytes, as a model reads it that decodes them: few of all, wherever they stand, or few of those
 * before any place. Noise has more of its first half already.
 */
export function isMixedText(text: string, start: number, end: number): boolean {
  if (end - start < SHORTEST_MIXED) return false;
  const tally = new Tally(((end - start) * 3) / 4);
  writeBase64(text, start, firstBytes);
  if (!tally.add(firstBytes)) return false;
  for (let at = start + FIRST; at < end; at += MOST)
    if (!tally.add(Buffer.from(text.slice(at, Math.min(end, at + MOST)), 'base64'))) return false;
  return true;
}

/** The same of bytes. */
export function isMixedBytes(bytes: Buffer): boolean {
  return new Tally(bytes.length).add(bytes);
}

/** How many of the bytes are one, from the first on: all, or those before what is none. */
export function mixedLength(bytes: Buffer): number {
  const tally = new Tally(bytes.length);
  return tally.add(bytes) ? bytes.length : Math.min(bytes.length, tally.evenTo);
}

/** How many bytes the character has that begins there; 0 where none does. */
function sizeOf(bytes: Buffer, at: number, byte: number): number {
  if (byte < 0x80) return byte >= 0x20 ? (byte === 0x7f ? 0 : 1) : byte === 0x0a || byte === 0x0d || byte === 0x09 ? 1 : 0;
  if (byte < 0xc2 || byte > 0xf4 || ((bytes[at + 1] ?? 0) & 0xc0) !== 0x80) return 0;
  const { length, evasive } = utf8Sequence(byte, (index) => bytes[at + index] ?? -1);
  return length > 1 && !evasive ? length : 0;
}
