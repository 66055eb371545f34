import type { InputDocument } from '../../pdp/input-document.js';
import { isJsonObject, type JsonValue } from '../../protocol/json/json.js';
import { toPointer } from '../../protocol/json/json-pointer.js';
import { folded } from '../operators/letter-case.js';

/** What stands at a place of the arguments. */
export type Found =
  | { readonly kind: 'value'; readonly at: string; readonly value: JsonValue }
  /** Certainly nothing, in no letter case: a server that ignores letter case would not find it either. */
  | { readonly kind: 'missing'; readonly at: string }
  /** Nobody can say: another letter case of the name, or a member of what has none. */
  | { readonly kind: 'unclear'; readonly at: string };

/**
 * What stands in `input.arguments` at a pointer; `*` stands for every element of an array and every member of an object. Where there is
 * nothing at all (no element, no member), that is the one thing found, and it is missing.
 */
export function valuesOf({ arguments: given }: InputDocument, pointer: readonly string[]): readonly Found[] {
  const found = below({ kind: 'value', at: '/arguments', value: given ?? {} }, pointer);
  return found.length > 0 ? found : [{ kind: 'missing', at: toPointer(['arguments', ...pointer]) }];
}

function below(parent: Found, [segment, ...rest]: readonly string[]): readonly Found[] {
  if (segment === undefined) return [parent];
  return (segment === '*' ? members(parent) : [memberOf(parent, segment)]).flatMap((found) => below(found, rest));
}

/** Of nothing there are none. */
function members(parent: Found): readonly Found[] {
  if (parent.kind === 'missing') return [];
  if (parent.kind === 'unclear' || typeof parent.value !== 'object' || parent.value === null) return [unclear(parent, '*')];
  return Object.entries(parent.value).map(([name, value]) => ({ kind: 'value', at: within(parent, name), value }));
}

function memberOf(parent: Found, segment: string): Found {
  const at = within(parent, segment);
  if (parent.kind !== 'value') return { kind: parent.kind, at };
  const { value } = parent;
  const place = /^(?:0|[1-9][0-9]{0,8})$/.test(segment) && parent.at !== '/arguments' ? Number(segment) : undefined;
  if (Array.isArray(value) && place !== undefined) return there((value as readonly JsonValue[])[place], at);
  // A number is a place in a list, anything else the name of a member.
  if (!isJsonObject(value) || place !== undefined) return { kind: 'unclear', at };
  if (Object.hasOwn(value, segment)) return there(value[segment], at);
  return Object.keys(value).some((name) => folded(name) === folded(segment)) ? { kind: 'unclear', at } : { kind: 'missing', at };
}

function there(value: JsonValue | undefined, at: string): Found {
  return value === undefined ? { kind: 'missing', at } : { kind: 'value', at, value };
}

function unclear(parent: Found, segment: string): Found {
  return { kind: 'unclear', at: within(parent, segment) };
}

function within({ at }: Found, segment: string): string {
  return `${at}${toPointer([segment])}`;
}
