import type { LineServerHandlers } from './line-server.js';
import type { ServerPool } from './server-pool.js';
import type { Session } from './session.js';
import type { SessionPort } from './session-port.js';

/** A server of the session's own. Throws where none can be started. */
export function isolatedPort(pool: ServerPool, session: Session, caller: string): SessionPort {
  const handlers: LineServerHandlers = {
    lines: (lines) => session.fromServer(lines),
    ended: (end) => session.serverEnded(end),
  };
  const server = pool.start(handlers, caller);
  return {
    send: (lines) => server.send(lines),
    refuse: (lines) => server.send(lines),
    get behind() {
      return server.behind;
    },
    flow: (flowing) => server.flow(flowing),
    close: () => server.endInput(),
    stop: (signal) => server.stop(signal),
  };
}
