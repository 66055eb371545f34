import type { NotificationMessage } from '../../protocol/message.js';
import type { Log } from '../../telemetry/log.js';
import type { CloseDetail, Conversation, Exchange, Forward, Interceptor, Line } from '../interceptor.js';
import { refuseFromClient, refuseFromServer } from '../refuse.js';

/** Asks the enforcement point. A defect in it lets nothing pass, and tells who waits. */
export interface Decide {
  fromClient(interceptor: Interceptor, line: Line): Forward;
  /** Now, of a line that waits for others to be recorded with: what may leave is told when it is asked for. */
  hold(interceptor: Interceptor, line: Line): () => Forward;
  fromServer(interceptor: Interceptor, lines: readonly Line[]): Forward;
  /** One side has gone. What is returned tells the client, if it still waits. */
  closed(interceptor: Interceptor, side: 'client' | 'server', detail?: CloseDetail): readonly Buffer[];
  policyChanged(exchange: Exchange): readonly Buffer[];
  isConcernedBy(conversation: Conversation, message: NotificationMessage): boolean;
}

export function createDecide(log: Log): Decide {
  const attempt = <T>(work: () => T, otherwise: () => T): T => {
    try {
      return work();
    } catch (error) {
      log.error('a message could not be handled and was refused', { err: error });
      return otherwise();
    }
  };
  const fromClient = (interceptor: Interceptor, line: Line) =>
    attempt(
      () => interceptor.fromClient([line]),
      () => refuseFromClient([line]),
    );
  return {
    fromClient,
    hold: (interceptor, line) => {
      const refuse = () => refuseFromClient([line]);
      const held = attempt(
        () => (interceptor.hold === undefined ? () => fromClient(interceptor, line) : interceptor.hold(line)),
        () => refuse,
      );
      return () => attempt(held, refuse);
    },
    fromServer: (interceptor, lines) =>
      attempt(
        () => interceptor.fromServer(lines),
        () => refuseFromServer(lines),
      ),
    closed: (interceptor, side, detail = {}) =>
      attempt(
        () => interceptor.closed(side, detail),
        () => [],
      ),
    policyChanged: (exchange) =>
      attempt(
        () => exchange.policyChanged(),
        () => [],
      ),
    isConcernedBy: (conversation, message) =>
      attempt(
        () => conversation.isConcernedBy?.(message) ?? true,
        () => true,
      ),
  };
}
