import { isAscii, isUtf8 } from 'node:buffer';
import { findAmbiguities } from './find-ambiguities.js';
import { isJsonObject, member, parseJson, type JsonObject, type JsonValue } from './json.js';
import type { Batch, Classified, Era, Message, Noise, Unreadable } from './message.js';
import { outline, type Outline } from './outline.js';
import { defaultReadLimits, type ReadLimits } from './read-limits.js';
import { requestId } from './request-id.js';
import { topMembers } from './top-members.js';
import type { UnreadableCode } from './unreadable.js';

/**
 * What one line is, judged by its own bytes alone: no state, no direction, either era. Never throws.
 * `bytes` without the line ending; `oversize` is the full length when `bytes` is only the beginning of a line over the limit.
 */
export function classify(bytes: Buffer, limits: ReadLimits = defaultReadLimits, oversize?: number): Classified {
  const latin1 = bytes.toString('latin1');
  const shape = outline(latin1, limits.maxDepth, limits.maxBatch);
  const line: Text = { bytes, latin1, shape };
  if (oversize !== undefined || bytes.length > limits.maxLineBytes) {
    const length = oversize ?? bytes.length;
    return refused(line, 'too_long', `the message is ${length} bytes long; at most ${limits.maxLineBytes} are read`);
  }
  if (shape.root === 'other') return scalarOrNoise(line);
  if (!isUtf8(bytes)) return looksLikeJson(latin1) ? refused(line, 'invalid_utf8', 'the message is not valid UTF-8') : noise(bytes);
  if (shape.tooDeep) return refused(line, 'too_deep', `the message nests deeper than ${limits.maxDepth} arrays and objects`);
  return shape.root === 'array' ? batch(line, limits) : single(line, limits);
}

/** A line, or one element of a batch: its bytes, one character a byte, and its outline. */
interface Text {
  readonly bytes: Buffer;
  readonly latin1: string;
  readonly shape: Outline;
}

function single(line: Text, limits: ReadLimits): Message | Unreadable | Noise {
  const { bytes, latin1, shape } = line;
  const text = isAscii(bytes) ? latin1 : bytes.toString('utf8');
  const value = tryParse(text);
  if (value === undefined) return notJson(line);
  if (!isJsonObject(value)) return refused(line, 'not_jsonrpc', 'the message is no JSON object');
  if (splitsAtCarriageReturn(line)) return bareCarriageReturn(line);
  if (shape.topCut) return refused(line, 'too_many_members', 'the message has too many members beside those of JSON-RPC');
  const { asked, answered } = findAmbiguities(text, value, shape, limits);
  if (asked !== undefined) return refused(line, asked.code, asked.message);
  const envelope = typed(line, value);
  return answered !== undefined && envelope.kind === 'response' ? { ...envelope, ambiguity: answered } : envelope;
}

/** What kind of JSON-RPC message an object is. Odd but unambiguous ones (no `jsonrpc`, more members, array params) are what they are. */
function typed(line: Text, value: JsonObject): Message | Unreadable {
  const { bytes } = line;
  const token = topMembers(line.latin1, line.shape).get('id');
  const idText = token === undefined ? undefined : bytes.toString('utf8', token.start, token.end);
  const id = idText === undefined ? undefined : requestId(idText);
  if (idText !== undefined && id === undefined) return refused(line, 'bad_id', 'the id is no string or number, or too long');

  const method = member(value, 'method');
  const result = member(value, 'result');
  const error = member(value, 'error');
  if (method !== undefined) {
    if (typeof method !== 'string') return refused(line, 'not_jsonrpc', 'the method is no string');
    if (result !== undefined || error !== undefined) {
      return refused(line, 'request_and_response', 'the message has a method and a result: it could be a request or a response');
    }
    const params = member(value, 'params');
    const era = eraOf(params);
    return id === undefined || idText === undefined
      ? { kind: 'notification', method, params, era, bytes }
      : { kind: 'request', id, idText, method, params, era, bytes };
  }
  // JSON-RPC 1.0 and some Python servers send both, one of them null.
  if (error !== undefined && (error !== null || result === undefined)) {
    if (result !== undefined && result !== null) return refused(line, 'result_and_error', 'the response has both a result and an error');
    return { kind: 'response', id, idText, outcome: { error }, bytes };
  }
  if (result !== undefined) return { kind: 'response', id, idText, outcome: { result }, bytes };
  return refused(line, 'not_jsonrpc', 'the message is neither a request (no method) nor a response (no result, no error)');
}

/** 2026-07-28 and later carry their version in each request; a message without one is of the handshake era. */
function eraOf(params: JsonValue | undefined): Era {
  return typeof member(member(params, '_meta'), 'io.modelcontextprotocol/protocolVersion') === 'string' ? 'modern' : 'legacy';
}

