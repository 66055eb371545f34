import type { Admission } from '../caller.js';
import type { HttpRefusal } from '../refusal.js';
import { RETRY_AFTER_SECONDS } from './http-limits.js';

/** Why a request does not reach the backend, beside what is said where it is checked. */
export const BUSY: HttpRefusal = {
  status: 503,
  code: 'too_many_requests',
  message: 'The proxy is answering as many requests as it may at a time; try again',
  headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
};

export const STOPPING: HttpRefusal = {
  status: 503,
  code: 'stopping',
  message: 'The proxy is being stopped',
  headers: { connection: 'close' },
};

/** Whether a body follows is the client's choice: the next request's beginning is unknown. */
export const UNMET: HttpRefusal = {
  status: 417,
  code: 'expectation_failed',
  message: 'Refused: nothing can be expected (Expect) but 100-continue',
  headers: { connection: 'close' },
};

export const DEFECT: HttpRefusal = {
  status: 500,
  code: 'internal_error',
  message: 'The proxy could not handle this request (see its log)',
};

export function unauthorized({ challenge, message }: Admission & { readonly admitted: false }): HttpRefusal {
  const headers = challenge === undefined ? {} : { 'www-authenticate': challenge };
  return { status: 401, code: 'unauthorized', message, headers };
}

export function tooLarge(limit: number): HttpRefusal {
  return { status: 413, code: 'body_too_large', message: `Refused: the body is larger than the ${limit} bytes that are read` };
}

export function notAllowed(allow: string): HttpRefusal {
  return { status: 405, code: 'method_not_allowed', message: `Allowed here: ${allow}`, headers: { allow } };
}

export function notFound(path: string): HttpRefusal {
  return { status: 404, code: 'not_found', message: `Nothing is served here; the MCP endpoint is ${path}` };
}
