/** A UTF-16 unit makes at most three bytes of UTF-8. */
const MOST_BYTES_A_UNIT = 3;

/** Neither escaped by JSON nor half of a pair: text that stands in JSON as it is. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const QUOTE = 0x22;
const ZERO = 0x30;
/** Digits of what is written digit by digit: what 32 bits hold. */
const MOST_COUNTED = 999_999_999;

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');

/** JSON text as UTF-8 bytes, written where it is to stand: of a record that is made a thousand times a second, strings and buffers in between are most of the cost. */
export class JsonBytes {
  bytes: Buffer;
  end = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
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

  /** Text of ASCII alone, as it is. */
  ascii(text: string): void {
    this.makeRoom(text.length);
    this.end += this.bytes.write(text, this.end, 'latin1');
  }

  text(text: string): void {
    this.makeRoom(text.length * MOST_BYTES_A_UNIT);
    this.end += this.bytes.write(text, this.end, 'utf8');
  }

  /** As `JSON.stringify` writes it. False, and nothing written, for what JSON has not (undefined). */
  value(value: unknown): boolean {
    if (typeof value === 'string') this.#string(value);
    else if (typeof value === 'boolean') this.copy(value ? TRUE : FALSE);
    else if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_COUNTED) this.digits(value, 1);
    else {
      const json = JSON.stringify(value) as string | undefined;
      if (json === undefined) return false;
      this.text(json);
    }
    return true;
  }

  /** A whole number from 0 to 2⁵³ − 1, with zeros before it up to `least` digits. */
  digits(value: number, least: number): void {
    let count = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) count++;
    if (count < least) count = least;
    this.makeRoom(count);
    let rest = value;
    for (let at = this.end + count - 1; at >= this.end; at--) {
      const tens = Math.floor(rest / 10);
      this.bytes[at] = ZERO + (rest - tens * 10);
      rest = tens;
    }
    this.end += count;
  }

  #string(value: string): void {
    if (!PLAIN.test(value)) {
      this.text(JSON.stringify(value));
      return;
    }
    this.makeRoom(value.length * MOST_BYTES_A_UNIT + 2);
    this.bytes[this.end++] = QUOTE;
    this.end += this.bytes.write(value, this.end, 'utf8');
    this.bytes[this.end++] = QUOTE;
  }
}
