import { isUtf8 } from 'node:buffer';
import type { RequestId } from './message.js';
import { ENVELOPE_NAMES, takenFor } from './names.js';
import { outline } from './outline.js';
import { defaultReadLimits, type ReadLimits } from './read-limits.js';
import { requestId } from './request-id.js';

/** A response as far as its envelope tells. */
export interface ResponsePeek {
  readonly id: RequestId;
  readonly idText: string;
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
  const text = bytes.toString('latin1');
  if (text.includes('\r')) return undefined;
  const shape = outline(text, limits.maxDepth, 0);
  if (shape.root !== 'object' || shape.end === -1 || shape.tooDeep || shape.foreign || shape.topCut) return undefined;
  if (text.slice(shape.end).trim() !== '') return undefined;

  const values = new Map<string, readonly [number, number]>();
  for (let at = 0; at < shape.top.length; at += 4) {
    const [nameStart = -1, nameEnd = -1, start = -1, end = -1] = shape.top.slice(at, at + 4);
    const name = text.slice(nameStart + 1, nameEnd - 1);
    if (!PLAIN_NAME.test(name) || values.has(name) || takenFor(name, ENVELOPE_NAMES) !== undefined) return undefined;
    values.set(name, [start, end]);
  }
  const body = values.get('result') ?? values.get('error');
  const idSpan = values.get('id');
  if (body === undefined || idSpan === undefined || values.has('method') || (values.has('result') && values.has('error'))) return undefined;
  const idText = bytes.toString('utf8', ...idSpan);
  const id = requestId(idText);
  return id === undefined ? undefined : { id, idText, failed: values.has('error'), bodyStart: body[0], bodyEnd: body[1] };
}

const PLAIN_NAME = /^[\x21\x23-\x5b\x5d-\x7e]*$/;
