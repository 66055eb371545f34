import { isUtf8 } from 'node:buffer';

const PREFIX = '=?base64?';
const SUFFIX = '?=';

/** RFC 9110 §5.5 without obs-text: visible ASCII, space and tab. */
const FIELD_VALUE = /^[\t\x20-\x7e]*$/;
const PADDED = /^[ \t]|[ \t]$/;

/**
 * A text as the value of an HTTP header (MCP 2026-07-28, Streamable HTTP: value encoding): as it is where it is plain ASCII that field
 * parsing leaves alone, else Base64 of its UTF-8. The empty text is encoded too: an empty header gets lost on the way.
 */
export function encodeHeaderValue(text: string): string {
  const plain = text !== '' && FIELD_VALUE.test(text) && !PADDED.test(text) && !isEncoded(text);
  return plain ? text : `${PREFIX}${Buffer.from(text, 'utf8').toString('base64')}${SUFFIX}`;
}

/** What a header's value says; undefined where it has characters that no value may have, or its Base64 or UTF-8 is not the canonical one. */
export function decodeHeaderValue(value: string): string | undefined {
  if (!FIELD_VALUE.test(value)) return undefined;
  if (!isEncoded(value)) return value;
  const text = value.slice(PREFIX.length, -SUFFIX.length);
  const bytes = Buffer.from(text, 'base64');
  // Node reads over what is no Base64; only what it would write itself has one reading.
  return bytes.toString('base64') === text && isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

function isEncoded(value: string): boolean {
  return value.length >= PREFIX.length + SUFFIX.length && value.startsWith(PREFIX) && value.endsWith(SUFFIX);
}
