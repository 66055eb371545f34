import { discard } from '../discard.js';
import { Activity } from './activity.js';
import type { Context } from './context.js';
import { deferred } from './deferred.js';
import { follow, type StreamEnd } from './follow.js';
import type { HttpSending } from './http-client.js';

const GONE = 404;

/** The stream for what the server says unasked (2025-03-26 to 2025-11-25). Not every server has one. */
export class ListeningStream {
  readonly #context: Context;
  readonly #ask: (lastEventId: string | undefined) => HttpSending;
  #activity: Activity | undefined;

  /** `ask` asks for the stream. */
  constructor(context: Context, ask: (lastEventId: string | undefined) => HttpSending) {
    this.#context = context;
    this.#ask = ask;
  }

  /** In place of the one before. `gone`: the session that it was opened in does not exist any more. Resolves once the server has answered, with whatever, or cannot be asked. */
  open(gone: () => void): Promise<void> {
    this.close();
    const activity = new Activity();
    const answered = deferred();
    const settled = () => answered.resolve();
    this.#activity = activity;
    const { inbox } = this.#context;
    const following = follow(this.#context, {
      activity,
      ask: (lastEventId) => {
        const sending = this.#ask(lastEventId);
        void sending.outcome.then(settled, settled);
        return sending;
      },
      onEvent: (event) => inbox.onEvent(event),
      wanted: () => true,
      needsId: false,
      // As long as the client is there, at the longest pause.
      maxFailures: Number.POSITIVE_INFINITY,
      resumable: true,
    });
    following.then(
      (end) => this.#ended(end, gone),
      (error: unknown) => {
        this.#context.log.error('the stream for what the server says unasked cannot be read', { err: error });
        // Whoever waits for an answer hears as well that none will come.
        settled();
      },
    );
    return answered.promise;
  }

  close(): void {
    this.#activity?.abort();
  }

  #ended(end: StreamEnd, gone: () => void): void {
    if (end.kind !== 'refused' || end.outcome.kind === 'aborted') return;
    const { outcome } = end;
    if (outcome.kind === 'reply') discard(outcome.body);
    const why = outcome.kind === 'reply' ? `HTTP ${outcome.status}` : outcome.error.message;
    this.#context.log.debug(`the server has no stream for what it says unasked: ${why}`);
    if (outcome.kind === 'reply' && outcome.status === GONE) gone();
  }
}
