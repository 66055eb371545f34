import type { IncomingMessage } from 'node:http';
import { classify } from '../../../protocol/classify.js';
import type { RequestId } from '../../../protocol/message.js';
import { peekResponse } from '../../../protocol/peek-response.js';
import type { Line } from '../../interceptor.js';
import { cutOff } from '../failure.js';
import { outdated } from '../outdated.js';
import type { SseEvent } from '../sse/event.js';
import { hasOddLineEnd, withoutOddLineEnds } from '../sse/odd-line-ends.js';
import { SseReader } from '../sse/reader.js';
import type { ReverseContext } from './context.js';
import { requestIds } from './answer.js';
import { messageLine } from '../message-bytes.js';
import { EventStream } from './event-stream.js';
import { answersInstead } from './relay-failure.js';
import { cutOffWhenStalled } from './stalled.js';
import type { Transfer } from './transfer.js';

export interface EventHooks {
  /** The stream is open. Returns what to do when it no longer is. */
  readonly onOpen?: (stream: EventStream) => () => void;
  /** An event of a type of its own (`endpoint`): what to write instead, or undefined to treat it like others. */
  readonly onEvent?: (event: SseEvent) => Buffer | undefined;
}

const NOTHING = Buffer.alloc(0);

/**
 * An event stream, event by event: each leaves as soon as it is complete and decided, in the server's own bytes unless it was changed.
 * A client that does not read stops the server. Resolves when the server's stream has ended.
 */
export function relayEvents(
  transfer: Transfer,
  message: IncomingMessage,
  head: string[],
  context: ReverseContext,
  { onOpen, onEvent }: EventHooks = {},
): Promise<void> {
  const { call, exchange, modern, listens, sent, refusals } = transfer.out;
  const { decide, upstream, log, maxLineBytes, stalledMs, readLimits } = context;
  const { response } = call;
  const stream = new EventStream(response);
  const reader = new SseReader(maxLineBytes);
  /** The ids of what this stream has to answer. */
  const waiting = new Set(requestIds(sent));
  const resumed = call.request.method === 'GET' && call.request.headers['last-event-id'] !== undefined;
  /** How far a stream that is resumed has brought again what was noted. */
  let broughtTo = 0;
  /** Of which requests it was said that they were answered before. */
  const told = new Set<RequestId>();
  let ended = false;

  const pass = (read: SseEvent) => {
    const event = withoutOddLineEnds(read);
    if (event.id !== undefined && event.id !== '') {
      transfer.resumable = true;
      if (!modern) context.eventIds(transfer).add(event.id, listens);
    }
    const instead = onEvent?.(event);
    if (instead !== undefined) return stream.write(instead);
    if (namesEndpoint(event)) {
      log.warn('the server names an endpoint where none is to be named, which is refused');
      return leaveOut(event);
    }
    if (event.oversize === undefined && event.data.length === 0) return stream.write(event.raw);
    if (event.oversize === undefined && isForeign(event)) return hasOddLineEnd(event.data) ? leaveOut(event) : stream.write(event.raw);
    const again = resumed ? transfer.session?.brought.again(event, broughtTo) : undefined;
    if (again !== undefined) {
      broughtTo = again.place;
      return bring(event, again.instead);
    }
    const { toClient, toServer } = decide.fromServer(exchange, [lineOf(event)]);
    const answer = event.oversize === undefined ? peekResponse(event.data, readLimits) : undefined;
    if (answer !== undefined) waiting.delete(answer.idText);
    context.tell(transfer, toServer);
    const changed = toClient.length === 1 && toClient[0] === event.data ? undefined : toClient;
    if (changed?.length === 0) return bring(event, answer === undefined ? changed : insteadOf(answer.id));
    transfer.session?.brought.note(event, changed);
    if (answer !== undefined) transfer.session?.brought.noteAnswer(answer.id);
    bring(event, changed);
  };
  /** Of an answer that went out before, and is not known any more. Who has come back for it would wait for ever. */
  const insteadOf = (id: RequestId): readonly Buffer[] => {
    if (!resumed || told.has(id) || transfer.session?.brought.wasAnswered(id) !== true) return [];
    told.add(id);
    return [outdated(id)];
  };
  const bring = (event: SseEvent, instead: readonly Buffer[] | undefined) => {
    if (instead === undefined) return stream.write(event.raw);
    const { id, retry } = event;
    if (instead.length === 0) leaveOut(event);
    for (const line of instead) stream.message(line, { event: event.event, id, retry });
  };
  /** What was refused leaves its place in the stream, so that a client can go on from there. */
  const leaveOut = ({ id, retry }: SseEvent) => {
    if (id !== undefined || retry !== undefined) stream.message(NOTHING, { id, retry });
  };
  /** What only this stream could have answered. */
  const endUnanswered = () => {
    if (sent === undefined || (transfer.gone && modern)) return;
    if (transfer.resumable && transfer.session !== undefined) return;
    for (const line of answersInstead(transfer, cutOff(upstream.name, 'ended without a response'), context, waiting)) stream.message(line);
  };

  response.writeHead(message.statusCode ?? 200, head);
  response.flushHeaders();
  const onClosed = onOpen?.(stream);
  for (const refusal of refusals) stream.message(refusal);

  return new Promise((resolve) => {
    const holds = () => transfer.holds(reader.held + stream.backlog);
    const resume = () => {
      holds();
      message.resume();
    };
    message.on('data', (chunk: Buffer) => {
      response.cork();
      for (const event of reader.push(chunk)) pass(event);
      response.uncork();
      if (!holds()) {
        log.warn('more of answers is held than may be; a stream was cut off');
        message.destroy();
      } else if (stream.full) {
        message.pause();
        cutOffWhenStalled(response, stalledMs);
      }
    });
    response.on('drain', resume).on('close', resume);
    message.once('end', () => {
      ended = true;
      endUnanswered();
      stream.end();
    });
    message.once('close', () => {
      response.off('drain', resume).off('close', resume);
      onClosed?.();
      if (!ended) {
        endUnanswered();
        // A client that can resume must see that it was not the end; one that cannot has its answers.
        if (transfer.resumable && !modern) response.destroy();
        else stream.end();
      }
      resolve();
    });
  });

  function isForeign({ event, data }: SseEvent): boolean {
    return event !== '' && event !== 'message' && classify(data, readLimits).kind === 'noise';
  }
}

/** HTTP+SSE (2024-11-05): where a client is to POST. Whoever hears it would send its messages, and its token, past us. */
function namesEndpoint({ event }: SseEvent): boolean {
  return event.trim().toLowerCase() === 'endpoint';
}

function lineOf({ data, oversize }: SseEvent): Line {
  return oversize === undefined ? messageLine(data) : { ...messageLine(data), oversize };
}
