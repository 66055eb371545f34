import { findSpan, splice, type JsonSpan, type Splice } from '../../../protocol/json/json-span.js';
import { requestId } from '../../../protocol/request-id.js';
import type { Line } from '../../interceptor.js';
import { lineOf } from './incoming.js';

export const SUBSCRIPTION = 'io.modelcontextprotocol/subscriptionId';

/**
 * Where several clients share one server their ids and tokens meet, so each request goes on under a number of its own. Only the id, and
 * the token of its progress, are cut out and replaced; every other byte stays. Undefined: they cannot be found without doubt.
 */
export function numbered(request: Buffer, number: number, hasToken: boolean): Buffer | undefined {
  const text = String(number);
  const splices = [replace(request, ['id'], text)];
  if (hasToken) splices.push(replace(request, ['params', '_meta', 'progressToken'], text));
  return spliced(request, splices);
}

/**
 * An answer under the id that its client knows. `id` is where its own stands, if that is known; the answer to a `listen` repeats it as
 * its subscription's. Of one over the limit only whose answer it is goes on: then the enforcement point tells that client so.
 */
export function answerUnder(
  idText: string,
  line: Line,
  { id, listen }: { readonly id?: JsonSpan | undefined; readonly listen: boolean },
): Line {
  const span = line.oversize === undefined ? (id ?? findSpan(line.bytes, ['id'])) : undefined;
  if (span === undefined) {
    const bytes = Buffer.from(`{"jsonrpc":"2.0","id":${idText},"result":{`);
    return { bytes, raw: bytes, ending: '', oversize: line.oversize ?? bytes.length };
  }
  const splices = [{ ...span, text: idText }];
  const subscription = listen ? findSpan(line.bytes, ['result', '_meta', SUBSCRIPTION]) : undefined;
  if (subscription !== undefined) splices.push({ ...subscription, text: idText });
  return lineOf(splice(line.bytes, splices));
}

/**
 * Stands for an answer that nobody asked for, so that it is recorded. It has no id: under the server's it could be taken for the answer to what a client asked
 * under the same. What it said is in no record.
 */
export const UNASKED: Line = lineOf(Buffer.from('{"jsonrpc":"2.0","result":{}}'));

/** The value at the path as it was before. */
export function restored(message: Buffer, path: readonly string[], text: string): Buffer | undefined {
  return spliced(message, [replace(message, path, text)]);
}

function replace(json: Buffer, path: readonly string[], text: string): Splice | undefined {
  const span = findSpan(json, path);
  return span === undefined ? undefined : { ...span, text };
}

function spliced(json: Buffer, splices: readonly (Splice | undefined)[]): Buffer | undefined {
  const found = splices.filter((piece) => piece !== undefined);
  return found.length === splices.length ? splice(json, found) : undefined;
}

/** The number of ours that a server answers to, in any spelling (some libraries keep all numbers as doubles, and write `5.0`); undefined: it is none. */
export function ownNumber(idText: string | undefined): number | undefined {
  const id = idText === undefined ? undefined : requestId(idText);
  return id !== undefined && /^[1-9][0-9]{0,14}$/.test(id) ? Number(id) : undefined;
}
