import { parseValue } from '../../src/pdp/value/parse-value.js';
import { printValue } from '../../src/pdp/value/print-value.js';
import { compare, isArray, RegoObject, RegoSet, type RegoValue } from '../../src/pdp/value/value.js';
import type { OpaCase } from './case.js';

/** What an engine said: the list of bindings as JSON, or that it stopped. */
export type Answer = { readonly kind: 'answer'; readonly value: RegoValue } | { readonly kind: 'stopped'; readonly message: string };

/** As OPA's own runner compares: the bindings are a set; the values are JSON, in which sets are lists. */
export function isWanted(one: OpaCase, answer: Answer): boolean {
  if (one.want_result === undefined || answer.kind === 'stopped') return false;
  return same(bindings(one, parseValue(one.want_result)), bindings(one, answer.value));
}

export function isSame(one: OpaCase, a: Answer, b: Answer): boolean {
  if (a.kind === 'stopped' || b.kind === 'stopped') return a.kind === b.kind;
  return same(bindings(one, a.value), bindings(one, b.value));
}

function same(a: RegoValue, b: RegoValue): boolean {
  return compare(a, b) === 0;
}

function bindings(one: OpaCase, answer: RegoValue): RegoValue {
  if (!isArray(answer)) return answer;
  const rows = answer.map(asJson);
  return new RegoSet(one.sort_bindings === true ? rows.map(sorted) : rows);
}

/** OPA's own way from a term to JSON: a set is a list in order, a key that is no string is its JSON text. */
function asJson(value: RegoValue): RegoValue {
  if (isArray(value)) return value.map(asJson);
  if (value instanceof RegoSet) return value.items.map(asJson);
  if (!(value instanceof RegoObject)) return value;
  return new RegoObject(value.entries.map(([key, item]) => [typeof key === 'string' ? key : keyText(key), asJson(item)]));
}

function keyText(key: RegoValue): string {
  return printValue(asJson(key)).replaceAll(/([,:]) /g, '$1');
}

function sorted(binding: RegoValue): RegoValue {
  if (!(binding instanceof RegoObject)) return binding;
  return new RegoObject(binding.entries.map(([name, value]) => [name, isArray(value) ? [...value].sort(compare) : value]));
}
