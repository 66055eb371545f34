import { isSameJson } from '../pdp/same-json.js';
import { isByteMember } from '../protocol/byte-members.js';
import { isJsonObject, type JsonValue } from '../protocol/json.js';
import { fromPointer, toPointer } from '../protocol/json-pointer.js';
import { findSpan, splice } from '../protocol/json-span.js';
import { knownNames, takenFor } from '../protocol/names.js';
import { inPlaceOf } from './in-place-of.js';
import type { Redaction } from './obligations.js';

/** Where the document's parts stand in a message: `/arguments/path` is `params.arguments.path` on the wire. */
const WIRE: ReadonlyMap<string, readonly string[]> = new Map([
  ['arguments', ['params', 'arguments']],
  ['params', ['params']],
  ['result', ['result']],
]);

/** What stands at a redacted place, in the message and in its record alike. */
export interface Redacted<Document> {
  readonly bytes: Buffer;
  readonly document: Document;
}

/**
 * The decided message with each redacted value replaced and every other byte the sender's own. A place that holds nothing needs
 * nothing. Undefined where a value cannot be found in the bytes without doubt, or stands under a name that a server may take for the
 * redacted one (`SSN` for `ssn`), or is not the decided one any more: the message must not pass.
 */
export function redact<Document extends object>(
  bytes: Buffer,
  document: Document,
  redactions: readonly Redaction[],
): Redacted<Document> | undefined {
  let changed = bytes;
  let copy: Document = document;
  for (const [path, redacted] of byPath(redactions)) {
    const steps = fromPointer(path);
    const [part = '', ...inner] = steps;
    const wire = onWire(part, inner, changed);
    if (wire === undefined || hasTwin(document as JsonValue, steps)) return undefined;
    const value = valueAt(copy as JsonValue, steps);
    if (value === undefined) continue;
    const span = findSpan(changed, wire);
    if (span === undefined || !isSameJson(JSON.parse(changed.toString('utf8', span.start, span.end)) as JsonValue, value)) return undefined;
    const replacement = replacementAt(copy as JsonValue, steps, value, redacted);
    changed = splice(changed, [{ ...span, text: JSON.stringify(replacement) }]);
    copy = replaceAt(copy as JsonValue, steps, replacement) as Document;
  }
  return { bytes: changed, document: copy };
}

/** The document as it is recorded, where the bytes are changed with others'. */
export function redactDocument<Document extends object>(document: Document, redactions: readonly Redaction[]): Document {
  let copy: Document = document;
  for (const [path, redacted] of byPath(redactions)) {
    const steps = fromPointer(path);
    const value = valueAt(copy as JsonValue, steps);
    if (value !== undefined)
      copy = replaceAt(copy as JsonValue, steps, replacementAt(copy as JsonValue, steps, value, redacted)) as Document;
  }
  return copy;
}

function replacementAt(document: JsonValue, steps: readonly string[], value: JsonValue, redactions: readonly Redaction[]): JsonValue {
  return inPlaceOf(value, redactions, isByteMember(valueAt(document, steps.slice(0, -1)), steps.at(-1)));
}

/** The same redactions of a part that stands elsewhere in the message: `/params/message` of a question is `/result/inputRequests/q/params/message`. */
export function redactedAt(redactions: readonly Redaction[], part: string, place: readonly (string | number)[]): readonly Redaction[] {
  const at = toPointer(place);
  return redactions.map((redaction) => ({ ...redaction, path: `${at}${redaction.path.slice(part.length)}` }));
}

/**
 * The way to a value in the message. What failed has no result on the wire: its error stands beside it, and cannot be an error without its
 * own members.
 */
function onWire(part: string, inner: readonly string[], bytes: Buffer): readonly string[] | undefined {
  const failed = part === 'result' && inner[0] === 'error' && findSpan(bytes, ['result']) === undefined;
  if (failed) return inner.length > 1 ? inner : undefined;
  const wire = WIRE.get(part);
  return wire && [...wire, ...inner];
}

/** Spans are offsets of the value that was decided: all of one value are replaced at once. */
function byPath(redactions: readonly Redaction[]): ReadonlyMap<string, readonly Redaction[]> {
  const paths = new Map<string, Redaction[]>();
  for (const redaction of redactions) paths.set(redaction.path, [...(paths.get(redaction.path) ?? []), redaction]);
  return paths;
}

/** Whether some name on the way could be taken for the one that is meant, by a reader that ignores letter case. */
function hasTwin(value: JsonValue, steps: readonly string[]): boolean {
  let at: JsonValue | undefined = value;
  for (const step of steps) {
    if (isJsonObject(at)) {
      const meant = knownNames([step]);
      if (Object.keys(at).some((name) => takenFor(name, meant) !== undefined)) return true;
    }
    at = stepInto(at, step);
  }
  return false;
}

function valueAt(value: JsonValue, steps: readonly string[]): JsonValue | undefined {
  let at: JsonValue | undefined = value;
  for (const step of steps) at = stepInto(at, step);
  return at;
}

function stepInto(value: JsonValue | undefined, step: string): JsonValue | undefined {
  if (Array.isArray(value)) return /^(?:0|[1-9][0-9]*)$/.test(step) ? (value[Number(step)] as JsonValue | undefined) : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Copies what lies on the way and shares the rest. */
function replaceAt(value: JsonValue, [step, ...further]: readonly string[], replacement: JsonValue): JsonValue {
  if (step === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((element: JsonValue, index) => (String(index) === step ? replaceAt(element, further, replacement) : element));
  }
  if (!isJsonObject(value)) return value;
  const below = stepInto(value, step);
  if (below === undefined) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === step ? replaceAt(below, further, replacement) : member]),
  );
}
