import type { IncomingHttpHeaders } from 'node:http';
import { connectionReason, hasUnknownIssuer, isTlsError } from '../../errors/connection-error.js';
import { errorCode } from '../../errors/error-code.js';
import type { JsonObject } from '../../protocol/json/json.js';
import type { ErrorObject } from '../../protocol/message.js';

/** Why a server at a URL gave no answer. Stable: it is in the `data` of the error that the client gets instead. */
export type FailureCode =
  'unreachable' | 'tls' | 'timeout' | 'redirected' | 'http_status' | 'session_lost' | 'not_mcp' | 'cut_off' | 'too_large' | 'too_many';

/** Takes the place of the answer to each request that waits. */
export interface Failure {
  readonly kind: 'failure';
  readonly code: FailureCode;
  readonly error: ErrorObject;
}

/** Outside of what JSON-RPC and MCP reserve; the last three digits are HTTP's: bad gateway, gateway timeout. */
const BAD_GATEWAY = -31502;
const TIMEOUT = -31504;

/** Of what a server says in an error page: enough to recognise it by. */
const MAX_SAID = 300;

export function failure(code: FailureCode, message: string, data: JsonObject = {}): Failure {
  const error = { code: code === 'timeout' ? TIMEOUT : BAD_GATEWAY, message, data: { 'ai.agentmesh/code': code, ...data } };
  return { kind: 'failure', code, error };
}

/** A connection that could not be made, or broke before there was a response. `server` is its origin: paths may hold secrets. */
export function connectionFailure(server: string, error: unknown, sent: boolean): Failure {
  const code = errorCode(error);
  const reason = connectionReason(error);
  const data: JsonObject = code === undefined ? {} : { reason: code };
  if (isTlsError(error)) {
    const hint = hasUnknownIssuer(error) ? ' (name the certificate of its authority in NODE_EXTRA_CA_CERTS)' : '';
    return failure('tls', `No trusted connection to ${server}: ${reason}${hint}`, data);
  }
  if (sent) return failure('unreachable', `The connection to ${server} broke before it answered (${code ?? reason}); ${DONE_OR_NOT}`, data);
  return failure('unreachable', `Cannot connect to ${server}: ${reason}`, data);
}

const DONE_OR_NOT = 'what was asked may have been done or not';

export function timeoutFailure(server: string, what: string, ms: number): Failure {
  return failure('timeout', `${server} ${what} within ${ms / 1000} seconds`);
}

/** A redirect that is not followed: to another origin, of a method that it may not repeat, or of too many. */
export function redirectFailure(server: string, status: number, target: string | undefined): Failure {
  const where = target === undefined ? 'nowhere' : `to ${target}`;
  const data: JsonObject = { status, ...(target === undefined ? {} : { location: target }) };
  return failure('redirected', `${server} redirects ${where} (HTTP ${status}), which is not followed; give that URL if you trust it`, data);
}

/** Where a server sends us, without a query, which may hold a secret. What has no origin is told by its scheme. */
export function placeOf(target: URL): string {
  return target.origin === 'null' ? target.protocol : target.origin + target.pathname;
}

/** A status that is no answer; with the challenge, which tells the client what credentials are wanted (RFC 9110 §11.6.1). */
export function statusFailure(server: string, status: number, headers: IncomingHttpHeaders, said: string): Failure {
  const challenge = headers['www-authenticate'];
  const retryAfter = headers['retry-after'];
  const text = said.replace(/\s+/g, ' ').trim();
  const parts = [
    `${server} answered with HTTP ${status}`,
    ...(status === 401 ? ['it wants credentials (`--header "Authorization: Bearer …"`)'] : []),
    ...(challenge === undefined ? [] : [`WWW-Authenticate: ${challenge}`]),
    ...(retryAfter === undefined ? [] : [`try again after ${retryAfter}${/^\d+$/.test(retryAfter) ? ' seconds' : ''}`]),
    ...(text === '' || text.startsWith('<') ? [] : [`it says: ${text.slice(0, MAX_SAID)}`]),
  ];
  const data: JsonObject = {
    status,
    ...(challenge === undefined ? {} : { www_authenticate: challenge }),
    ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
  };
  return failure('http_status', parts.join('; '), data);
}

export function sessionLost(server: string): Failure {
  return failure('session_lost', `${server} has ended this session (HTTP 404): the client must initialize again`, { status: 404 });
}

/** The server's own error, which names no request: for whoever asked. */
export function serverError(error: ErrorObject): Failure {
  return { kind: 'failure', code: 'http_status', error };
}

export function cutOff(server: string, how: string): Failure {
  return failure('cut_off', `The answer of ${server} ${how}; ${DONE_OR_NOT}`);
}

export function notMcp(server: string, what: string): Failure {
  return failure('not_mcp', `${server} ${what}: is that the URL of an MCP server?`);
}

export function tooLarge(server: string, limit: number): Failure {
  return failure('too_large', `The answer of ${server} is longer than ${limit} bytes`);
}

export function noRoom(server: string): Failure {
  return failure('too_many', `More answers of ${server} are on their way than may be held at a time; ${DONE_OR_NOT}`);
}
