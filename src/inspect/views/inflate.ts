import { constants, inflateRawSync } from 'node:zlib';
import { headerAt, trailerAt, type Header } from './compressed-header.js';
import { beginningOf, readFrom, type Inflating } from './inflate-beginning.js';
import { isMixedBytes } from './mixed-bytes.js';

/** As many bytes as tell a text from others. */
const BEGINNING = 128;
/** So many are read first: they hold that beginning, and the codes that it is written in. Then four times as many each time. */
const FIRST = 1_024;
const TIMES = 4;
/** So many are told where the rest is broken. */
const MOST_OF_BROKEN = 4_096;
/** Files of gzip behind each other are read as one (RFC 1952 §2.2). */
const MOST_MEMBERS = 16;
/** What is before the data: names, and what tools add. */
const LONGEST_HEADER = 131_072;
/** What unpacks to more than so many bytes, and so many times as many as it has, was made to. */
const BOMB = 262_144;
const BOMB_RATIO = 200;

/** Bytes that are read as far as they are asked for. */
export interface Source {
  /** At least so many, the first; fewer where there are no more. */
  readonly first: (count: number) => Buffer;
  /** Whether what follows so many may be something of its own. */
  readonly isBorder: (count: number) => boolean;
}

export type Inflated =
  | {
      readonly is: 'text';
      readonly bytes: Buffer;
      /** How many bytes it was made of. */
      readonly read: number;
      /** Whether its end is one for certain: bytes that are none of its own may be read as one. */
      readonly isEnded: boolean;
    }
  | { readonly is: 'other' }
  | { readonly is: 'too much' };

const OTHER: Inflated = { is: 'other' };
const TOO_MUCH: Inflated = { is: 'too much' };

/**
 * What bytes of gzip (RFC 1952) or zlib (RFC 1950) hold, if it is text; of a longer one so many bytes. Neither sums nor the end of the bytes matter: who
 * reads leniently gets the same.
 */
export function inflated(source: Source, most: number): Inflated {
  const parts: Buffer[] = [];
  let made = 0;
  let read = 0;
  let isEnded = true;
  for (let members = 0; isEnded && made < most && !source.isBorder(read); members++) {
    const header = headerIn(source, read);
    if (header === 'too much') return TOO_MUCH;
    if (header === undefined) break;
    if (members === MOST_MEMBERS) return TOO_MUCH;
    const beginning = beginningOf(source.first(header.data + FIRST), header.data, BEGINNING);
    if (beginning.length === 0 || !isMixedBytes(beginning)) break;
    const member = memberIn(source, header, most - made);
    parts.push(member.bytes);
    made += member.bytes.length;
    read = member.end;
    ({ isEnded } = member);
    if (made > BOMB && made > BOMB_RATIO * read) return TOO_MUCH;
    if (header.kind === 'zlib') break;
  }
  const all = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  return all.length > 0 && isMixedBytes(all) ? { is: 'text', bytes: all, read, isEnded } : OTHER;
}

/** A header, and some bytes behind it. */
function headerIn(source: Source, at: number): Header | 'too much' | undefined {
  for (let size = FIRST; ; size *= TIMES) {
    const bytes = source.first(at + size);
    const header = headerAt(bytes, at);
    if (header === undefined || header.data < bytes.length) return header;
    if (bytes.length < at + size) return undefined;
    if (size > LONGEST_HEADER) return 'too much';
  }
}

interface Member {
  readonly bytes: Buffer;
  readonly end: number;
  readonly isEnded: boolean;
}

function memberIn(source: Source, { kind, data }: Header, most: number): Member {
  for (let size = FIRST; ; size *= TIMES) {
    const bytes = source.first(data + size);
    const whole = inflate(bytes.subarray(data), most);
    if (whole === 'too long' || whole === 'broken') {
      const { bytes: text, read } = readFrom(bytes, data, whole === 'broken' ? Math.min(most, MOST_OF_BROKEN) : most);
      return { bytes: text, end: data + read, isEnded: false };
    }
    const end = data + whole.read;
    if (end < bytes.length) {
      const trailer = trailerAt(source.first(end + FIRST), end, kind, whole.bytes);
      return { bytes: whole.bytes, end: end + trailer, isEnded: trailer > 0 };
    }
    if (bytes.length < data + size) return { bytes: whole.bytes, end, isEnded: false };
  }
}

function inflate(bytes: Buffer, most: number): Inflating | 'too long' | 'broken' {
  try {
    const result: unknown = inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most, info: true });
    const { buffer, engine } = result as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    return { bytes: buffer, read: engine.bytesWritten };
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too long' : 'broken';
  }
}
