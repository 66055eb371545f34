import type { ServerPool } from './server-pool.js';
import type { Session } from './session.js';
import type { SessionPort } from './session-port.js';

/** A server of the session's own. Throws where none can be started. */
export function isolatedPort(pool: ServerPool, session: Session): SessionPort {
  const server = pool.start({
    lines: (lines) => session.fromServer(lines),
    ended: (end) => session.serverEnded(end),
  });
  return {
    send: (lines) => server.send(lines),
    get behind() {
      return server.behind;
    },
    flow: (flowing) => server.flow(flowing),
    close: () => server.endInput(),
    stop: (signal) => server.stop(signal),
  };
}
