import type { Activity } from './activity.js';
import { EVENT_STREAM, mediaType } from '../media-types.js';
import type { Context } from './context.js';
import { MAX_RETRY_MS, MIN_RETRY_MS } from './deadlines.js';
import type { HttpOutcome, HttpReply, HttpSending } from './http-client.js';
import { lastEventIdHeader } from './last-event-id.js';
import { readEvents } from './read-body.js';
import type { SseEvent } from '../sse/event.js';

/** A stream that was open for so long has served its purpose, even if it brought nothing. */
const GOOD_WHILE_MS = 10_000;

export interface Following {
  readonly activity: Activity;
  /** Where the stream begins; absent: with the first `ask`. */
  readonly first?: HttpReply;
  /** Asks for the stream again, from after that event. */
  readonly ask: (lastEventId: string | undefined) => HttpSending;
  readonly onEvent: (event: SseEvent) => void;
  /** Whether there is anything to go on for. */
  readonly wanted: () => boolean;
  /** Only a stream whose events have ids goes on where it was cut. */
  readonly needsId: boolean;
  /** Whether it goes on after a cut at all. */
  readonly resumable: boolean;
  /** In a row and without anything gained; then it is given up. */
  readonly maxFailures: number;
}

/** How a stream ended for good: nobody wants it any more; it stays cut off; or that is what the server says to being asked again. */
export type StreamEnd =
  { readonly kind: 'unwanted' } | { readonly kind: 'cut' } | { readonly kind: 'refused'; readonly outcome: HttpOutcome };

/** Reads a stream over all the connections that it takes (2025-11-25, Streamable HTTP: resumability and redelivery). */
export async function follow(context: Context, following: Following): Promise<StreamEnd> {
  const { deadlines, now } = context;
  const { activity, ask, onEvent, wanted, needsId, resumable, maxFailures } = following;
  let reply = following.first;
  let lastEventId: string | undefined;
  let retry: number | undefined;
  let failures = 0;
  for (;;) {
    if (reply !== undefined) {
      const began = now();
      let events = 0;
      const { body } = reply;
      activity.step(() => body.destroy());
      await readEvents(body, context.reading, (event) => {
        events++;
        if (event.id !== undefined) lastEventId = lastEventIdHeader(event.id);
        if (event.retry !== undefined) retry = Math.min(Math.max(event.retry, MIN_RETRY_MS), MAX_RETRY_MS);
        onEvent(event);
      });
      failures = events > 0 || now() - began >= GOOD_WHILE_MS ? 0 : failures + 1;
      if (activity.aborted || !wanted()) return { kind: 'unwanted' };
      if (!resumable || (needsId && lastEventId === undefined) || failures > maxFailures) return { kind: 'cut' };
      await activity.pause(retry ?? backoff(failures, deadlines.resume, deadlines.resumeAtMost));
    }
    if (activity.aborted || !wanted()) return { kind: 'unwanted' };
    const sending = ask(lastEventId);
    activity.step(() => sending.abort());
    const outcome = await sending.outcome;
    reply = undefined;
    if (outcome.kind === 'aborted') return { kind: 'unwanted' };
    if (outcome.kind === 'reply' && outcome.status === 200 && mediaType(outcome.headers['content-type']) === EVENT_STREAM) {
      reply = outcome;
      continue;
    }
    failures++;
    const passing = outcome.kind === 'failure' ? outcome.code !== 'redirected' : outcome.status >= 500 || outcome.status === 429;
    if (!passing || failures > maxFailures) return { kind: 'refused', outcome };
    if (outcome.kind === 'reply') outcome.body.destroy();
    await activity.pause(retry ?? backoff(failures, deadlines.resume, deadlines.resumeAtMost));
  }
}

function backoff(failures: number, first: number, most: number): number {
  return Math.min(first * 1.5 ** Math.max(0, failures - 1), most);
}
