import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '../../../protocol/json/json.js';
import { answerJson } from '../json-answer.js';
import type { HttpRefusal } from '../refusal.js';
import { allowPage, answerPreflight } from './cors.js';
import type { HostGuard } from './host-guard.js';
import { notAllowed, notFound } from './refusals.js';
import { refuseHeaders } from './singular-headers.js';
import { refuseTransferCoding } from './transfer-coding.js';

export interface FirstChecksOptions {
  readonly guard: HostGuard;
  /** Of the MCP endpoint. */
  readonly path: string;
  /** OAuth protected resource metadata (RFC 9728). */
  readonly metadata?: JsonObject;
  /** Whether the backend answers below `/.well-known/`. */
  readonly discovery: boolean;
}

/** `answered`: it asked for nothing more. Undefined: it may go on. */
export type FirstChecks = (request: IncomingMessage, response: ServerResponse) => HttpRefusal | 'answered' | undefined;

const METADATA_PATH = '/.well-known/oauth-protected-resource';
const METHODS = new Set(['GET', 'POST', 'DELETE']);

/** What of a request needs neither its body nor its caller. */
export function createFirstChecks({ guard, path, metadata, discovery }: FirstChecksOptions): FirstChecks {
  return (request, response) => {
    const ambiguous = refuseHeaders(request.rawHeaders) ?? refuseTransferCoding(request);
    if (ambiguous !== undefined) return ambiguous;
    const { host, origin } = request.headers;
    const foreign = guard.refuse(host, origin, request.socket);
    if (foreign !== undefined) return foreign;
    const page = allowPage(response, origin, guard);

    const method = request.method ?? '';
    const target = pathOf(request.url);
    if (method === 'OPTIONS' && page) {
      answerPreflight(response, request.headers['access-control-request-headers']);
      return 'answered';
    }
    if (metadata !== undefined && (target === METADATA_PATH || target === METADATA_PATH + path)) {
      if (method !== 'GET') return notAllowed('GET');
      answerJson(response, 200, Buffer.from(JSON.stringify(metadata)));
      return 'answered';
    }
    if (target !== path && !(discovery && method === 'GET' && target.startsWith('/.well-known/'))) return notFound(path);
    return METHODS.has(method) ? undefined : notAllowed('POST, GET, DELETE');
  };
}

/** Without the query. */
export function pathOf(url = ''): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
