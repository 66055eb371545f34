import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import type { SourceNode } from '../source/node.js';
import { wrongType, type Shape } from './shape.js';

/** A map that the author fills as they like; nothing here reads it. */
export function freeMap(expected: string): Shape<JsonObject> {
  return {
    expected,
    schema: { type: 'object' },
    read: (node, problems) => (node.kind === 'map' ? objectOf(node) : wrongType(node, expected, problems)),
  };
}

function objectOf(node: SourceNode & { kind: 'map' }): JsonObject {
  // fromEntries, not assignment: a key may be called `__proto__`.
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOf(value)]));
}

function valueOf(node: SourceNode): JsonValue {
  if (node.kind === 'map') return objectOf(node);
  if (node.kind === 'list') return node.items.map(valueOf);
  return node.kind === 'scalar' ? node.value : null;
}
