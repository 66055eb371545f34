import type { IncomingMessage } from 'node:http';
import { classify } from '../../../protocol/classify.js';
import { errorObject } from '../../../protocol/error-object.js';
import type { Classified, ErrorObject } from '../../../protocol/message.js';
import { endBytes } from '../end-bytes.js';
import { EVENT_STREAM, JSON_TYPE } from '../media-types.js';
import { codeOfStatus } from '../refusal.js';
import { errorMessage, messageLine } from '../message-bytes.js';
import { cutOff, noRoom, tooLarge } from '../failure.js';
import { bodyOf, requestIds } from './answer.js';
import type { ReverseContext } from './context.js';
import { MAX_ERROR_TEXT } from './limits.js';
import { readReply } from './read-reply.js';
import { relayFailure } from './relay-failure.js';
import { passJson } from './relay-json.js';
import { withoutContentType } from './request-headers.js';
import { cutOffWhenStalled } from './stalled.js';
import type { Transfer } from './transfer.js';

/**
 * A status of 400 or more. A JSON-RPC answer to what was asked is one like any other. Anything else (a page, an error without an id) passes
 * untouched, after the policy has seen its text in the place of the answer: clients show it to the model. What a client could take for
 * another message (a stream of events is made of them) passes as text only.
 */
export async function relayErrorStatus(
  transfer: Transfer,
  message: IncomingMessage,
  head: string[],
  context: ReverseContext,
): Promise<void> {
  const status = message.statusCode ?? 502;
  const body = await readReply(message, context.maxLineBytes, (bytes) => transfer.holds(bytes));
  if (body.outcome === 'too_large') return relayFailure(transfer, tooLarge(context.upstream.name, context.maxLineBytes), context);
  if (body.outcome === 'no_room') return relayFailure(transfer, noRoom(context.upstream.name), context);
  if (body.outcome === 'cut') return relayFailure(transfer, cutOff(context.upstream.name, 'broke off'), context);

  const { call, exchange, batch, refusals, sent } = transfer.out;
  const asked = requestIds(sent);
  const said = classify(body.bytes, context.readLimits);
  if (answersOneOf(said, asked)) return passJson(transfer, status, body.bytes, head, context);
  const error = errorIn(said) ?? { code: codeOfStatus(status), message: body.bytes.toString('utf8', 0, MAX_ERROR_TEXT) };
  const instead = asked.map((id) => errorMessage(id, error));
  const decided = instead.map((line) => context.decide.fromServer(exchange, [messageLine(line)]).toClient);
  if (transfer.gone) return;
  const smuggled = isSmuggled(said) || mayBeEvents(message);
  const untouched = !smuggled && refusals.length === 0 && decided.every((lines, at) => lines.length === 1 && lines[0] === instead[at]);
  const answers = [...decided.flat(), ...refusals];
  const bytes = untouched ? body.bytes : answers.length === 0 ? errorMessage(undefined, error) : bodyOf(answers, batch);
  const type = untouched ? [] : ['content-type', JSON_TYPE];
  const kept = untouched ? head : withoutContentType(head);
  call.response.writeHead(status, [...kept, ...type, 'content-length', String(bytes.length)]);
  endBytes(call.response, bytes);
  cutOffWhenStalled(call.response, context.stalledMs);
}

function answersOneOf(said: Classified, asked: readonly string[]): boolean {
  if (said.kind === 'batch') return said.elements.some((element) => answersOneOf(element, asked));
  return said.kind === 'response' && said.idText !== undefined && asked.includes(said.idText);
}

/** A message that was decided by nobody: a request, a notification, somebody else's result, or what could be one of them. */
function isSmuggled(said: Classified): boolean {
  if (said.kind === 'noise') return false;
  if (said.kind === 'unreadable') return said.code !== 'not_jsonrpc' && said.code !== 'not_json';
  return said.kind !== 'response' || 'result' in said.outcome;
}

/** Of two types some clients take the second, and some look for theirs anywhere in one. */
function mayBeEvents({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.some((value, at) => {
    return at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'content-type' && value.toLowerCase().includes(EVENT_STREAM);
  });
}

function errorIn(said: Classified): ErrorObject | undefined {
  return said.kind === 'response' && 'error' in said.outcome ? errorObject(said.outcome.error) : undefined;
}
