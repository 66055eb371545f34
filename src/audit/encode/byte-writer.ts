/** A UTF-16 unit makes at most three bytes of UTF-8. */
export const MOST_BYTES_A_UNIT = 3;

const ZERO = 0x30;
/** The largest number whose digits are told in 32 bits. */
export const MOST_COUNTED = 999_999_999;

/** At the front of the memory, for each record that is to outlive what is written next. */
export const KEPT_BYTES = 8 * 1024;

/** A record that is to outlive what is written next: it is moved out of the way. */
interface Kept {
  move(place: number, most: number, out: ByteWriter): void;
}

/** Bytes written where they are to stand, in memory that grows: of a record that is made a thousand times a second, strings and buffers in between are most of the cost. */
export class ByteWriter {
  bytes: Buffer;
  end = 0;
  readonly #kept: Kept[] = [];

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
  }

  keep(record: Kept): void {
    this.#kept.push(record);
  }

  /** What follows is written from `end` on; records that are kept move before it, as far as there is room. */
  rewind(end: number): void {
    for (let at = 0; at < this.#kept.length; at++) {
      const place = at * KEPT_BYTES;
      this.#kept[at]?.move(place, place + KEPT_BYTES <= end ? KEPT_BYTES : 0, this);
    }
    this.end = end;
  }

  makeRoom(more: number): void {
    const needed = this.end + more;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }

  copy(piece: Uint8Array): void {
    this.makeRoom(piece.length);
    this.bytes.set(piece, this.end);
    this.end += piece.length;
  }

  byte(byte: number): void {
    this.makeRoom(1);
    this.bytes[this.end++] = byte;
  }

  /** What stands there already, from one place to another. */
  repeat(from: number, to: number): void {
    this.makeRoom(to - from);
    this.bytes.copyWithin(this.end, from, to);
    this.end += to - from;
  }

  /** Text of ASCII alone, as it is. */
  ascii(text: string): void {
    this.makeRoom(text.length);
    this.end += this.bytes.write(text, this.end, 'latin1');
  }

  text(text: string): void {
    this.makeRoom(text.length * MOST_BYTES_A_UNIT);
    this.end += this.bytes.write(text, this.end, 'utf8');
  }

  /** A whole number from 0 to 2⁵³ − 1, with zeros before it up to `least` digits. */
  digits(value: number, least: number): void {
    if (value > MOST_COUNTED) this.#manyDigits(value, least);
    else this.#fewDigits(value | 0, least);
  }

  /** In 32 bits throughout: with numbers that might be larger each digit is divided as a fraction. */
  #fewDigits(value: number, least: number): void {
    let count = 1;
    for (let rest = value; rest > 9; rest = (rest / 10) | 0) count++;
    if (count < least) count = least;
    this.makeRoom(count);
    const { bytes, end } = this;
    let rest = value;
    for (let at = end + count - 1; at >= end; at--) {
      const tens = (rest / 10) | 0;
      bytes[at] = ZERO + ((rest - Math.imul(tens, 10)) | 0);
      rest = tens;
    }
    this.end = end + count;
  }

  #manyDigits(value: number, least: number): void {
    this.ascii(String(value).padStart(least, '0'));
  }
}
