import { answerJson } from '../json-answer.js';
import { errorMessage, messageLine } from '../message-bytes.js';
import type { Failure } from '../failure.js';
import { bodyOf, requestIds } from './answer.js';
import type { ReverseContext } from './context.js';
import type { Transfer } from './transfer.js';

/** Errors in place of the answers that will not come, as the client may see them. Their requests end in the record too. */
export function answersInstead(
  transfer: Transfer,
  failure: Failure,
  { decide }: ReverseContext,
  ids: Iterable<string> = requestIds(transfer.out.sent),
): readonly Buffer[] {
  const { exchange } = transfer.out;
  return [...ids].flatMap((id) => decide.fromServer(exchange, [messageLine(errorMessage(id, failure.error))]).toClient);
}

/** There is no response that could be passed on: bad gateway, or gateway timeout, with errors that say why. */
export function relayFailure(transfer: Transfer, failure: Failure, context: ReverseContext): void {
  const { call, modern, batch, refusals } = transfer.out;
  // Nobody is told anything of what the client itself gave up.
  if (transfer.gone && modern) return;
  const answers = [...answersInstead(transfer, failure, context), ...refusals];
  if (call.response.headersSent) return;
  const status = failure.code === 'timeout' ? 504 : 502;
  answerJson(call.response, status, answers.length === 0 ? errorMessage(undefined, failure.error) : bodyOf(answers, batch));
}
