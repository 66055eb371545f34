import { plainNames } from '../../inspect/role-names.js';
import { walk, type Visited } from '../../inspect/walk.js';
import type { FactsWanted } from '../../pdp/evaluator.js';
import { FACT_KINDS, type ArgumentFacts, type FactKind } from '../../pdp/input-document.js';
import type { JsonObject, JsonValue } from '../../protocol/json.js';
import { matchesNone, pointerMatcher, type PointerMatcher } from './pointer-pattern.js';
import { Argument, READERS } from './readers.js';

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
  const drafts: { readonly kind: FactKind; readonly isNamed: PointerMatcher; facts: Map<string, unknown> | undefined }[] = [];
  for (const kind of FACT_KINDS) {
    const named = wanted[kind];
    if (named !== undefined) drafts.push({ kind, isNamed: pointerMatcher(named), facts: undefined });
  }
  const around = { tool: context.tool, pathNames: plainNames(context.pathArguments) };
  let left = MOST_FACTS;
  let characters = MOST_CHARACTERS;
  const visit = (visited: Visited): boolean => {
    const argument = new Argument(visited, around);
    for (const draft of drafts) {
      const { kind, isNamed } = draft;
      const named = isNamed !== matchesNone && isNamed(argument.pointer);
      for (const reading of READERS[kind](argument, named, isNamed)) {
        const facts = (draft.facts ??= new Map<string, unknown>());
        if (facts.has(reading.pointer)) continue;
        characters -= reading.characters;
        left -= 1;
        facts.set(reading.pointer, characters < 0 ? null : (reading.read() ?? null));
      }
    }
    return left >= 0;
  };
  walk({ pointer: context.root, value, schema: context.schema }, { visit });
  if (left < 0) return undefined;
  if (drafts.every(({ facts }) => facts === undefined)) return none;
  return Object.fromEntries(drafts.map(({ kind, facts }) => [kind, facts === undefined ? EMPTY[kind] : Object.fromEntries(facts)]));
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
