import type { IncomingMessage } from 'node:http';
import type { HttpRefusal } from '../refusal.js';
import { BAD_REQUEST } from './broken-request.js';

/**
 * Whether others may find another end of the body than we do, or other bytes in it. Node reads what `chunked` ends whatever stands before it, and in HTTP/1.0 too,
 * whose readers know no codings (RFC 9112 §6.1); and takes an empty coding for none.
 */
export function refuseTransferCoding({ headers, httpVersion }: Pick<IncomingMessage, 'headers' | 'httpVersion'>): HttpRefusal | undefined {
  const coding = headers['transfer-encoding'];
  if (coding === undefined || (httpVersion === '1.1' && coding.trim().toLowerCase() === 'chunked')) return undefined;
  return { ...BAD_REQUEST, headers: { connection: 'close' } };
}
