import type { SseEvent } from './event.js';
import { sseEvent } from './writer.js';

const NOTHING = Buffer.alloc(0);

/**
 * Whether a reader that ends lines wherever Python's `splitlines` does (httpx-sse before 0.4.2, sseclient) finds more than one line in it: at VT,
 * FF, FS, GS, RS, NEL, LS and PS.
 */
export function hasOddLineEnd(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x20 && byte < 0x80) continue;
    if (byte === 0x0b || byte === 0x0c || (byte >= 0x1c && byte <= 0x1e)) return true;
    if (byte === 0xc2 && bytes[at + 1] === 0x85) return true;
    if (byte === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xa8 || bytes[at + 2] === 0xa9)) return true;
  }
  return false;
}

/**
 * The event as such readers take it too. In a comment, an id or a field that nobody knows they would find fields of another event, whose data
 * nobody has decided; so those go. The data stay: as JSON they hold such marks only inside of texts, where each quote is escaped.
 */
export function withoutOddLineEnds(event: SseEvent): SseEvent {
  if (event.oddLineEnd === undefined) return event;
  const plain = (text: string) => !hasOddLineEnd(Buffer.from(text));
  const fields = {
    event: plain(event.event) ? event.event : '',
    id: event.id !== undefined && plain(event.id) ? event.id : undefined,
    retry: event.retry,
  };
  const { data } = event;
  const says = data.length > 0 || fields.id !== undefined || fields.retry !== undefined;
  return { ...event, ...fields, raw: says ? sseEvent({ ...fields, data }) : NOTHING };
}
