import { errorCode } from '../errors/error-code.js';
import { GENESIS, sequenceText, type ChainPosition } from './chain.js';
import { readStart, unlinkIfThere, writeAll, type Files } from './files.js';
import { HEAD_BYTES, HEAD_FORMAT, type Head } from './format/log-format.js';
import { headPath, newHeadPath } from './format/layout.js';

/** The writer's side of `<log>.head`: where the log begins (what its first entry follows) and ends. */
export interface HeadFile {
  write(first: ChainPosition, last: ChainPosition): void;
  sync(): void;
  close(): void;
}

/** Where there is none it is made, and says this. */
export function openHead(files: Files, log: string, first: ChainPosition, last: ChainPosition): HeadFile {
  const bytes = headBytes(first, last);
  const fd = openInPlace(files, headPath(log), bytes);
  let begin = first;
  return {
    write(first, last) {
      if (first !== begin) {
        bytes.set(headBytes(first, last));
        begin = first;
      } else {
        bytes.write(sequenceText(last.sequence), SEQUENCE_AT, 'latin1');
        bytes.write(last.entryhash, ENTRYHASH_AT, 'latin1');
      }
      writeAll(files, fd, bytes, 0);
    },
    sync: () => files.fdatasyncSync(fd),
    close: () => files.closeSync(fd),
  };
}

function headBytes(first: ChainPosition, last: ChainPosition): Buffer {
  return Buffer.from(`${renderHead(first, last).padEnd(HEAD_BYTES - 1)}\n`, 'latin1');
}

/** `first` is the position that the log's first entry follows: the genesis, or the last entry that retention deleted. */
function renderHead(first: ChainPosition, last: ChainPosition): string {
  const head: Head = {
    format: HEAD_FORMAT,
    firstsequence: sequenceText(first.sequence + 1),
    firstprevioushash: first.entryhash,
    sequence: sequenceText(last.sequence),
    entryhash: last.entryhash,
  };
  return JSON.stringify(head);
}

/** Where the members that move with every group stand: all are of fixed width. */
const SEQUENCE_AT = valueAt('"sequence":"');
const ENTRYHASH_AT = valueAt('"entryhash":"');

function valueAt(name: string): number {
  return renderHead(GENESIS, GENESIS).indexOf(name) + name.length;
}

export type StoredHead =
  | { readonly kind: 'head'; readonly first: ChainPosition; readonly last: ChainPosition }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

/** The head as an earlier writer left it. */
export function readHead(files: Files, log: string): StoredHead {
  let text: string;
  try {
    text = readStart(files, headPath(log), HEAD_BYTES + 1).toString('latin1');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'missing' };
    throw error;
  }
  const match =
    /^\{"format":"agentmesh-audit-head-1\.0","firstsequence":"(\d{12})","firstprevioushash":"([0-9a-f]{64})","sequence":"(\d{12})","entryhash":"([0-9a-f]{64})"\} *\n$/.exec(
      text,
    );
  if (match === null || text.length !== HEAD_BYTES) return { kind: 'unreadable' };
  const [, firstSequence = '', firstPrevious = '', sequence = '', entryhash = ''] = match;
  return {
    kind: 'head',
    first: { sequence: Number(firstSequence) - 1, entryhash: firstPrevious },
    last: { sequence: Number(sequence), entryhash },
  };
}

/** Opened for overwriting in place, never truncated: a kill must not leave an empty head. For the same reason a new one has its name once it is whole. */
function openInPlace(files: Files, path: string, bytes: Buffer): number {
  try {
    return files.openSync(path, 'r+');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const made = newHeadPath(path);
  unlinkIfThere(files, made);
  const fd = files.openSync(made, 'wx', 0o600);
  try {
    writeAll(files, fd, bytes, 0);
  } catch (error) {
    unlinkIfThere(files, made);
    throw error;
  } finally {
    files.closeSync(fd);
  }
  files.renameSync(made, path);
  return files.openSync(path, 'r+');
}
