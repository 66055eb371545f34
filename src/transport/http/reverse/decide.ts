import type { Log } from '../../../telemetry/log.js';
import type { CloseDetail, Exchange, Forward, Line } from '../../interceptor.js';
import { refuseFromClient, refuseFromServer } from '../../refuse.js';

/** Asks the enforcement point. A defect in it lets nothing pass, and tells who waits. */
export interface Decide {
  fromClient(exchange: Exchange, line: Line): Forward;
  fromServer(exchange: Exchange, line: Line): Forward;
  closed(exchange: Exchange, side: 'client' | 'server', detail?: CloseDetail): void;
  policyChanged(exchange: Exchange): readonly Buffer[];
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
  return {
    fromClient: (exchange, line) =>
      attempt(
        () => exchange.fromClient([line]),
        () => refuseFromClient([line]),
      ),
    fromServer: (exchange, line) =>
      attempt(
        () => exchange.fromServer([line]),
        () => refuseFromServer([line]),
      ),
    closed: (exchange, side, detail = {}) =>
      void attempt(
        () => exchange.closed(side, detail),
        () => [],
      ),
    policyChanged: (exchange) =>
      attempt(
        () => exchange.policyChanged(),
        () => [],
      ),
  };
}

/** A message that is no line of a stream: an HTTP body, an event's data. */
export function messageLine(bytes: Buffer): Line {
  return { bytes, raw: bytes, ending: '' };
}

export function withoutEnding(line: Buffer): Buffer {
  if (line[line.length - 1] !== 0x0a) return line;
  return line.subarray(0, line[line.length - 2] === 0x0d ? -2 : -1);
}
