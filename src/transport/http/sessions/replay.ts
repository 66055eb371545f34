import { errorResponse } from '../../../protocol/answers.js';
import { classify } from '../../../protocol/classify.js';
import { defaultReadLimits } from '../../../protocol/read-limits.js';
import { withoutEnding } from '../message-bytes.js';
import { SseReader } from '../sse/reader.js';
import { sseEvent } from '../sse/writer.js';
import { REPLAY_BYTES, REPLAY_EVENTS } from './limits.js';

interface Kept {
  readonly stream: number;
  readonly seq: number;
  readonly bytes: Buffer;
}

/** Where a client's stream broke off: what `Last-Event-ID` says. */
export interface Position {
  readonly stream: number;
  readonly seq: number;
}

/**
 * The last events of a session, for a client whose connection broke (2025-11-25, "Resumability and Redelivery"). An event's id is its
 * stream and its place there. The oldest go first; a message over the limit is never kept.
 */
export class Replay {
  #kept: Kept[] = [];
  #bytes = 0;

  add(stream: number, seq: number, bytes: Buffer): void {
    this.#kept.push({ stream, seq, bytes });
    this.#bytes += bytes.length;
    let gone = 0;
    while (this.#bytes > REPLAY_BYTES || this.#kept.length - gone > REPLAY_EVENTS) {
      this.#bytes -= this.#kept[gone]?.bytes.length ?? 0;
      gone++;
    }
    if (gone > 0) this.#kept.splice(0, gone);
  }

  /** Under another policy they were not decided. Who still waits for an answer among them is told so in its place. */
  forget(): void {
    this.#kept = this.#kept.flatMap(({ stream, seq, bytes }) => {
      const idText = answeredBy(bytes);
      return idText === undefined ? [] : [{ stream, seq, bytes: sseEvent({ data: outdated(idText), id: idOf(stream, seq) }) }];
    });
    this.#bytes = this.#kept.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** What went out on a stream after a position, as far as it is still there. */
  after({ stream, seq }: Position): readonly Buffer[] {
    return this.#kept.filter((kept) => kept.stream === stream && kept.seq > seq).map(({ bytes }) => bytes);
  }
}

/** The id of the request that an event answers. */
function answeredBy(event: Buffer): string | undefined {
  const [read] = new SseReader(event.length).push(event);
  const message = classify(read?.data ?? NOTHING, { ...defaultReadLimits, maxLineBytes: event.length });
  return message.kind === 'response' ? message.idText : undefined;
}

function outdated(idText: string): Buffer {
  return withoutEnding(errorResponse(idText, OUTDATED));
}

const OUTDATED = {
  code: -31410,
  message: 'The policy has changed since this was answered, and the answer is not sent again. What was asked has been done, or refused.',
  data: { 'ai.agentmesh/code': 'answer_outdated' },
};

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

  event(data: Buffer): Buffer {
    const id = this.#nextId();
    const bytes = sseEvent({ data, id });
    this.#replay.add(this.number, this.#seq, bytes);
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
