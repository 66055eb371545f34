import { isIn } from '../traits/runs.js';
import { DIGIT, lineAfter } from './base64-lines.js';

/** Digits of a line that are looked at in one step: a long line is read no further than it is asked for. */
const STEP = 4_096;

/** How many bytes may still be decoded of one text. */
export interface Work {
  left: number;
}

/** What Base64 holds from a run on, over the ends of its lines, decoded as far as it is asked for. */
export class DigitBytes {
  readonly #text: string;
  readonly #work: Work;
  /** In turn where each piece begins and ends; of a long line there are several. */
  readonly #pieces: number[];
  /** Which piece is read, and how many digits of it were. */
  #piece = 0;
  #used = 0;
  /** Fewer than a group. */
  #rest = '';
  #decoded: Buffer = Buffer.alloc(0);
  #count = 0;
  #isAll = false;

  constructor(text: string, start: number, end: number, work: Work) {
    this.#text = text;
    this.#work = work;
    this.#pieces = [start, end];
  }

  /** At least so many bytes, the first; fewer where there are no more. Each digit is decoded once. */
  first(count: number): Buffer {
    if (this.#count < count) {
      const wanted = 4 * Math.ceil((count - this.#count) / 3) - this.#rest.length;
      const digits = this.#digits(wanted);
      this.#work.left -= digits.length;
      this.#rest += digits;
      const isLast = digits.length < wanted;
      const whole = isLast ? this.#rest.length : this.#rest.length & ~3;
      this.#add(Buffer.from(this.#rest.slice(0, whole), 'base64'));
      this.#rest = this.#rest.slice(whole);
    }
    return this.#decoded.subarray(0, this.#count);
  }

  /** Where the digits end that hold so many bytes; where others go on in the same line, at the last place that they can be read from. */
  endOf(count: number): number {
    const end = this.#placeOf(Math.ceil((count * 4) / 3));
    return isIn(this.#text, end, DIGIT) ? this.#placeOf(4 * Math.floor(count / 3)) : end;
  }

  /** Whether a line ends with so many bytes, and they with it: another may be a text of its own. */
  isBorder(count: number): boolean {
    return count > 0 && (count * 4) % 3 === 0 && !isIn(this.#text, this.#placeOf((count * 4) / 3), DIGIT);
  }

  #add(bytes: Buffer): void {
    const count = this.#count + bytes.length;
    if (count > this.#decoded.length) {
      const larger = Buffer.allocUnsafe(2 * count);
      this.#decoded.copy(larger, 0, 0, this.#count);
      this.#decoded = larger;
    }
    bytes.copy(this.#decoded, this.#count);
    this.#count = count;
  }

  /** So many of the digits that were not read; fewer where there are no more. */
  #digits(count: number): string {
    let digits = '';
    while (digits.length < count) {
      const start = (this.#pieces[this.#piece] ?? 0) + this.#used;
      const end = this.#pieces[this.#piece + 1] ?? 0;
      const taken = Math.min(end - start, count - digits.length);
      if (taken > 0) {
        digits += this.#text.slice(start, start + taken);
        this.#used += taken;
      } else {
        if (this.#isAll) break;
        this.#addPiece();
        if (this.#isAll) break;
        this.#piece += 2;
        this.#used = 0;
      }
    }
    return digits;
  }

  #placeOf(digit: number): number {
    let left = digit;
    for (let i = 0; i < this.#pieces.length; i += 2) {
      const start = this.#pieces[i] ?? 0;
      const length = (this.#pieces[i + 1] ?? 0) - start;
      if (left <= length) return start + left;
      left -= length;
    }
    return this.#pieces.at(-1) ?? 0;
  }

  #addPiece(): void {
    const last = this.#pieces.at(-1) ?? 0;
    let piece: { readonly start: number; readonly end: number } | undefined;
    if (isIn(this.#text, last, DIGIT)) {
      let end = last;
      while (end - last < STEP && isIn(this.#text, end, DIGIT)) end += 1;
      piece = { start: last, end };
    } else piece = lineAfter(this.#text, last, DIGIT, STEP);
    if (piece === undefined) {
      this.#isAll = true;
      return;
    }
    this.#pieces.push(piece.start, piece.end);
  }
}
