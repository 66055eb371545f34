import type { IncomingHttpHeaders } from 'node:http';
import { contentCoding } from '../content-coding.js';
import { JSON_TYPE, mediaType, saysUtf8 } from '../media-types.js';
import type { HttpRefusal } from '../refusal.js';

/**
 * A page can send any other type without asking first (CORS "simple" requests), and other codings and character sets are bytes that
 * the server would read differently from us.
 */
export function refuseContent(headers: IncomingHttpHeaders): HttpRefusal | undefined {
  const type = headers['content-type'];
  if (type !== JSON_TYPE) {
    if (mediaType(type) !== JSON_TYPE) return unsupported('the Content-Type must be application/json');
    if (!saysUtf8(type)) return unsupported('JSON-RPC messages are UTF-8');
  }
  if (contentCoding(headers) !== undefined) return unsupported('a compressed body is not read');
  return undefined;
}

function unsupported(message: string): HttpRefusal {
  return { status: 415, code: 'unsupported_media_type', message: `Refused: ${message}` };
}
