import { classify } from '../../../protocol/classify.js';
import type { JsonSpan } from '../../../protocol/json/json-span.js';
import type { Batch, NotificationMessage, RequestMessage, Unreadable } from '../../../protocol/message.js';
import { peekResponse } from '../../../protocol/peek-response.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Line } from '../../interceptor.js';

/** Who takes what a server shared by several askers says. */
export interface Listener {
  /** `id`: where the answer's own id stands, if that is known already. */
  answer(idText: string | undefined, line: Line, failed: boolean, id?: JsonSpan): void;
  notification(message: NotificationMessage): void;
  request(message: RequestMessage): void;
  batch(message: Batch, line: Line): void;
  /** It is no message; or what asks for an answer, and nobody can read. */
  stray(line: Line, unread?: Unreadable): void;
}

/** One line of such a server, to whom it concerns. Most are answers, and an answer is not parsed. */
export function hearLine(line: Line, limits: ReadLimits, to: Listener): void {
  const peek = line.oversize === undefined ? peekResponse(line.bytes, limits) : undefined;
  if (peek !== undefined) return to.answer(peek.idText, line, peek.failed, { start: peek.idStart, end: peek.idEnd });
  const message = classify(line.bytes, limits, line.oversize, line.tail);
  switch (message.kind) {
    case 'response':
      return to.answer(message.idText, line, 'error' in message.outcome);
    case 'unreadable':
      return message.request ? to.stray(line, message) : to.answer(message.idText, line, true);
    case 'notification':
      return to.notification(message);
    case 'request':
      return to.request(message);
    case 'batch':
      return to.batch(message, line);
    case 'noise':
      return to.stray(line);
  }
}
