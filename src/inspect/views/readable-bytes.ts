/** RFC 4648 §4 and §5: an index is a value, `-` and `_` are `+` and `/`. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, ALPHABET.indexOf(String.fromCharCode(code).replace('-', '+').replace('_', '/'))),
);

/** What a digit is worth; 0 of what is none. */
export function valueOf(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? 0;
}

/** Bytes that stand for themselves wherever they are: printable ASCII and white space. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) => (isPlain(byte) ? 1 : 0));

/** Where of each two bytes of UTF-16 the one stands that is zero in ASCII. */
const FIRST = 0;
const SECOND = 1;

/** Whether bytes that begin so are UTF-16 of ASCII, marked or not, and with the greater byte first. Undefined where they are not. */
export function isBigEndian(first: number | undefined, second: number | undefined): boolean | undefined {
  if (first === 0 || second === 0) return first === second ? undefined : first === 0;
  if (first === 0xff && second === 0xfe) return false;
  return first === 0xfe && second === 0xff ? true : undefined;
}

/** Bytes as they are decoded: UTF-8 without controls, or UTF-16 of ASCII as PowerShell takes it and Windows keeps it. */
export class ReadableBytes {
  ascii = true;
  #bits = 0;
  #held = 0;
  #count = 0;
  #first = 0;
  /** Of UTF-16. */
  #zeroAt: typeof FIRST | typeof SECOND | undefined;
  #expected = 0;

  /** Some more digits. Ends at the first byte that is neither: noise costs a few. */
  add(text: string, start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
      if (this.#held === 0) {
        at = this.#plainFrom(text, at, end);
        if (at >= end) break;
      }
      this.#bits = ((this.#bits << 6) | (VALUES[text.charCodeAt(at)] ?? 0)) & 0x3fff;
      this.#held += 6;
      if (this.#held < 8) continue;
      this.#held -= 8;
      if (!this.#takes((this.#bits >> this.#held) & 0xff)) return false;
      this.#count += 1;
    }
    return true;
  }

  /** The same of bytes. */
  addBytes(bytes: Buffer): boolean {
    for (const byte of bytes) {
      if (!this.#takes(byte)) return false;
      this.#count += 1;
    }
    return true;
  }

  /** Four digits are three bytes: where those are plain, and before them no more is expected, they change nothing. Where the first stands that are not. */
  #plainFrom(text: string, start: number, end: number): number {
    if (this.#expected > 0 || this.#zeroAt !== undefined) return start;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const high = ((VALUES[text.charCodeAt(at)] ?? 0) << 6) | (VALUES[text.charCodeAt(at + 1)] ?? 0);
      const low = ((VALUES[text.charCodeAt(at + 2)] ?? 0) << 6) | (VALUES[text.charCodeAt(at + 3)] ?? 0);
      const arePlain = (PLAIN[high >> 4] ?? 0) & (PLAIN[((high & 0xf) << 4) | (low >> 8)] ?? 0) & (PLAIN[low & 0xff] ?? 0);
      if (arePlain === 0) break;
    }
    this.#count += ((at - start) / 4) * 3;
    return at;
  }

  #takes(byte: number): boolean {
    if (this.#expected > 0) {
      this.#expected -= 1;
      return (byte & 0xc0) === 0x80;
    }
    if (this.#count === 0) {
      this.#first = byte;
      if (byte === 0 || byte >= 0xfe) return true;
    } else if (this.#count === 1) {
      const isBig = isBigEndian(this.#first, byte);
      if (isBig !== undefined) {
        this.#zeroAt = isBig ? FIRST : SECOND;
        return this.#first !== 0 || PLAIN[byte] === 1;
      }
      if (this.#first === 0 || this.#first >= 0xfe) return false;
    }
    if (this.#zeroAt !== undefined) return this.#count % 2 === this.#zeroAt ? byte === 0 : PLAIN[byte] === 1;
    if (byte > 0x7e) {
      this.#expected = continuations(byte);
      this.ascii = false;
      return this.#expected > 0;
    }
    return isPlain(byte);
  }
}

/** As many bytes as there is room for, whole groups of them, of at least as many digits. */
export function writeBase64(text: string, start: number, bytes: Buffer): void {
  for (let i = 0, at = start; i < bytes.length; i += 3, at += 4) {
    const high = ((VALUES[text.charCodeAt(at)] ?? 0) << 6) | (VALUES[text.charCodeAt(at + 1)] ?? 0);
    const low = ((VALUES[text.charCodeAt(at + 2)] ?? 0) << 6) | (VALUES[text.charCodeAt(at + 3)] ?? 0);
    bytes[i] = high >> 4;
    bytes[i + 1] = ((high & 0xf) << 4) | (low >> 8);
    bytes[i + 2] = low & 0xff;
  }
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte <= 0x7e) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** How many bytes have to follow this one (RFC 3629 §4); 0 where it begins nothing. */
function continuations(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}
