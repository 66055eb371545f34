import { readAt, type Files } from '../files.js';
import { MAX_LINE_BYTES } from '../format/log-format.js';

const LINE_FEED = 0x0a;
const CHUNK = 1024 * 1024;

/** The lines of a file without their line feeds, read while nothing else happens. What is longer than an entry, or not ended, is left out. */
export function* linesIn(files: Files, path: string): Generator<Buffer, void, undefined> {
  const fd = files.openSync(path, 'r');
  try {
    let begun: Buffer[] = [];
    let length = 0;
    for (let position = 0; ; position += CHUNK) {
      const chunk = readAt(files, fd, position, CHUNK);
      let begin = 0;
      for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, begin)) {
        const rest = chunk.subarray(begin, end);
        if (length + rest.length <= MAX_LINE_BYTES) yield length === 0 ? rest : Buffer.concat([...begun, rest]);
        begun = [];
        length = 0;
        begin = end + 1;
      }
      const rest = chunk.subarray(begin);
      if (length < MAX_LINE_BYTES) begun.push(rest);
      length += rest.length;
      if (chunk.length < CHUNK) return;
    }
  } finally {
    files.closeSync(fd);
  }
}
