import { LISTS } from '../../definitions/definition.js';
import type { SeenDefinitions } from '../../definitions/seen-definitions.js';
import { member, type JsonObject } from '../../protocol/json/json.js';
import { listCursor } from '../../protocol/list-cursor.js';
import type { Question } from './question.js';

/**
 * Where a client wants a list to go on in words of its own: some let their model write it. Undefined where it says what the server said last, which goes
 * back to who made it, and where a list begins.
 */
export function ownCursor({ kind, method, topic }: Question, seen: Pick<SeenDefinitions, 'goesOnAt'>): JsonObject | undefined {
  const place = kind === 'response' ? undefined : LISTS.get(method);
  const cursor = place && member(topic.params, 'cursor');
  const page = listCursor(cursor);
  if (place === undefined || cursor === undefined || page === undefined || seen.goesOnAt(place.kind, page)) return undefined;
  return { cursor };
}
