import { constants, inflateRawSync } from 'node:zlib';
import { beginningOf } from './inflate-beginning.js';
import { isMixedBytes } from './mixed-bytes.js';

/** As many bytes as tell a text from others. */
const BEGINNING = 128;
/** So many are told where the rest is broken. */
const MOST_OF_BROKEN = 4_096;
/** Files of gzip behind each other are read as one (RFC 1952 §2.2). */
const MOST_MEMBERS = 16;

const HEADER_CRC = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const RESERVED = 0xe0;
const HEADER = 10;
/** CRC and length. */
const TRAILER = 8;

export type Inflated = { readonly is: 'text'; readonly bytes: Buffer } | { readonly is: 'other' } | { readonly is: 'too much' };

const OTHER: Inflated = { is: 'other' };
const TOO_MUCH: Inflated = { is: 'too much' };

/** What bytes of gzip (RFC 1952) or zlib (RFC 1950) hold, if it is text of at most so many bytes. Neither sums nor the end of the bytes matter: who reads leniently gets the same. */
export function inflated(bytes: Buffer, most: number): Inflated {
  const parts: Buffer[] = [];
  let left = most;
  let at = 0;
  for (let members = 0; ; members++) {
    const start = dataAt(bytes, at);
    if (start === undefined) break;
    if (members === MOST_MEMBERS) return TOO_MUCH;
    const beginning = beginningOf(bytes, start, BEGINNING);
    if (beginning.length === 0 || !isMixedBytes(beginning)) break;
    const whole = inflate(bytes.subarray(start), left) ?? {
      bytes: beginningOf(bytes, start, Math.min(left + 1, MOST_OF_BROKEN)),
      read: bytes.length,
    };
    if (whole === 'too much' || whole.bytes.length > left) return TOO_MUCH;
    parts.push(whole.bytes);
    left -= whole.bytes.length;
    at = start + whole.read + TRAILER;
  }
  const all = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  return all.length > 0 && isMixedBytes(all) ? { is: 'text', bytes: all } : OTHER;
}

interface Output {
  readonly bytes: Buffer;
  /** How many bytes it was made of. */
  readonly read: number;
}

/** Undefined where it is none, or broken. */
function inflate(bytes: Buffer, most: number): Output | 'too much' | undefined {
  try {
    const result: unknown = inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, most), info: true });
    const { buffer, engine } = result as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    return { bytes: buffer, read: engine.bytesWritten };
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too much' : undefined;
  }
}

/** Where compressed data begin behind a header; undefined where there is none. */
function dataAt(bytes: Buffer, at: number): number | undefined {
  const [first = 0, second = 0, method] = bytes.subarray(at, at + 3);
  if (at === 0 && first === 0x78) return (first * 256 + second) % 31 === 0 && (second & 0x20) === 0 ? 2 : undefined;
  if (first !== 0x1f || second !== 0x8b || method !== 8) return undefined;
  const flags = bytes[at + 3] ?? RESERVED;
  if ((flags & RESERVED) !== 0) return undefined;
  let start = at + HEADER;
  if ((flags & EXTRA) !== 0) start += 2 + (bytes[start] ?? 0) + 256 * (bytes[start + 1] ?? 0);
  for (const text of [NAME, COMMENT]) {
    if ((flags & text) === 0) continue;
    const end = bytes.indexOf(0, start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  if ((flags & HEADER_CRC) !== 0) start += 2;
  return start < bytes.length ? start : undefined;
}
