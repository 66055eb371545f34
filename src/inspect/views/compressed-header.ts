/** RFC 1952 §2.3.1. */
const HEADER_CRC = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const RESERVED = 0xe0;
const GZIP_HEADER = 10;
/** CRC and length. */
const GZIP_TRAILER = 8;
/** RFC 1950 §2.2: Adler-32. */
const ZLIB_HEADER = 2;
const ZLIB_TRAILER = 4;
const ADLER_BASE = 65_521;
/** So many bytes are added up before a remainder is taken: sums stay integers. */
const ADLER_ROW = 3_800;

export interface Header {
  readonly kind: 'gzip' | 'zlib';
  /** Where compressed data begin: behind the bytes where those do not tell it. */
  readonly data: number;
}

/** RFC 1950 §2.2: deflate, a window of any size, no dictionary, and both bytes are a multiple of 31 together. */
export function isZlib(bytes: number): boolean {
  return (bytes & 0x8f20) === 0x0800 && bytes % 31 === 0;
}

/** What begins at a place; undefined where neither does. */
export function headerAt(bytes: Buffer, at: number): Header | undefined {
  const [first = 0, second = 0, method] = bytes.subarray(at, at + 3);
  if (at === 0 && isZlib(first * 256 + second)) return { kind: 'zlib', data: ZLIB_HEADER };
  if (first !== 0x1f || second !== 0x8b || method !== 8) return undefined;
  const flags = bytes[at + 3] ?? RESERVED;
  if ((flags & RESERVED) !== 0) return undefined;
  let data = at + GZIP_HEADER;
  if ((flags & EXTRA) !== 0) data += 2 + (bytes[data] ?? 0) + 256 * (bytes[data + 1] ?? 0);
  for (const text of [NAME, COMMENT]) {
    if ((flags & text) === 0) continue;
    const end = bytes.indexOf(0, data);
    if (end < 0) return { kind: 'gzip', data: bytes.length };
    data = end + 1;
  }
  if ((flags & HEADER_CRC) !== 0) data += 2;
  return { kind: 'gzip', data };
}

/** How long what stands behind the data is, if it says of the text what is so, or another file follows it; 0 where something else stands there. */
export function trailerAt(bytes: Buffer, at: number, kind: Header['kind'], text: Buffer): number {
  if (kind === 'zlib') return bytes.length >= at + ZLIB_TRAILER && bytes.readUInt32BE(at) === adler(text) ? ZLIB_TRAILER : 0;
  const isLength = bytes.length >= at + GZIP_TRAILER && bytes.readUInt32LE(at + 4) === text.length;
  return isLength || headerAt(bytes, at + GZIP_TRAILER) !== undefined ? GZIP_TRAILER : 0;
}

/** RFC 1950 §9. */
function adler(bytes: Buffer): number {
  let low = 1;
  let high = 0;
  for (let row = 0; row < bytes.length; row += ADLER_ROW) {
    const end = Math.min(bytes.length, row + ADLER_ROW);
    for (let at = row; at < end; at++) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= ADLER_BASE;
    high %= ADLER_BASE;
  }
  return high * 65_536 + low;
}
