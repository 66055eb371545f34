import type { InputDocument } from '../pdp/input-document.js';
import { fromPointer } from '../protocol/json/json-pointer.js';
import { isJsonObject, type JsonValue } from '../protocol/json/json.js';

/** One change of the message, or of who calls, when and after what. Without `from` something is added, without `to` it is taken out. */
export interface Edit {
  /** JSON Pointer into the input document. */
  readonly at: string;
  readonly from?: JsonValue;
  readonly to?: JsonValue;
}

export function isOfArguments(at: string): boolean {
  return at === '/arguments' || at.startsWith('/arguments/');
}

/** The value at a pointer of the document; undefined where there is none. */
export function valueAt(input: InputDocument, pointer: string): JsonValue | undefined {
  let at: JsonValue | undefined = input as unknown as JsonValue;
  for (const step of fromPointer(pointer)) {
    if (Array.isArray(at)) at = (at as readonly JsonValue[])[Number(step)];
    else at = isJsonObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }
  return at;
}

export function editOf(input: InputDocument, at: string, to: JsonValue | undefined): Edit {
  const from = valueAt(input, at);
  return { at, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The document with changed arguments. What follows from them (findings, paths) is as it was. */
export function applyEdits(input: InputDocument, edits: readonly Edit[]): InputDocument {
  const changed = edits.reduce<JsonValue>((document, { at, to }) => changeAt(document, fromPointer(at), to), input as unknown as JsonValue);
  return changed as unknown as InputDocument;
}

function changeAt(value: JsonValue | undefined, [step, ...rest]: readonly string[], to: JsonValue | undefined): JsonValue {
  if (step === undefined) return to ?? null;
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return items.flatMap((item, index) =>
      String(index) !== step ? [item] : rest.length === 0 && to === undefined ? [] : [changeAt(item, rest, to)],
    );
  }
  const members = Object.entries(isJsonObject(value) ? value : {}).filter(([name]) => name !== step);
  if (rest.length === 0 && to === undefined) return Object.fromEntries(members);
  const below = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  // fromEntries, not assignment: a member may be called `__proto__`.
  return Object.fromEntries([...members, [step, changeAt(below, rest, to)]]);
}
