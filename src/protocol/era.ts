import { member, type JsonValue } from './json/json.js';
import type { Era } from './message.js';

/** Of a request: 2026-07-28 and later carry their version in each; a message without one is of the handshake era. */
export function eraOf(params: JsonValue | undefined): Era {
  return typeof member(member(params, '_meta'), 'io.modelcontextprotocol/protocolVersion') === 'string' ? 'modern' : 'legacy';
}

/** Of a result that stands without its request: from 2026-07-28 on each says of which type it is. */
export function eraOfResult(result: JsonValue): Era {
  return typeof member(result, 'resultType') === 'string' ? 'modern' : 'legacy';
}
