import type { IncomingHttpHeaders } from 'node:http';
import { classify } from '../../../protocol/classify.js';
import type { Classified, RequestMessage } from '../../../protocol/message.js';
import { oneLine } from '../../../protocol/one-line.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Line } from '../../interceptor.js';

/** The body of a POST, as a line and as what it is. */
export interface Incoming {
  readonly line: Line;
  readonly message: Classified;
}

const NEWLINE = Buffer.from('\n');

export function readIncoming(body: Buffer, headers: IncomingHttpHeaders, limits: ReadLimits): Incoming {
  const { bytes, raw, ending } = lineOf(oneLine(body));
  const message = classify(bytes, limits);
  return { line: { bytes, raw, ending, headers, message }, message };
}

/** `json` has no line breaks, but for one at its end. */
export function lineOf(json: Buffer): Line {
  const raw = json[json.length - 1] === 0x0a ? json : Buffer.concat([json, NEWLINE]);
  return { bytes: raw.subarray(0, -1), raw, ending: '\n' };
}

export function requestsIn(message: Classified): readonly RequestMessage[] {
  if (message.kind === 'request') return [message];
  return message.kind === 'batch' ? message.elements.filter((element) => element.kind === 'request') : [];
}

/** Whether somebody waits for an answer to it. */
export function asks(message: Classified): boolean {
  return message.kind === 'request' || (message.kind === 'batch' && message.elements.some(({ kind }) => kind === 'request'));
}

/** The requests of `incoming` that are in what goes on to the server. */
export function passedRequests({ line, message }: Incoming, toServer: readonly Buffer[], limits: ReadLimits): readonly RequestMessage[] {
  if (toServer.length === 0) return [];
  if (message.kind !== 'batch' || toServer[0] === line.raw) return requestsIn(message);
  return toServer.flatMap((bytes) => requestsIn(classify(lineOf(bytes).bytes, limits)));
}

/** For an error that concerns the whole body: whose it is. */
export function idTextOf(message: Classified): string | undefined {
  return message.kind === 'request' || message.kind === 'unreadable' ? message.idText : undefined;
}
