import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json.js';
import { escapeStep } from '../protocol/json-pointer.js';
import { schemaBelow } from './roles.js';

/** Deeper than any tool's arguments; the wire refuses deeper messages before. It keeps the recursion off the stack's end. */
export const MAX_DEPTH = 128;
/** Values of one message. A message of 1 MB holds fewer. */
export const MAX_VALUES = 500_000;

/** Where a member name stands: the object that it is in. */
export interface MemberOf {
  /** The nearest member name above that object; empty at the root. */
  readonly name: string;
  readonly schema: JsonObject | undefined;
  /** Levels below the root: 1 is an argument. */
  readonly depth: number;
}

export interface Visited {
  readonly pointer: string;
  /** The nearest member name above, array indices skipped; empty at the root. */
  readonly name: string;
  /** Of the `value` of a pair: what the pair calls it. */
  readonly label?: string | undefined;
  readonly schema: JsonObject | undefined;
  readonly value: JsonValue;
}

/**
 * Calls `visit` for the value and every value below it, parents first; `visit` returns false to leave out what is below.
 * `visitName` sees each member name: an attacker writes those too. False when a limit was hit.
 */
export function walk(
  root: { readonly pointer: string; readonly value: JsonValue; readonly schema: JsonObject | undefined },
  visit: (visited: Visited) => boolean,
  visitName: (name: string, pointer: string, object: MemberOf) => void = () => undefined,
): boolean {
  let values = 0;
  const step = (
    value: JsonValue,
    pointer: string,
    name: string,
    schema: JsonObject | undefined,
    depth: number,
    label?: string,
  ): boolean => {
    if (depth > MAX_DEPTH || ++values > MAX_VALUES) return false;
    if (!visit({ pointer, name, label, schema, value })) return true;
    if (Array.isArray(value)) {
      return value.every((element: JsonValue, i) => step(element, `${pointer}/${i}`, name, schemaBelow(schema, i), depth + 1));
    }
    if (!isJsonObject(value)) return true;
    for (const member of Object.keys(value)) {
      const below = `${pointer}/${escapeStep(member)}`;
      visitName(member, below, { name, schema, depth });
      const said = isValue(member) ? labelOf(value) : undefined;
      if (!step(value[member] ?? null, below, member, schemaBelow(schema, member), depth + 1, said)) return false;
    }
    return true;
  };
  return step(root.value, root.pointer, '', root.schema, 0);
}

/** `{"name": "DB_PASSWORD", "value": "…"}`, as lists of variables, headers and parameters are written. */
function labelOf(pair: JsonObject): string | undefined {
  for (const member of LABELS) {
    const label = pair[member];
    if (typeof label === 'string') return label;
  }
  return undefined;
}

const LABELS = ['name', 'key', 'variable', 'Name', 'Key'];

function isValue(member: string): boolean {
  return member === 'value' || member === 'Value';
}
