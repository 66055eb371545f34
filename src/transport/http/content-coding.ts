import type { IncomingHttpHeaders } from 'node:http';

/** What the body is compressed with, in small letters (RFC 9110 §8.4.1); undefined: nothing. */
export function contentCoding(headers: IncomingHttpHeaders): string | undefined {
  const coding = headers['content-encoding']?.trim().toLowerCase();
  return coding === '' || coding === 'identity' ? undefined : coding;
}
