import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { escapeStep } from '../protocol/json/json-pointer.js';
import { schemaBelow } from './roles/roles.js';

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

/** One value on the way. Only while it is visited: what stands beside it takes its place. */
export interface Visited extends MemberOf {
  /** The nearest member name above, array indices skipped; empty at the root. */
  readonly name: string;
  /** Of the `value` of a pair: what the pair calls it. */
  readonly label: string | undefined;
  readonly value: JsonValue;
  /** Made for who asks: of most values nobody does. */
  readonly pointer: string;
}

/** One level of a walk. */
class Level implements Visited {
  name = '';
  label: string | undefined;
  schema: JsonObject | undefined;
  value: JsonValue = null;
  readonly depth: number;
  /** What it is in, and under which name or index; of the root its pointer. */
  readonly #above: Level | undefined;
  #step: string | number = '';
  #below: Level | undefined;

  constructor(above?: Level) {
    this.depth = above === undefined ? 0 : above.depth + 1;
    this.#above = above;
  }

  get pointer(): string {
    if (this.#above === undefined) return String(this.#step);
    return `${this.#above.pointer}/${typeof this.#step === 'string' ? escapeStep(this.#step) : this.#step}`;
  }

  get below(): Level {
    return (this.#below ??= new Level(this));
  }

  stand(name: string, step: string | number, value: JsonValue, schema: JsonObject | undefined, label: string | undefined): this {
    this.name = name;
    this.#step = step;
    this.value = value;
    this.schema = schema;
    this.label = label;
    return this;
  }

  /** Holds on to nothing of what was walked over. */
  leave(): void {
    this.stand('', '', null, undefined, undefined);
    this.#below?.leave();
  }
}

export interface Visitor {
  /** Sees the value and every value below it, parents first; returns false to leave out what is below. */
  visit(visited: Visited): boolean;
  /** Sees each member name, with the member's value and the object: an attacker writes those too. */
  visitName?(name: string, member: Visited, object: MemberOf): void;
}

const NOBODY: Visitor = { visit: () => false };

/** Goes over one value after another: values are many, and each is looked at for a moment. */
class Walk {
  readonly #top = new Level();
  #visitor: Visitor = NOBODY;
  #values = 0;

  over(value: JsonValue, visitor: Visitor, pointer: string, schema: JsonObject | undefined): boolean {
    this.#visitor = visitor;
    this.#values = 0;
    return this.#step(this.#top.stand('', pointer, value, schema, undefined));
  }

  leave(): void {
    this.#visitor = NOBODY;
    this.#top.leave();
  }

  #step(visited: Level): boolean {
    if (visited.depth > MAX_DEPTH || ++this.#values > MAX_VALUES) return false;
    if (!this.#visitor.visit(visited)) return true;
    const { value, schema, name: above } = visited;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const item = (value[index] as JsonValue | undefined) ?? null;
        if (!this.#step(visited.below.stand(above, index, item, schemaBelow(schema, index), undefined))) return false;
      }
      return true;
    }
    if (!isJsonObject(value)) return true;
    for (const name in value) {
      const label = isValue(name) ? labelOf(value) : undefined;
      const member = visited.below.stand(name, name, value[name] ?? null, schemaBelow(schema, name), label);
      this.#visitor.visitName?.(name, member, visited);
      if (!this.#step(member)) return false;
    }
    return true;
  }
}

/** The walk before; undefined while one is on. */
let idle: Walk | undefined;

/** False when a limit was hit. `pointer` and `schema` are those of the value. */
export function walk(value: JsonValue, visitor: Visitor, pointer: string, schema: JsonObject | undefined): boolean {
  const one = idle ?? new Walk();
  idle = undefined;
  try {
    return one.over(value, visitor, pointer, schema);
  } finally {
    one.leave();
    idle = one;
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
