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

/** One value on the way. */
export class Visited implements MemberOf {
  /** The nearest member name above, array indices skipped; empty at the root. */
  readonly name: string;
  /** Of the `value` of a pair: what the pair calls it. */
  readonly label: string | undefined;
  readonly schema: JsonObject | undefined;
  readonly value: JsonValue;
  readonly depth: number;
  /** What it is in, and under which name or index; of the root its pointer. */
  readonly #above: Visited | string;
  readonly #step: string | number;

  constructor(above: Visited | string, step: string | number, value: JsonValue, schema: JsonObject | undefined, label?: string) {
    this.name = typeof step === 'string' ? step : typeof above === 'string' ? '' : above.name;
    this.label = label;
    this.schema = schema;
    this.value = value;
    this.depth = typeof above === 'string' ? 0 : above.depth + 1;
    this.#above = above;
    this.#step = step;
  }

  /** Made for who asks: of most values nobody does. */
  get pointer(): string {
    if (typeof this.#above === 'string') return this.#above;
    return `${this.#above.pointer}/${typeof this.#step === 'string' ? escapeStep(this.#step) : this.#step}`;
  }
}

export interface Visitor {
  /** Sees the value and every value below it, parents first; returns false to leave out what is below. */
  visit(visited: Visited): boolean;
  /** Sees each member name, with the member's value and the object: an attacker writes those too. */
  visitName?(name: string, member: Visited, object: MemberOf): void;
}

/** False when a limit was hit. */
export function walk(
  root: { readonly pointer: string; readonly value: JsonValue; readonly schema: JsonObject | undefined },
  visitor: Visitor,
): boolean {
  return new Walk(visitor).step(new Visited(root.pointer, '', root.value, root.schema));
}

class Walk {
  readonly #visitor: Visitor;
  #values = 0;

  constructor(visitor: Visitor) {
    this.#visitor = visitor;
  }

  step(visited: Visited): boolean {
    if (visited.depth > MAX_DEPTH || ++this.#values > MAX_VALUES) return false;
    if (!this.#visitor.visit(visited)) return true;
    const { value, schema } = visited;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        if (!this.step(new Visited(visited, index, (value[index] as JsonValue | undefined) ?? null, schemaBelow(schema, index))))
          return false;
      }
      return true;
    }
    if (!isJsonObject(value)) return true;
    for (const name in value) {
      const label = isValue(name) ? labelOf(value) : undefined;
      const member = new Visited(visited, name, value[name] ?? null, schemaBelow(schema, name), label);
      this.#visitor.visitName?.(name, member, visited);
      if (!this.step(member)) return false;
    }
    return true;
  }
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
