import type { IncomingMessage } from 'node:http';
import type { Session } from './sessions.js';

const SESSION_ID = 'mcp-session-id';

/** From 2026-07-28 on these mean nothing; a server of both eras must not find a session by them that is not the caller's. */
const MEANINGLESS: ReadonlyMap<string, undefined> = new Map([
  [SESSION_ID, undefined],
  ['last-event-id', undefined],
]);

export function sessionHeader(modern: boolean): ReadonlyMap<string, string | undefined> {
  return modern ? MEANINGLESS : new Map();
}

/** The session that a server's response names. */
export function sessionIn({ headers }: IncomingMessage): string | undefined {
  const id = headers[SESSION_ID];
  return typeof id === 'string' && /^[\x21-\x7e]+$/.test(id) ? id : undefined;
}

/** The server names a session by what no session id is: one of other characters than the specification allows, or two. Nobody could say it back. */
export function namesNoSession(message: IncomingMessage): boolean {
  const id = message.headers[SESSION_ID];
  return id !== undefined && id !== '' && sessionIn(message) === undefined;
}

/** The server's session header where it is not the client's to know: of no session of its, of another, or what is no id (clients say back whatever they are told). */
export function foreignSession(message: IncomingMessage, session: Session | undefined): ReadonlySet<string> {
  return session !== undefined && sessionIn(message) === session.id ? NONE : SESSION;
}

const NONE: ReadonlySet<string> = new Set();
const SESSION: ReadonlySet<string> = new Set([SESSION_ID]);
