import type { JsonValue } from './json/json.js';

/**
 * The page that a `cursor` asks for, or that a `nextCursor` says is to come; undefined is the first, and none. It should be a text (MCP, pagination). A server
 * that counts its pages sends numbers, and says with an empty text or null that there are no more.
 */
export function listCursor(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
