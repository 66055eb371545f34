import { linkOf, type ChainPosition } from './chain.js';

const LINE_FEED = 0x0a;

/** What stands in a log behind our last entry and is not ours. */
export interface Appended {
  /** What the next entry follows: the last of theirs that goes on with our chain, as a second writer's does that found no lock. */
  readonly position: ChainPosition;
  /** Bytes after their last line feed, which our next entry would stand behind on one line. */
  readonly unfinished: Buffer;
}

/** What others wrote to the log, read from our last entry on. A line that does not follow is left to whoever verifies. */
export function appendedByOthers(bytes: Buffer, last: ChainPosition): Appended {
  let position = last;
  let begin = 0;
  for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, begin)) {
    const entry = linkOf(bytes.subarray(begin, end));
    if (entry?.sequence === position.sequence + 1 && entry.previoushash === position.entryhash) position = entry;
    begin = end + 1;
  }
  return { position, unfinished: bytes.subarray(begin) };
}
