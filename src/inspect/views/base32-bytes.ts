/** RFC 4648 §6. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))));

/** Digits as they come: what is left of a line's last belongs to the first byte of the next. */
export class Base32Bytes {
  #bits = 0;
  #held = 0;

  /** The bytes that are whole with some more digits. */
  add(text: string, start: number, end: number): Buffer {
    const bytes = Buffer.allocUnsafe((this.#held + (end - start) * 5) >> 3);
    let count = 0;
    for (let at = start; at < end; at++) {
      this.#bits = ((this.#bits << 5) | (VALUES[text.charCodeAt(at)] ?? 0)) & 0xfff;
      this.#held += 5;
      if (this.#held < 8) continue;
      this.#held -= 8;
      bytes[count++] = this.#bits >> this.#held;
    }
    return bytes;
  }
}

/** What is left of the last digits is none. */
export function base32Bytes(digits: string): Buffer {
  return new Base32Bytes().add(digits, 0, digits.length);
}

/** Of whole groups of five. */
export function base32Digits(bytes: Buffer): string {
  let digits = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (held += 8; held >= 5; held -= 5) digits += ALPHABET.charAt((bits >> (held - 5)) & 31);
  }
  return digits;
}
