import type { InputDocument } from '../../pdp/input-document.js';
import { isJsonObject, type JsonValue } from '../../protocol/json.js';
import { toPointer } from '../../protocol/json-pointer.js';

/** What stands at a place of the arguments. */
export type Found =
  | { readonly kind: 'value'; readonly at: string; readonly value: JsonValue }
  /** Certainly nothing, in no letter case: a server that ignores letter case would not find it either. */
  | { readonly kind: 'missing'; readonly at: string }
  /** Nobody can say: another letter case of the name, or a member of what has none. */
  | { readonly kind: 'unclear'; readonly at: string };

/** The values of `input.arguments` at a pointer; `*` stands for every element of an array and every member of an object. */
export function valuesOf({ arguments: given }: InputDocument, pointer: readonly string[]): readonly Found[] {
  return below(given, ['arguments'], pointer);
}

function below(value: JsonValue | undefined, at: readonly string[], [segment, ...rest]: readonly string[]): readonly Found[] {
  const place = toPointer(at);
  if (value === undefined) return [{ kind: 'missing', at: toPointer([...at, ...(segment === undefined ? [] : [segment, ...rest])]) }];
  if (segment === undefined) return [{ kind: 'value', at: place, value }];
  if (segment === '*') {
    const members = Array.isArray(value) || isJsonObject(value) ? Object.entries(value as Readonly<Record<string, JsonValue>>) : undefined;
    return members?.flatMap(([name, member]) => below(member, [...at, name], rest)) ?? [{ kind: 'unclear', at: place }];
  }
  if (Array.isArray(value) && /^(?:0|[1-9][0-9]*)$/.test(segment)) {
    return below((value as readonly JsonValue[])[Number(segment)], [...at, segment], rest);
  }
  if (!isJsonObject(value)) return [{ kind: 'unclear', at: place }];
  if (Object.hasOwn(value, segment)) return below(value[segment], [...at, segment], rest);
  const alike = Object.keys(value).some((name) => folded(name) === folded(segment));
  return alike ? [{ kind: 'unclear', at: toPointer([...at, segment]) }] : below(undefined, [...at, segment], rest);
}

/** Names that some servers take for one: without regard to letter case, and Go's JSON also takes `ſ` for an s. */
function folded(name: string): string {
  return Array.from(name.replaceAll('ſ', 's'), (character) => character.toLowerCase()).join('');
}
