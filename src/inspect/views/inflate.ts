import { constants, inflateRawSync } from 'node:zlib';
import { headerAt, trailerAt, type Header } from './compressed-header.js';
import { beginningOf, type Inflating } from './inflate-beginning.js';
import { SHORTEST_MIXED, mixedLength } from './mixed-bytes.js';
import type { Room } from './room.js';

/** As many bytes as tell a text from others; and as many as are asked again before all is unpacked. */
const BEGINNING = 128;
const FURTHER = 65_536;
/** So many are read first: they hold that beginning, and the codes that it is written in. Then four times as many each time. */
const FIRST = 1_024;
const TIMES = 4;
/** Files of gzip behind each other are read as one (RFC 1952 §2.2): logs are appended so, and BGZF begins one every 64 KB. */
const MOST_MEMBERS = 512;
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
 * What bytes of gzip (RFC 1952) or zlib (RFC 1950) hold, if it is text, which takes from the room of its message. Neither sums nor the end of the bytes
 * matter: who reads leniently gets the same. Of what begins with text and goes on as something else that text is read, however much follows; text that is
 * more than there is room for is too much.
 */
export function inflated(source: Source, room: Room): Inflated {
  const parts: Buffer[] = [];
  let made = 0;
  let read = 0;
  let isEnded = true;
  for (let members = 0; isEnded && !source.isBorder(read); members++) {
    const header = headerIn(source, read);
    if (header === 'too much') return TOO_MUCH;
    if (header === undefined) break;
    if (members === MOST_MEMBERS) return TOO_MUCH;
    const member = textIn(source, header, room);
    if (member === undefined) break;
    const { length } = member.bytes;
    if (length > room.left || room.inVain < 0) return TOO_MUCH;
    room.left -= length;
    parts.push(member.bytes);
    made += length;
    read = member.end;
    ({ isEnded } = member);
    if (made > BOMB && made > BOMB_RATIO * read) return TOO_MUCH;
    if (header.kind === 'zlib') break;
  }
  if (made === 0) return OTHER;
  return { is: 'text', bytes: parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts), read, isEnded };
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

/** The text that a file begins with; undefined where it has none. */
function textIn(source: Source, header: Header, room: Room): Member | undefined {
  const { data } = header;
  const bytes = source.first(data + FIRST);
  const first = beginningOf(bytes, data, BEGINNING);
  if (first.bytes.length === 0) return emptyIn(bytes, header);
  const beginning = beginOfText(first, data, room);
  if (beginning !== 'text') return beginning;
  const further = beginOfText(beginningOf(source.first(data + FURTHER), data, FURTHER), data, room);
  if (further !== 'text') return further;
  const member = memberIn(source, header, room.left);
  const length = mixedLength(member.bytes);
  room.inVain -= member.bytes.length - length;
  return length === member.bytes.length ? member : { ...member, bytes: member.bytes.subarray(0, length) };
}

/** A file that holds nothing stands before another, as at the end of BGZF. */
function emptyIn(bytes: Buffer, { kind, data }: Header): Member | undefined {
  const whole = inflate(bytes.subarray(data), 1);
  if (whole === undefined || whole.bytes.length > 0) return undefined;
  const end = data + whole.read;
  const trailer = end < bytes.length ? trailerAt(bytes, end, kind, whole.bytes) : 0;
  return trailer === 0 ? undefined : { bytes: whole.bytes, end: end + trailer, isEnded: true };
}

/** Whether all of it may be text; else what is, if it is more than a word. */
function beginOfText({ bytes, read }: Inflating, data: number, room: Room): 'text' | Member | undefined {
  const length = mixedLength(bytes);
  if (length === bytes.length) return 'text';
  room.inVain -= bytes.length - length;
  return length < SHORTEST_MIXED ? undefined : { bytes: bytes.subarray(0, length), end: data + read, isEnded: false };
}

/** What a file holds; of a longer one a byte more than there is room for. */
function memberIn(source: Source, { kind, data }: Header, left: number): Member {
  for (let size = FIRST; ; size *= TIMES) {
    const bytes = source.first(data + size);
    const whole = inflate(bytes.subarray(data), left + 1);
    if (whole === undefined) {
      const { bytes: text, read } = beginningOf(bytes, data, left + 1);
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

/** Undefined where the bytes are broken, or hold more. */
function inflate(bytes: Buffer, most: number): Inflating | undefined {
  try {
    const result: unknown = inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most, info: true });
    const { buffer, engine } = result as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    return { bytes: buffer, read: engine.bytesWritten };
  } catch {
    return undefined;
  }
}
