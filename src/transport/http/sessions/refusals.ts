import { BATCHED_INITIALIZE, RETRY_LATER, UNKNOWN_EVENT, UNKNOWN_SESSION } from '../session-refusals.js';
import type { HttpRefusal } from '../refusal.js';

/** Why sessions, and what asks without them, do not take a request, beside what policies say. */
export const REFUSED = {
  unreadable: { status: 400, code: 'unreadable', message: 'Refused: the body is no JSON-RPC message' },
  noSession: {
    status: 400,
    code: 'session_required',
    message: 'Refused: this message needs the Mcp-Session-Id that the answer to initialize gave',
  },
  unknownSession: UNKNOWN_SESSION,
  noStream: {
    status: 405,
    code: 'no_session_no_stream',
    message: 'Refused: only within a session (Mcp-Session-Id) is there a stream or an end of it',
    headers: { allow: 'POST' },
  },
  notAcceptable: {
    status: 406,
    code: 'not_acceptable',
    message: 'Refused: the answer is application/json or text/event-stream, and Accept must list both',
  },
  noEventStream: {
    status: 406,
    code: 'not_acceptable',
    message: 'Refused: the answer is a text/event-stream, and Accept does not list it',
  },
  secondStream: { status: 409, code: 'second_stream', message: 'Refused: this session has a stream open already' },
  unknownEvent: UNKNOWN_EVENT,
  unknownVersion: {
    status: 400,
    code: 'unknown_version',
    message: 'Refused: MCP-Protocol-Version names no revision that has sessions',
  },
  batchedInitialize: BATCHED_INITIALIZE,
  modernBatch: { status: 400, code: 'batch', message: 'Refused: from 2026-07-28 on the body is one request or notification' },
  modernResponse: { status: 400, code: 'response', message: 'Refused: from 2026-07-28 on a client sends no responses' },
  serverBusy: {
    status: 503,
    code: 'server_busy',
    message: 'Refused: the server does not keep up with what it was sent',
    headers: RETRY_LATER,
  },
  tooManySessions: {
    status: 503,
    code: 'too_many_sessions',
    message: 'Refused: as many servers as are allowed run already, or as many as one caller may have of them',
    headers: RETRY_LATER,
  },
  cannotStart: { status: 502, code: 'server_not_started', message: 'The server could not be started' },
  stopping: { status: 503, code: 'stopping', message: 'The proxy is being stopped' },
  defect: { status: 500, code: 'internal_error', message: 'Refused: the proxy could not decide about this message' },
} as const satisfies Record<string, HttpRefusal>;
