import { LISTS } from '../../definitions/definition.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import type { JsonValue } from '../../protocol/json/json.js';
import type { Conversation } from '../conversation.js';
import { UNREDACTABLE } from '../judge/judge.js';
import { UNFILTERED } from '../judge/reasons.js';
import { judgeDefinitions, withoutInstructions, type JudgedDefinitions } from '../lists/definitions.js';
import { filterList } from '../lists/list-filter.js';
import { cutOut, denied, type Answer, type Read, type Said } from './answer.js';

/** An answer that defines something, without the definitions that the client must not see. What cannot be judged is not shown. */
export function readDefinitions(answer: Answer, result: JsonValue, said: Said, policy: PolicySet, conversation: Conversation): Read {
  const { asked } = answer;
  if (asked.method === 'initialize') conversation.listing.initialized(result);
  try {
    return shown(answer, result, said, policy, conversation);
  } catch (error) {
    conversation.deps.log.error('what a server defines could not be judged and is not shown', { method: asked.method, err: error });
    return denied(answer, UNFILTERED, conversation);
  }
}

function shown(answer: Answer, result: JsonValue, said: Said, policy: PolicySet, conversation: Conversation): Read {
  const { asked, message } = answer;
  const { definitions: seen, evaluate, facts: session } = conversation;
  const defined = judgeDefinitions(asked.method, asked.cursor, result, policy, { seen, evaluate, session });
  const { judgements: definitions, withheld, redactions } = defined;
  if (withheld !== undefined) return { judgements: [...said.judgements, withheld], definitions, bytes: message.bytes };
  const cut = cutOut(answer, [...said.cuts, ...redactions]);
  if (cut === undefined) return denied(answer, UNREDACTABLE, conversation, definitions);
  const bytes = withoutRefused(answer, cut, result, defined, policy, conversation);
  if (bytes === undefined) return denied(answer, UNFILTERED, conversation, definitions);
  return { judgements: said.judgements, definitions, bytes };
}

/** The bytes without what the client must not see. Undefined: that cannot be told apart. */
function withoutRefused(
  { asked: { method, cursor } }: Answer,
  bytes: Buffer,
  result: JsonValue,
  { refused, silenced }: JudgedDefinitions,
  policy: PolicySet,
  { listing }: Conversation,
): Buffer | undefined {
  const place = LISTS.get(method);
  if (place === undefined) return silenced ? withoutInstructions(bytes) : bytes;
  if (place.kind === 'tool') return listing.filter(bytes, result, { cursor, refused }, policy);
  return refused.size === 0 ? bytes : filterList(bytes, place.list, result, (index) => refused.has(index));
}
