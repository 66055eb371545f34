import { errorResponse } from '../../protocol/answers.js';
import type { ErrorObject } from '../../protocol/message.js';
import type { Line } from '../interceptor.js';

/** Over HTTP a message is a body or an event's data: what the enforcement point ends with a line break goes without it. */
export function withoutEnding(line: Buffer): Buffer {
  if (line[line.length - 1] !== 0x0a) return line;
  return line.subarray(0, line[line.length - 2] === 0x0d ? -2 : -1);
}

/** An error in place of a response. `idText` of the request, where one could be read. */
export function errorMessage(idText: string | undefined, error: ErrorObject): Buffer {
  return withoutEnding(errorResponse(idText, error));
}

/** A message that is no line of a stream, as the enforcement point is given it. */
export function messageLine(bytes: Buffer): Line {
  return { bytes, raw: bytes, ending: '' };
}
