import type { IncomingMessage } from 'node:http';
import type { Forward } from '../../interceptor.js';
import { endBytes } from '../end-bytes.js';
import { cutOff, noRoom, notMcp, tooLarge } from '../failure.js';
import { bodyOf, isBlank, requestIds } from './answer.js';
import type { ReverseContext } from './context.js';
import { messageLine } from '../message-bytes.js';
import { readReply } from './read-reply.js';
import { relayFailure } from './relay-failure.js';
import { cutOffWhenStalled } from './stalled.js';
import type { Transfer } from './transfer.js';

/** A JSON body that answers a POST: decided as a whole, and passed on byte for byte where it was not changed. */
export async function relayJson(transfer: Transfer, message: IncomingMessage, head: string[], context: ReverseContext): Promise<void> {
  const body = await readReply(message, context.maxLineBytes, (bytes) => transfer.holds(bytes));
  if (body.outcome === 'too_large') return relayFailure(transfer, tooLarge(context.upstream.name, context.maxLineBytes), context);
  if (body.outcome === 'no_room') return relayFailure(transfer, noRoom(context.upstream.name), context);
  if (body.outcome === 'cut') return relayFailure(transfer, cutOff(context.upstream.name, 'broke off'), context);
  passJson(transfer, message.statusCode ?? 502, body.bytes, head, context);
}

export function passJson(transfer: Transfer, status: number, body: Buffer, head: string[], context: ReverseContext): void {
  const { call, exchange, batch, refusals } = transfer.out;
  const { toClient, toServer } = isBlank(body) ? NOTHING : context.decide.fromServer(exchange, [messageLine(body)]);
  context.tell(transfer, toServer);
  if (transfer.gone) return;
  const answers = [...toClient, ...refusals];
  if (answers.length === 0) {
    if (requestIds(transfer.out.sent).length > 0)
      return relayFailure(transfer, notMcp(context.upstream.name, 'answers something else'), context);
    call.response.writeHead(202, { 'content-length': 0 });
    call.response.end();
    return;
  }
  const bytes = answers.length === 1 && answers[0] === body ? body : bodyOf(answers, batch);
  call.response.writeHead(status, [...head, 'content-length', String(bytes.length)]);
  endBytes(call.response, bytes);
  cutOffWhenStalled(call.response, context.stalledMs);
}

const NOTHING: Forward = { toClient: [], toServer: [] };
