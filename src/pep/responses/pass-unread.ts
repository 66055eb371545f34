import type { Direction } from '../../pdp/input-document.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import type { ResponsePeek } from '../../protocol/peek-response.js';
import { recordEnd, type Conversation } from '../conversation.js';
import { opposite } from '../sides.js';
import { NO_EVENTS, type Passage } from '../passage.js';
import { summarizeUnread } from '../response-summary.js';
import { isDecidedBy } from './who-reads.js';

/** A response that nobody has to read goes to who asked as it came. Undefined: it has to be read. */
export function passUnread(
  peek: ResponsePeek,
  bytes: Buffer,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): Passage | undefined {
  const table = conversation.asked[opposite(direction)];
  const asked = table.peek(peek.id);
  if (asked === undefined || isDecidedBy(asked, peek.failed, bytes, direction, policy)) return undefined;
  table.answer(peek.id);
  conversation.tasks.answered(asked, undefined, opposite(direction));
  recordEnd(conversation, asked, summarizeUnread(peek, bytes));
  return { events: NO_EVENTS, message: bytes };
}
