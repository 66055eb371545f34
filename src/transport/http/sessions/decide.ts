import type { Log } from '../../../telemetry/log.js';
import type { CloseDetail, Forward, Interceptor, Line } from '../../interceptor.js';
import { refuseFromClient, refuseFromServer } from '../../refuse.js';

/** A defect in the interceptor lets nothing pass: who waits is told. */
export function fromClient(interceptor: Interceptor, line: Line, log: Log): Forward {
  try {
    return interceptor.fromClient([line]);
  } catch (error) {
    return failed(error, log, refuseFromClient([line]));
  }
}

export function fromServer(interceptor: Interceptor, lines: readonly Line[], log: Log): Forward {
  try {
    return interceptor.fromServer(lines);
  } catch (error) {
    return failed(error, log, refuseFromServer(lines));
  }
}

/** One side has gone. What is returned tells the client, if it still waits. */
export function closed(interceptor: Interceptor, side: 'client' | 'server', detail: CloseDetail, log: Log): readonly Buffer[] {
  try {
    return interceptor.closed(side, detail);
  } catch (error) {
    log.error('the end of a conversation could not be recorded', { err: error });
    return [];
  }
}

function failed(error: unknown, log: Log, refusal: Forward): Forward {
  log.error('a message could not be handled and was refused', { err: error });
  return refusal;
}