/** JSON-RPC batches (only revision 2025-03-26 has them): each element is a message of its own. */
function batch(line: Text, limits: ReadLimits): Batch | Unreadable | Noise {
  const { bytes, latin1, shape } = line;
  if (!looksLikeJson(latin1)) return noise(bytes);
  if (tryParse(isAscii(bytes) ? latin1 : bytes.toString('utf8')) === undefined) return notJson(line);
  if (splitsAtCarriageReturn(line)) return bareCarriageReturn(line);
  if (shape.topCut) return refused(line, 'batch_too_large', `the batch has more than ${limits.maxBatch} elements`);
  if (shape.top.length === 0) return refused(line, 'empty_batch', 'the batch is empty');
  const elements: (Message | Unreadable)[] = [];
  for (let at = 0; at < shape.top.length; at += 4) elements.push(element(bytes.subarray(shape.top[at + 2], shape.top[at + 3]), limits));
  return { kind: 'batch', elements, bytes };
}

function element(bytes: Buffer, limits: ReadLimits): Message | Unreadable {
  const latin1 = bytes.toString('latin1');
  const line: Text = { bytes, latin1, shape: outline(latin1, limits.maxDepth, 0) };
  if (line.shape.root === 'array') return refused(line, 'nested_batch', 'a batch within a batch');
  if (line.shape.root === 'other') return refused(line, 'not_jsonrpc', 'the element of the batch is no JSON object');
  const classified = single(line, limits);
  // The whole batch is valid JSON, so each element is.
  return classified.kind === 'noise' ? refused(line, 'not_json', 'the element of the batch is not JSON') : classified;
}

/**
 * JSON takes a carriage return for a blank; some servers take it for the end of a line (Python's universal newlines, Java's
 * `readLine`), and would read what stands between two of them as a message of its own.
 */
function splitsAtCarriageReturn({ latin1, shape }: Text): boolean {
  if (!latin1.includes('\r')) return false;
  const at = latin1.indexOf('\r', latin1.search(/[{[]/));
  return at !== -1 && at < shape.end;
}

function bareCarriageReturn(line: Text): Unreadable {
  return refused(line, 'bare_carriage_return', 'a carriage return inside the message: some parsers end the line there');
}

function scalarOrNoise(line: Text): Unreadable | Noise {
  const { bytes, latin1 } = line;
  if (latin1.startsWith('\u00ef\u00bb\u00bf')) {
    return looksLikeJson(latin1.slice(3)) ? refused(line, 'byte_order_mark', 'the message begins with a byte order mark') : noise(bytes);
  }
  return /^[\s]*["\-\dtfn]/.test(latin1) && tryParse(bytes.toString('utf8')) !== undefined
    ? refused(line, 'not_jsonrpc', 'the message is no JSON object')
    : noise(bytes);
}

/** Somebody meant JSON by it; otherwise it is a log line (`[info] ready` too). */
function looksLikeJson(latin1: string): boolean {
  return /^[ \t\r\n]*(?:\{|\[[ \t\r\n]*(?:[[{"\]]|$))/.test(latin1);
}

function notJson(line: Text): Unreadable | Noise {
  const { bytes, latin1, shape } = line;
  if (!looksLikeJson(latin1)) return noise(bytes);
  const code = shape.end !== -1 && latin1.slice(shape.end).trim() !== '' ? 'trailing_bytes' : 'not_json';
  const message = code === 'not_json' ? 'the message is not valid JSON' : 'something stands after the message on its line';
  // Which message would be answered? Nobody can tell, so the answer carries a null id.
  return { kind: 'unreadable', code, message, idText: undefined, request: true, bytes };
}

function noise(bytes: Buffer): Noise {
  return { kind: 'noise', blank: bytes.length === 0 || bytes.toString('latin1').trim() === '', bytes };
}

/** An answer is due to a request, and to what might have been one; its id is used only where the envelope has exactly one. */
function refused(line: Text, code: UnreadableCode, message: string): Unreadable {
  const { bytes, latin1, shape } = line;
  if (shape.root !== 'object') return { kind: 'unreadable', code, message, idText: undefined, request: true, bytes };
  const members = topMembers(latin1, shape);
  const span = members.get('id');
  const token = span === undefined ? undefined : bytes.toString('utf8', span.start, span.end);
  const idText = token !== undefined && !span?.repeated && requestId(token) !== undefined ? token : undefined;
  const isResponse = !members.has('method') && (members.has('result') || members.has('error'));
  const isNotification = members.has('method') && span === undefined && shape.end !== -1;
  return { kind: 'unreadable', code, message, idText, request: !isResponse && !isNotification, bytes };
}

function tryParse(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
