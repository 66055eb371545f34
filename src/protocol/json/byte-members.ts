import type { JsonValue } from './json.js';
import { isJsonObject } from './json.js';

const MEDIA: ReadonlySet<JsonValue | undefined> = new Set(['image', 'audio']);

/** Whether a member is bytes in Base64 (`format: byte` in the schema of MCP): the `blob` of a resource, the `data` of a picture or a sound. */
export function isByteMember(object: JsonValue | undefined, name: string | undefined): boolean {
  if (!isJsonObject(object)) return false;
  return name === 'blob' ? typeof object['uri'] === 'string' : name === 'data' && MEDIA.has(object['type']);
}
