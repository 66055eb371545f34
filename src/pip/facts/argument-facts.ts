import { plainNames } from '../../inspect/roles/role-names.js';
import { walk, type Visited, type Visitor } from '../../inspect/walk.js';
import type { FactsWanted } from '../../pdp/evaluator.js';
import { FACT_KINDS, type ArgumentFacts, type FactKind } from '../../pdp/input-document.js';
import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import { matchesNone, pointerMatcher, type PointerMatcher } from './pointer-pattern.js';
import { Argument, READERS, type Reader, type Reading } from './readers.js';

/** More than a call needs; beyond it the call is denied. */
export const MOST_FACTS = 1000;
/** Of all texts that are read together; those after it are not read, and so null. */
const MOST_CHARACTERS = 1024 * 1024;

export interface FactsContext {
  /** JSON Pointer of the value in the input document. */
  readonly root: string;
  readonly tool?: string | undefined;
  readonly schema?: JsonObject | undefined;
  /** Argument names that the policy calls paths. */
  readonly pathArguments: readonly string[];
}

/**
 * What texts below `value` mean, of the kinds that the policy wants: of each argument whose role is that of the kind, and of those that the
 * policy names. Undefined when there are more than `MOST_FACTS`. Linear in the size of the value; never throws.
 */
export function argumentFacts(value: JsonValue, wanted: FactsWanted, context: FactsContext): ArgumentFacts | undefined {
  const none = noFacts(wanted);
  if (none === NONE) return NONE;
  const finding = new FindingFacts(readersOf(wanted), context);
  walk(value, finding, context.root, context.schema);
  return finding.facts(none);
}

/** A kind that the policy wants. */
interface Wanted {
  readonly kind: FactKind;
  readonly read: Reader;
  readonly isNamed: PointerMatcher;
}

const wantedKinds = new WeakMap<FactsWanted, readonly Wanted[]>();

function readersOf(wanted: FactsWanted): readonly Wanted[] {
  const known = wantedKinds.get(wanted);
  if (known !== undefined) return known;
  const kinds = FACT_KINDS.flatMap((kind) => {
    const named = wanted[kind];
    return named === undefined ? [] : [{ kind, read: READERS[kind], isNamed: pointerMatcher(named) }];
  });
  wantedKinds.set(wanted, kinds);
  return kinds;
}

/** Of one value. Most have none: then nothing is made but this. */
class FindingFacts implements Visitor {
  readonly #kinds: readonly Wanted[];
  readonly #argument: Argument;
  /** By place among the kinds. */
  #facts: (Map<string, unknown> | undefined)[] | undefined;
  #left = MOST_FACTS;
  #characters = MOST_CHARACTERS;

  constructor(kinds: readonly Wanted[], { tool, pathArguments }: FactsContext) {
    this.#kinds = kinds;
    this.#argument = new Argument(tool, plainNames(pathArguments));
  }

  visit(visited: Visited): boolean {
    const argument = this.#argument.of(visited);
    for (let at = 0; at < this.#kinds.length; at++) {
      const wanted = this.#kinds[at];
      if (wanted === undefined) continue;
      const { read, isNamed } = wanted;
      const readings = read(argument, isNamed !== matchesNone && isNamed(argument.pointer), isNamed);
      if (readings.length > 0) this.#keep(at, readings);
    }
    return this.#left >= 0;
  }

  #keep(at: number, readings: readonly Reading[]): void {
    const facts = ((this.#facts ??= [])[at] ??= new Map<string, unknown>());
    for (const reading of readings) {
      if (facts.has(reading.pointer)) continue;
      this.#characters -= reading.characters;
      this.#left -= 1;
      facts.set(reading.pointer, this.#characters < 0 ? null : (reading.read() ?? null));
    }
  }

  /** Undefined where there are too many. */
  facts(none: ArgumentFacts): ArgumentFacts | undefined {
    if (this.#left < 0) return undefined;
    const found = this.#facts;
    if (found === undefined) return none;
    return Object.fromEntries(
      this.#kinds.map(({ kind }, at) => {
        const facts = found[at];
        return [kind, facts === undefined ? EMPTY[kind] : Object.fromEntries(facts)];
      }),
    );
  }
}

const NONE: ArgumentFacts = {};
const EMPTY: Readonly<Record<FactKind, Readonly<Record<string, never>>>> = { urls: {}, sql: {}, commands: {} };

const nothingOf = new WeakMap<FactsWanted, ArgumentFacts>();

/** Of a message that has no arguments, or none that anybody carries out: the same object for all of them. */
export function noFacts(wanted: FactsWanted): ArgumentFacts {
  const known = nothingOf.get(wanted);
  if (known !== undefined) return known;
  const kinds = FACT_KINDS.filter((kind) => wanted[kind] !== undefined);
  const facts = kinds.length === 0 ? NONE : Object.fromEntries(kinds.map((kind) => [kind, EMPTY[kind]]));
  nothingOf.set(wanted, facts);
  return facts;
}
