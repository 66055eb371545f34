import { defines } from '../../definitions/definition.js';
import type { Reason } from '../../pdp/decision.js';
import type { Ambiguity } from '../../protocol/ambiguity.js';
import { findFoldedError, findFoldedResult } from '../../protocol/find-ambiguities.js';
import { mayAskForInput } from '../asks/input-requests.js';
import { pepReason } from '../judge/reasons.js';
import type { Answer } from './answer.js';
import { isDecidedBy } from './who-reads.js';

/** Why two parsers would read an answer differently, where something is decided by it. */
export function doubtIn(answer: Answer): Reason | undefined {
  const { message, asked, direction, policy } = answer;
  const { ambiguity, outcome, bytes } = message;
  if (!isDecidedBy(asked, 'error' in outcome, bytes, direction, policy)) return undefined;
  const doubt = ambiguity ?? foldedIn(answer);
  return doubt && pepReason(`unreadable.${doubt.code}`, doubt.message);
}

/** What a client that ignores letter case would find in an error, or in a result that defines something or asks for input. */
function foldedIn({ message: { outcome, bytes }, asked, direction }: Answer): Ambiguity | undefined {
  if ('error' in outcome) return direction === 'server_to_client' ? findFoldedError(outcome.error) : undefined;
  return defines(asked.method) || mayAskForInput(asked, bytes) ? findFoldedResult(outcome.result) : undefined;
}
