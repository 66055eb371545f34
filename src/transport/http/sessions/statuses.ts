import { member, parseJson } from '../../../protocol/json/json.js';

const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;
/** HeaderMismatch, MissingRequiredClientCapability, UnsupportedProtocolVersion. */
const BAD_REQUESTS: ReadonlySet<number> = new Set([-32020, -32021, -32022]);

/**
 * The HTTP status of an error (MCP 2026-07-28, Streamable HTTP), which a server on stdio has no way to say. `incomplete`: the request
 * lacked what every request carries in `_meta`.
 */
export function statusOfError(answer: Buffer, incomplete: boolean): number {
  const code = member(member(parseJson(answer.toString()), 'error'), 'code');
  if (code === METHOD_NOT_FOUND) return 404;
  return typeof code === 'number' && (BAD_REQUESTS.has(code) || (code === INVALID_PARAMS && incomplete)) ? 400 : 200;
}
