import { LINE_PREFIX_BYTES } from '../../stdio/line-splitter.js';
import { Pieces } from '../../pieces.js';
import type { SseEvent } from './event.js';
import { parseEvent } from './parse-event.js';

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const NOTHING = Buffer.alloc(0);

/**
 * Bytes to events ({@link https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream}), each as soon as it is
 * complete; a comment between events at the end of its line. Work is linear in the bytes read, however they are cut. Holds at most
 * `maxEventBytes` of one event and what they were read in; of a longer one only a prefix. An event that the stream cuts off is none.
 */
export class SseReader {
  readonly #maxEventBytes: number;
  readonly #held = new Pieces();
  /** Bytes of the unfinished event, and its first one. */
  #length = 0;
  #first = 0;
  /** Whether its unfinished line is empty, and whether it has a complete line already. */
  #lineEmpty = true;
  #hasLine = false;
  /** The last byte was a CR: a LF now belongs to it. */
  #afterCr = false;
  /** What could still become a byte order mark; undefined once the stream has begun. */
  #beginning: Buffer | undefined = NOTHING;

  constructor(maxEventBytes: number) {
    this.#maxEventBytes = maxEventBytes;
  }

  /** Bytes of the unfinished event that are kept. */
  get held(): number {
    return this.#length <= this.#maxEventBytes ? this.#length : Math.min(this.#maxEventBytes, LINE_PREFIX_BYTES);
  }

  push(chunk: Buffer): SseEvent[] {
    const events: SseEvent[] = [];
    const bytes = this.#beginning === undefined ? chunk : this.#begin(this.#beginning, chunk, events);
    // Of the event, or of what is held of it, this chunk's part starts here.
    let start = 0;
    let lf = bytes.indexOf(LF);
    let cr = bytes.indexOf(CR);
    let line = 0;
    while (line < bytes.length) {
      if (this.#afterCr) {
        this.#afterCr = false;
        if (bytes[line] === LF) {
          line++;
          lf = bytes.indexOf(LF, line);
          // The event has left already; its last byte comes after it.
          if (this.#length === 0 && start === line - 1) {
            events.push(nothingBut(bytes.subarray(start, line)));
            start = line;
          }
          continue;
        }
      }
      const end = lf === -1 || (cr !== -1 && cr < lf) ? cr : lf;
      if (this.#length === 0 && start === line) this.#first = bytes[line] ?? 0;
      if (end === -1) {
        this.#lineEmpty = false;
        break;
      }
      const blank = this.#lineEmpty && end === line;
      this.#afterCr = bytes[end] === CR;
      this.#lineEmpty = true;
      line = end + 1;
      if (end === lf) lf = bytes.indexOf(LF, line);
      else cr = bytes.indexOf(CR, line);
      // At once, so that most streams' line ends stay together.
      if (this.#afterCr && bytes[line] === LF) {
        this.#afterCr = false;
        line++;
        lf = bytes.indexOf(LF, line);
      }
      if (blank || (!this.#hasLine && this.#first === COLON)) {
        events.push(this.#complete(bytes.subarray(start, line)));
        start = line;
      } else this.#hasLine = true;
    }
    if (start < bytes.length) this.#hold(bytes.subarray(start));
    return events;
  }

  /** A byte order mark at the very beginning is no part of the first line. */
  #begin(held: Buffer, chunk: Buffer, events: SseEvent[]): Buffer {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const mark = bytes.subarray(0, BYTE_ORDER_MARK.length);
    if (!BYTE_ORDER_MARK.subarray(0, mark.length).equals(mark)) {
      this.#beginning = undefined;
      return bytes;
    }
    if (mark.length < BYTE_ORDER_MARK.length) {
      this.#beginning = bytes;
      return NOTHING;
    }
    this.#beginning = undefined;
    events.push(nothingBut(mark));
    return bytes.subarray(mark.length);
  }

  #complete(piece: Buffer): SseEvent {
    this.#hasLine = false;
    if (this.#length === 0 && piece.length <= this.#maxEventBytes) return parseEvent(piece);
    this.#hold(piece);
    const length = this.#length;
    this.#length = 0;
    const event = parseEvent(this.#held.take());
    return length > this.#maxEventBytes ? { ...event, oversize: length } : event;
  }

  #hold(piece: Buffer): void {
    const before = this.#length;
    this.#length += piece.length;
    if (this.#length <= this.#maxEventBytes) this.#held.append(piece);
    else if (before <= this.#maxEventBytes) {
      const prefix = Math.min(this.#maxEventBytes, LINE_PREFIX_BYTES);
      this.#held.append(piece.subarray(0, prefix));
      this.#held.cut(prefix);
    }
  }
}

function nothingBut(raw: Buffer): SseEvent {
  return { raw, data: NOTHING, event: '', id: undefined, retry: undefined };
}
