import { isUtf8 } from 'node:buffer';
import type { RequestId } from './message.js';
import { ENVELOPE_NAMES, takenFor } from './names.js';
import { outline } from './json/outline.js';
import { defaultReadLimits, type ReadLimits } from './read-limits.js';
import { requestId } from './request-id.js';

/** A response as far as its envelope tells. */
export interface ResponsePeek {
  readonly id: RequestId;
  readonly idText: string;
  /** Bytes of the id in the line. */
  readonly idStart: number;
  readonly idEnd: number;
  readonly failed: boolean;
  /** Bytes of the `result` or `error` in the line. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/**
 * Whose answer a line is, without parsing what it says: most results are large and nobody's business. Undefined whenever the envelope
 * is anything but plain; then `classify` says what the line is. The result's own JSON is taken on trust: it is for the client to parse.
 */
export function peekResponse(bytes: Buffer, limits: ReadLimits = defaultReadLimits): ResponsePeek | undefined {
  if (bytes.length > limits.maxLineBytes || !isUtf8(bytes)) return undefined;
  if (limits.lineBreaks === 'refuse' && bytes.includes(CARRIAGE_RETURN)) return undefined;
  const shape = outline(bytes, limits.maxDepth, 0);
  if (shape.root !== 'object' || shape.end === -1 || shape.tooDeep || shape.foreign || shape.topCut || !isBlank(bytes, shape.end))
    return undefined;

  // Places in `top` of the members that count; -1 for none.
  let id = -1;
  let result = -1;
  let error = -1;
  const others: string[] = [];
  for (let at = 0; at < shape.topEnd; at += 4) {
    const name = bytes.toString('latin1', (shape.top[at] ?? 0) + 1, (shape.top[at + 1] ?? 0) - 1);
    if (!ENVELOPE_NAMES.exact.has(name) && (!PLAIN_NAME.test(name) || takenFor(name, ENVELOPE_NAMES) !== undefined)) return undefined;
    if (name === 'id' && id === -1) id = at;
    else if (name === 'result' && result === -1) result = at;
    else if (name === 'error' && error === -1) error = at;
    else if (name === 'id' || name === 'result' || name === 'error' || name === 'method' || others.includes(name)) return undefined;
    else others.push(name);
  }
  const body = result === -1 ? error : result;
  if (id === -1 || body === -1 || (result !== -1 && error !== -1)) return undefined;
  const idStart = shape.top[id + 2] ?? 0;
  const idEnd = shape.top[id + 3] ?? 0;
  const idText = bytes.toString('utf8', idStart, idEnd);
  const known = requestId(idText);
  if (known === undefined) return undefined;
  const failed = error !== -1;
  return { id: known, idText, idStart, idEnd, failed, bodyStart: shape.top[body + 2] ?? 0, bodyEnd: shape.top[body + 3] ?? 0 };
}

const CARRIAGE_RETURN = 0x0d;
/** RFC 8259 §2. Carriage returns were looked for before. */
const BLANKS: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const PLAIN_NAME = /^[\x21\x23-\x5b\x5d-\x7e]*$/;

function isBlank(bytes: Buffer, from: number): boolean {
  for (let at = from; at < bytes.length; at++) if (!BLANKS.has(bytes[at])) return false;
  return true;
}
