import type { FileHandle } from 'node:fs/promises';
import { MAX_LINE_BYTES } from './log-format.js';

/** One line of a file as bytes, without its line feed. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Of a line over MAX_LINE_BYTES only its beginning. */
  readonly bytes: Buffer;
  readonly complete: boolean;
  /** False for what follows the last line feed. */
  readonly ended: boolean;
}

const LINE_FEED = 0x0a;
const CHUNK = 256 * 1024;

/** A file line by line, never more of it in memory than one line and one chunk. Closes the file at its end. */
export async function* readLines(file: FileHandle): AsyncGenerator<Line, void, undefined> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const keep = (part: Buffer) => {
    if (length < MAX_LINE_BYTES && part.length > 0) parts.push(part.subarray(0, MAX_LINE_BYTES - length));
    length += part.length;
  };
  const take = (ended: boolean): Line => {
    const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    const line = { number, bytes, complete: length <= MAX_LINE_BYTES, ended };
    parts = [];
    length = 0;
    number++;
    return line;
  };
  for await (const chunk of file.createReadStream({ start: 0, highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    let begin = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, begin)) {
      keep(chunk.subarray(begin, end));
      yield take(true);
      begin = end + 1;
    }
    keep(chunk.subarray(begin));
  }
  if (length > 0) yield take(false);
}
