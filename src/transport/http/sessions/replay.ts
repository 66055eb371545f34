import { outdated } from '../outdated.js';
import { sseEvent } from '../sse/writer.js';
import { REPLAY_BYTES, REPLAY_EVENTS } from './limits.js';

interface Place {
  readonly stream: number;
  readonly seq: number;
}
interface Kept extends Place {
  readonly bytes: Buffer;
  /** The id of the request that it answers, as its client wrote it. */
  readonly answers: string | undefined;
}
interface Remnant extends Place {
  readonly answers: string;
}

/** Of the id of an answer that is not kept; a client that writes longer ones is not told. */
const LONGEST_ID = 256;

/** Where a client's stream broke off: what `Last-Event-ID` says. */
export type Position = Place;

/**
 * The last events of a session, for a client whose connection broke (2025-11-25, "Resumability and Redelivery"). An event's id is its stream and its
 * place there. The oldest go first. Of an answer that is not kept so much is left that there was one: who still waits for it is told so in its place.
 */
export class Replay {
  #kept: Kept[] = [];
  #bytes = 0;
  /** All of them older than what is kept. */
  #left: Remnant[] = [];

  add(event: Kept): void {
    this.#kept.push(event);
    this.#bytes += event.bytes.length;
    let gone = 0;
    while (this.#bytes > REPLAY_BYTES || this.#kept.length - gone > REPLAY_EVENTS) {
      this.#bytes -= this.#kept[gone]?.bytes.length ?? 0;
      gone++;
    }
    if (gone > 0) this.#leave(this.#kept.splice(0, gone));
  }

  /** Under another policy they were not decided. */
  forget(): void {
    this.#leave(this.#kept);
    this.#kept = [];
    this.#bytes = 0;
  }

  /** What went out on a stream after a position, as far as it is still there. */
  after({ stream, seq }: Position): readonly Buffer[] {
    const isMissed = (each: Place) => each.stream === stream && each.seq > seq;
    const left = this.#left.filter(isMissed).map((each) => sseEvent({ data: outdated(each.answers), id: idOf(stream, each.seq) }));
    return [...left, ...this.#kept.filter(isMissed).map(({ bytes }) => bytes)];
  }

  #leave(gone: readonly Kept[]): void {
    for (const { stream, seq, answers } of gone) {
      if (answers !== undefined && answers.length <= LONGEST_ID) this.#left.push({ stream, seq, answers });
    }
    if (this.#left.length > REPLAY_EVENTS) this.#left.splice(0, this.#left.length - REPLAY_EVENTS);
  }
}

/** One stream's events, numbered. */
export class StreamLog {
  readonly number: number;
  readonly #replay: Replay;
  #seq = 0;

  constructor(number: number, replay: Replay) {
    this.number = number;
    this.#replay = replay;
  }

  /** How many went out. */
  get length(): number {
    return this.#seq;
  }

  /** `answers`: the id of the request that it answers. */
  event(data: Buffer, answers?: string): Buffer {
    const id = this.#nextId();
    const bytes = sseEvent({ data, id });
    this.#replay.add({ stream: this.number, seq: this.#seq, bytes, answers });
    return bytes;
  }

  /** An id and nothing else: from now on the client can come back to this stream. */
  priming(): Buffer {
    return sseEvent({ data: NOTHING, id: this.#nextId() });
  }

  #nextId(): string {
    this.#seq++;
    return idOf(this.number, this.#seq);
  }
}
const NOTHING = Buffer.alloc(0);

function idOf(stream: number, seq: number): string {
  return `${stream}-${seq}`;
}

export function readPosition(lastEventId: string): Position | undefined {
  const [, stream, seq] = /^(\d{1,15})-(\d{1,15})$/.exec(lastEventId) ?? [];
  return stream === undefined || seq === undefined ? undefined : { stream: Number(stream), seq: Number(seq) };
}
