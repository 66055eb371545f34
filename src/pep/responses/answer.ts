import type { Reason } from '../../pdp/decision.js';
import type { Direction } from '../../pdp/input-document.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import type { JsonValue } from '../../protocol/json/json.js';
import type { ResponseMessage } from '../../protocol/message.js';
import type { Conversation } from '../conversation.js';
import type { Asked } from '../pending/asked.js';
import type { Judgement } from '../judge/judgement.js';
import type { Redaction } from '../judge/obligations.js';
import { UNREDACTABLE } from '../judge/judge.js';
import { redact } from '../redact/redact.js';

/** A response to something that was asked. */
export interface Answer {
  readonly message: ResponseMessage;
  readonly asked: Asked;
  readonly direction: Direction;
  readonly policy: PolicySet | undefined;
}

/** What was judged of an answer, whoever asks for it, and what is to be cut out of it for that. */
export interface Said {
  readonly judgements: readonly Judgement[];
  readonly cuts: readonly Redaction[];
}

/** What is known of an answer when all of it was looked at. */
export interface Read {
  /** One that does not pass refuses the answer. */
  readonly judgements: readonly Judgement[];
  /** Of definitions in it, which are taken out one by one. */
  readonly definitions: readonly Judgement[];
  /** What the asker may see. */
  readonly bytes: Buffer;
}

export const NO_DEFINITIONS: readonly Judgement[] = [];

/** A denial of our own. */
export function denied(answer: Answer, reason: Reason, { evaluate }: Conversation, definitions = NO_DEFINITIONS): Read {
  const { message, asked, direction, policy } = answer;
  const about = { direction, kind: 'response', method: asked.method, acting: false, tool: asked.topic.tool } as const;
  return { judgements: [evaluate.deny(about, reason, policy)], definitions, bytes: message.bytes };
}

/** The answer as it came, but for what is cut out of it. */
export function allBut(answer: Answer, { judgements, cuts }: Said, conversation: Conversation): Read {
  const bytes = cutOut(answer, cuts);
  return bytes === undefined ? denied(answer, UNREDACTABLE, conversation) : { judgements, definitions: NO_DEFINITIONS, bytes };
}

/** All at once: each place says what it is to lose of what was decided, whoever asks for it. Undefined: it cannot be done. */
export function cutOut({ message: { bytes, outcome } }: Answer, cuts: readonly Redaction[]): Buffer | undefined {
  return cuts.length === 0 ? bytes : redact(bytes, { result: resultOf(outcome) }, cuts)?.bytes;
}

/** Who reads results reads errors too: their text reaches the model in the same way. */
export function resultOf(outcome: ResponseMessage['outcome']): JsonValue {
  return 'result' in outcome ? outcome.result : { error: outcome.error };
}
