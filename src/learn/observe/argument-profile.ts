import { operatorOf } from '../../compiler/operators/index.js';
import { typeOf, type JsonType } from '../../compiler/operators/json-types.js';
import { FACT_KINDS, type CommandFact, type FactKind, type SqlFact, type UrlFact } from '../../pdp/input-document.js';
import type { JsonValue } from '../../protocol/json/json.js';
import type { Place } from './places.js';

export type Scalar = string | number | boolean | null;

/** Longer texts are content, no choice. Code units. */
const LONGEST_CHOICE = 128;
/** So many different values are kept, to know of a denied one whether it was ever allowed. */
const MOST_DISTINCT = 5_000;
const MOST_NAMES = 1_000;

/** What the allowed calls of one tool had at one place. */
export class ArgumentProfile {
  /** In so many calls. */
  calls = 0;
  values = 0;
  readonly types = new Map<JsonType, number>();
  /** Different scalars with how often each came; undefined: too many, too long, or not only scalars. */
  distinct: Map<Scalar, number> | undefined = new Map();
  least = Number.POSITIVE_INFINITY;
  most = Number.NEGATIVE_INFINITY;
  /** Each of them certainly is an integer: of those from 2^53 nobody can say. */
  whole = true;
  /** Code points of texts, items of lists. */
  longest = 0;
  empties = 0;
  readonly urls = new Known<UrlFact>();
  readonly sql = new Known<SqlFact>();
  readonly commands = new Known<CommandFact>();
  /** An item below a list, a member below a map: what else there was of them. */
  readonly place: Place;
  #lastCall = -1;

  constructor(place: Place) {
    this.place = place;
  }

  /** `call` counts calls up. */
  add(value: JsonValue, facts: Readonly<Partial<Record<FactKind, object | null>>>, call: number): void {
    if (this.#lastCall !== call) this.calls++;
    this.#lastCall = call;
    this.values++;
    const type = typeOf(value);
    this.types.set(type, (this.types.get(type) ?? 0) + 1);
    this.#addChoice(value);
    if (typeof value === 'number') {
      this.least = Math.min(this.least, value);
      this.most = Math.max(this.most, value);
      this.whole &&= operatorOf({ operator: 'type' }).judge(value, ['integer']) === true;
    }
    const length = typeof value === 'string' ? Array.from(value).length : Array.isArray(value) ? value.length : 0;
    this.longest = Math.max(this.longest, length);
    if (Array.isArray(value) && value.length === 0) this.empties++;
    for (const kind of FACT_KINDS) (this[kind] as Known<object>).add(facts[kind]);
  }

  only(type: JsonType): boolean {
    return this.types.size === 1 && this.types.has(type);
  }

  #addChoice(value: JsonValue): void {
    if (this.distinct === undefined) return;
    const isChoice =
      value === null ||
      typeof value === 'boolean' ||
      typeof value === 'number' ||
      (typeof value === 'string' && value.length <= LONGEST_CHOICE);
    if (!isChoice || (this.distinct.size >= MOST_DISTINCT && !this.distinct.has(value))) this.distinct = undefined;
    else this.distinct.set(value, (this.distinct.get(value) ?? 0) + 1);
  }
}

/** What texts mean, while every one of them can be read. */
export class Known<Fact extends object> {
  /** Undefined: one could not be read, or there are too many different ones. */
  facts: Map<string, Fact> | undefined = new Map();

  add(fact: Fact | null | undefined): void {
    if (fact === null || fact === undefined) this.facts = undefined;
    this.facts?.set(JSON.stringify(fact), fact as Fact);
    if ((this.facts?.size ?? 0) > MOST_NAMES) this.facts = undefined;
  }
}
