import { createHash } from 'node:crypto';
import { canonicalJson } from '../protocol/canonical-json.js';
import type { JsonObject } from '../protocol/json.js';

/**
 * `sha256:<hex>` over the canonical JSON (RFC 8785) of a definition: another one means that the server describes something else under the same
 * name. `_meta` is left out: it is kept for the protocol's own notes (MCP, general fields), which may differ from one answer to the next.
 */
export function fingerprint({ _meta, ...definition }: JsonObject): string {
  return `sha256:${createHash('sha256').update(canonicalJson(definition)).digest('hex')}`;
}
