import { isAscii, isUtf8 } from 'node:buffer';
import { eraOf } from './era.js';
import { findAmbiguities } from './find-ambiguities.js';
import { isJsonObject, jsonIn, member, type JsonObject } from './json/json.js';
import type { Batch, Classified, Message, Noise, Unreadable } from './message.js';
import { outline, type Outline } from './json/outline.js';
import { defaultReadLimits, type ReadLimits } from './read-limits.js';
import { requestId } from './request-id.js';
import { hasTopMember, topMember, type TopMember } from './json/top-members.js';
import { trailingId } from './trailing-id.js';
import type { UnreadableCode } from './unreadable.js';

/**
 * What one line is, judged by its own bytes alone: no state, no direction, either era. Never throws.
 * `bytes` without the line ending; `oversize` is the full length when `bytes` is only the beginning of a line over the limit, `tail` the end of that.
 */
export function classify(bytes: Buffer, limits: ReadLimits = defaultReadLimits, oversize?: number, tail?: Buffer): Classified {
  const line: Text = { bytes, shape: outline(bytes, limits.maxDepth, limits.maxBatch), ascii: isAscii(bytes) };
  if (oversize !== undefined || bytes.length > limits.maxLineBytes) {
    const length = oversize ?? bytes.length;
    const unread = refused(line, 'too_long', `the message is ${length} bytes long; at most ${limits.maxLineBytes} are read`);
    // Who sent it chose what stands at its end, and can only mean an open request of its own or of its peer.
    const last = unread.idText === undefined && tail !== undefined && line.shape.root === 'object' ? trailingId(tail) : undefined;
    return last === undefined || requestId(last) === undefined ? unread : { ...unread, idText: last };
  }
  if (line.shape.root === 'object') return single(line, limits);
  return line.shape.root === 'array' ? batch(line, limits) : scalarOrNoise(line);
}

/** A line, or one element of a batch. */
interface Text {
  readonly bytes: Buffer;
  readonly shape: Outline;
  readonly ascii: boolean;
}

function single(line: Text, limits: ReadLimits): Message | Unreadable {
  const { bytes, shape } = line;
  const unread = unreadableText(line, limits);
  if (unread !== undefined) return unread;
  if (shape.members > limits.maxMembers && (shape.topCut || hasTopMember(bytes, shape, 'method'))) {
    return refused(line, 'too_many_members', `the message has ${shape.members} members; at most ${limits.maxMembers} are read`);
  }
  const text = textOf(line);
  const value = jsonIn(text);
  if (!isJsonObject(value)) return notJson(line);
  if (shape.topCut) return refused(line, 'too_many_members', 'the message has too many members beside those of JSON-RPC');
  const { asked, answered } = findAmbiguities(text, value, shape, limits);
  if (asked !== undefined) return refused(line, asked.code, asked.message);
  const message = typed(line, text, value);
  return answered !== undefined && message.kind === 'response' ? { ...message, ambiguity: answered } : message;
}

