import { createHash } from 'node:crypto';
import { canonicalJson } from '../protocol/json/canonical-json.js';
import { isJsonObject, type JsonObject } from '../protocol/json/json.js';

/**
 * `sha256:<hex>` over the canonical JSON (RFC 8785) of what a definition says whenever it is listed: another one means that the server
 * describes something else under the same name.
 */
export function fingerprint(definition: JsonObject): string {
  return `sha256:${createHash('sha256')
    .update(canonicalJson(lasting(definition)))
    .digest('hex')}`;
}

/**
 * A definition without what belongs to the one answer in which it stands. The rest of `_meta` says what clients do with it: which page they
 * render beside it (`ui`, `openai/outputTemplate`), by what they find it, whether they ask the person.
 */
export function lasting(definition: JsonObject): JsonObject {
  const { _meta: meta, ...rest } = definition;
  if (meta === undefined || !isJsonObject(meta)) return definition;
  const notes = Object.entries(meta).filter(([name]) => !OF_ONE_ANSWER.has(name));
  return notes.length === 0 ? rest : { ...rest, _meta: Object.fromEntries(notes) };
}

/** Trace context, which MCP lets stand in any `_meta` (general fields; W3C Trace Context and Baggage). */
const OF_ONE_ANSWER: ReadonlySet<string> = new Set(['traceparent', 'tracestate', 'baggage']);
