import { createHash } from 'node:crypto';
import type { RequestId } from '../../../protocol/message.js';
import { RecentTexts } from '../../recent.js';
import type { SseEvent } from '../sse/event.js';

/** A client that comes back has missed what was on its way: a few events. The oldest make room. */
const MOST_EVENTS = 64;
/** Of what stands in place of changed events; a longer one is not kept. */
const MOST_BYTES = 64 * 1024;
const LONGEST_ID = 256;
/** Requests of which is known that they were answered. */
const MOST_ANSWERED = 1_024;

interface Kept {
  /** Its place among all that was noted. */
  readonly place: number;
  readonly data: string;
  /** What went to the client instead; undefined: the event as it came. */
  readonly instead: readonly Buffer[] | undefined;
}

/**
 * What a session's streams have brought since the last change of policy. A client whose connection broke asks for it again (2025-11-25, resumability), and
 * the server sends the same events: an answer to what was answered, a question that is open. As messages they would be refused; they are the ones that were decided.
 */
export class Brought {
  readonly #kept = new Map<string, Kept>();
  readonly #answered = new RecentTexts(MOST_ANSWERED);
  #bytes = 0;
  #places = 0;

  note({ id, data, oversize }: SseEvent, instead: readonly Buffer[] | undefined): void {
    if (oversize !== undefined || id === undefined || id === '' || id.length > LONGEST_ID) return;
    this.#drop(id);
    const bytes = sizeOf(instead);
    if (bytes > MOST_BYTES) return;
    // Copies: what was read is a view of a much larger buffer.
    this.#kept.set(id, { place: ++this.#places, data: digest(data), instead: instead?.map((line) => Buffer.from(line)) });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_EVENTS && this.#bytes <= MOST_BYTES) return;
      this.#drop(oldest);
    }
  }

  /** What the client got of this very event. `after`: the place of what its stream has brought again before; once is enough, and a server could ask the same for ever. */
  again({ id, data, oversize }: SseEvent, after: number): Pick<Kept, 'instead' | 'place'> | undefined {
    const kept = id === undefined || oversize !== undefined ? undefined : this.#kept.get(id);
    return kept !== undefined && kept.place > after && kept.data === digest(data) ? kept : undefined;
  }

  /** A request of the client was answered on a stream, with whatever. */
  noteAnswer(id: RequestId): void {
    this.#answered.add(id);
  }

  /** Whether that is known, although what was said may not be. */
  wasAnswered(id: RequestId): boolean {
    return this.#answered.has(id);
  }

  /** Under another policy they were not decided. */
  forget(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }

  #drop(id: string): void {
    this.#bytes -= sizeOf(this.#kept.get(id)?.instead);
    this.#kept.delete(id);
  }
}

function sizeOf(lines: readonly Buffer[] = []): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function digest(data: Buffer): string {
  return createHash('sha256').update(data).digest('base64');
}
