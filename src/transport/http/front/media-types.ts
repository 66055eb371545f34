import type { IncomingHttpHeaders } from 'node:http';
import type { HttpRefusal } from './refusal.js';

export const JSON_TYPE = 'application/json';
export const EVENT_STREAM = 'text/event-stream';

/** `application/json` of a `Content-Type`, in lower case and without its parameters. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/**
 * A page can send any other type without asking first (CORS "simple" requests), and other codings and character sets are bytes that
 * the server would read differently from us.
 */
export function refuseContent(headers: IncomingHttpHeaders): HttpRefusal | undefined {
  const type = headers['content-type'];
  if (mediaType(type) !== JSON_TYPE) return unsupported('the Content-Type must be application/json');
  if (!saysUtf8(type)) return unsupported('JSON-RPC messages are UTF-8');
  const coding = headers['content-encoding']?.trim().toLowerCase();
  if (coding !== undefined && coding !== '' && coding !== 'identity') return unsupported('a compressed body is not read');
  return undefined;
}

/**
 * Whether everybody who reads this `Content-Type` takes the body for UTF-8, as we do. Of two `charset` some take the last, some find one within
 * a quoted text or as `charset*` (RFC 8187), and in UTF-7 what is a harmless text to us ends a string: so there is one in plain form, or none.
 */
export function saysUtf8(contentType = ''): boolean {
  const said = contentType.match(/charset/gi)?.length ?? 0;
  return said === 0 || (said === 1 && PLAIN_UTF8.test(contentType));
}
const PLAIN_UTF8 = /;\s*charset\s*=\s*("?)utf-?8\1\s*(?:;|$)/i;

/** Whether an `Accept` lists the type, by itself or by a range that contains it. No `Accept` accepts everything (RFC 9110 §12.5.1). */
export function accepts(accept: string | undefined, type: string): boolean {
  if (accept === undefined) return true;
  const range = `${type.slice(0, type.indexOf('/'))}/*`;
  return accept.split(',').some((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    return (name === type || name === range || name === '*/*') && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

function unsupported(message: string): HttpRefusal {
  return { status: 415, code: 'unsupported_media_type', message: `Refused: ${message}` };
}