/** What kind of JSON-RPC message an object is. Odd but unambiguous ones (no `jsonrpc`, more members, array params) are what they are. */
function typed(line: Text, text: string, value: JsonObject): Message | Unreadable {
  const { bytes, shape } = line;
  const span = topMember(bytes, shape, 'id');
  const idText = span === undefined ? undefined : spanText(line, text, span);
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

/** Engines copy a part of a string that is so short; a longer one would hold on to all of it for as long as the request is open. */
const COPIED = 12;

function spanText({ bytes, ascii }: Text, text: string, { start, end }: TopMember): string {
  return ascii && end - start <= COPIED ? text.slice(start, end) : bytes.toString('utf8', start, end);
}

/** JSON-RPC batches (only revision 2025-03-26 has them): each element is a message of its own. */
function batch(line: Text, limits: ReadLimits): Batch | Unreadable | Noise {
  const { bytes, shape } = line;
  if (!looksLikeJson(bytes)) return noise(bytes);
  const unread = unreadableText(line, limits);
  if (unread !== undefined) return unread;
  if (jsonIn(textOf(line)) === undefined) return notJson(line);
  if (shape.topCut) return refused(line, 'batch_too_large', `the batch has more than ${limits.maxBatch} elements`);
  if (shape.topEnd === 0) return refused(line, 'empty_batch', 'the batch is empty');
  const elements: (Message | Unreadable)[] = [];
  for (let at = 0; at < shape.topEnd; at += 4) elements.push(element(bytes.subarray(shape.top[at + 2], shape.top[at + 3]), limits));
  return { kind: 'batch', elements, bytes };
}

function element(bytes: Buffer, limits: ReadLimits): Message | Unreadable {
  const line: Text = { bytes, shape: outline(bytes, limits.maxDepth, 0), ascii: isAscii(bytes) };
  if (line.shape.root === 'object') return single(line, limits);
  if (line.shape.root === 'array') return refused(line, 'nested_batch', 'a batch within a batch');
  return refused(line, 'not_jsonrpc', 'the element of the batch is no JSON object');
}

/** What is wrong with a text before anything in it is read. */
function unreadableText(line: Text, limits: ReadLimits): Unreadable | undefined {
  const { bytes, shape } = line;
  if (!line.ascii && !isUtf8(bytes)) return refused(line, 'invalid_utf8', 'the message is not valid UTF-8');
  if (shape.tooDeep) return refused(line, 'too_deep', `the message nests deeper than ${limits.maxDepth} arrays and objects`);
  if (limits.lineBreaks === 'allow') return undefined;
  // JSON takes a carriage return for a blank. Some servers take it for the end of a line (Python's universal newlines, Java's
  // `readLine`), and would read what stands between two of them as a message of its own.
  const carriageReturn = bytes.indexOf(0x0d, shape.start);
  if (carriageReturn === -1 || carriageReturn >= shape.end) return undefined;
  return refused(line, 'bare_carriage_return', 'a carriage return inside the message: some parsers end the line there');
}

function scalarOrNoise(line: Text): Unreadable | Noise {
  const { bytes, shape } = line;
  if (BYTE_ORDER_MARK.equals(bytes.subarray(0, 3))) {
    return looksLikeJson(bytes.subarray(3)) ? refused(line, 'byte_order_mark', 'the message begins with a byte order mark') : noise(bytes);
  }
  return shape.foreign || jsonIn(textOf(line)) === undefined ? noise(bytes) : refused(line, 'not_jsonrpc', 'the message is no JSON object');
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** Somebody meant JSON by it; otherwise it is a log line (`[info] ready` too). */
function looksLikeJson(bytes: Buffer): boolean {
  return /^[ \t\r\n]*(?:\{|\[[ \t\r\n]*(?:[[{"\]]|$))/.test(bytes.toString('latin1', 0, LOOK_BYTES));
}
const LOOK_BYTES = 256;

function notJson(line: Text): Unreadable {
  const { bytes } = line;
  const code = hasTrailing(line) ? 'trailing_bytes' : 'not_json';
  const message = code === 'not_json' ? 'the message is not valid JSON' : 'something stands after the message on its line';
  // Which message would be answered? Nobody can tell, so the answer carries a null id.
  return { kind: 'unreadable', code, message, idText: undefined, request: true, bytes };
}

function hasTrailing({ bytes, shape }: Text): boolean {
  return shape.end !== -1 && bytes.toString('latin1', shape.end).trim() !== '';
}

function noise(bytes: Buffer): Noise {
  return { kind: 'noise', blank: bytes.toString('latin1').trim() === '', bytes };
}

/** An answer is due to a request, and to what might have been one; its id is used only where the envelope has exactly one. */
function refused(line: Text, code: UnreadableCode, message: string): Unreadable {
  const { bytes, shape } = line;
  if (shape.root !== 'object' || hasTrailing(line)) return { kind: 'unreadable', code, message, idText: undefined, request: true, bytes };
  const has = (name: string) => hasTopMember(bytes, shape, name);
  const span = topMember(bytes, shape, 'id');
  const token = span === undefined || span.repeated ? undefined : bytes.toString('utf8', span.start, span.end);
  const idText = token !== undefined && requestId(token) !== undefined ? token : undefined;
  const isResponse = !has('method') && (has('result') || has('error'));
  const isNotification = has('method') && span === undefined && shape.end !== -1;
  return { kind: 'unreadable', code, message, idText, request: !isResponse && !isNotification, bytes };
}

function textOf({ bytes, ascii }: Text): string {
  return bytes.toString(ascii ? 'latin1' : 'utf8');
}
