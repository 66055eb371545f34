import { isSameJson } from '../../pdp/same-json.js';
import { isByteMember } from '../../protocol/json/byte-members.js';
import { isJsonObject, type JsonValue } from '../../protocol/json/json.js';
import { fromPointer, toPointer } from '../../protocol/json/json-pointer.js';
import { findSpan, findSpans, splice, type Splice } from '../../protocol/json/json-span.js';
import { haveTwin } from '../../protocol/names.js';
import { outermost, stepTree, type StepTree } from '../../protocol/json/step-tree.js';
import { inPlaceOf } from './in-place-of.js';
import type { Redaction } from '../judge/obligations.js';

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
 * redacted one (`SSN` for `ssn`), or is not the decided one any more: the message must not pass. The message is walked once, however many there are.
 */
export function redact<Document extends object>(
  bytes: Buffer,
  document: Document,
  redactions: readonly Redaction[],
): Redacted<Document> | undefined {
  const places = placesOf(redactions);
  const tree = stepTree(places.map(({ steps }) => steps));
  if (hasTwin(document as JsonValue, tree)) return undefined;
  const failed = findSpan(bytes, ['result']) === undefined;
  if (places.some(({ steps }) => onWire(steps, failed) === undefined)) return undefined;

  const changes = changesIn(document as JsonValue, places, tree);
  const wires = changes.map(({ steps }) => onWire(steps, failed) ?? []);
  // `/arguments` is within `/params` on the wire.
  if (outermost(stepTree(wires)).length < wires.length) return undefined;
  const spans = findSpans(bytes, wires);
  const splices: Splice[] = [];
  for (const [index, { value, replacement }] of changes.entries()) {
    const span = spans[index];
    if (span === undefined || !isSameJson(JSON.parse(bytes.toString('utf8', span.start, span.end)) as JsonValue, value)) return undefined;
    splices.push({ ...span, text: JSON.stringify(replacement) });
  }
  return { bytes: splice(bytes, splices), document: changed(document as JsonValue, changes) as Document };
}

/** The document as it is recorded, where the bytes are changed with others'. */
export function redactDocument<Document extends object>(document: Document, redactions: readonly Redaction[]): Document {
  const places = placesOf(redactions);
  const tree = stepTree(places.map(({ steps }) => steps));
  return changed(document as JsonValue, changesIn(document as JsonValue, places, tree)) as Document;
}

/** A value of the document, and what stands in its place. */
interface Change {
  readonly steps: readonly string[];
  readonly value: JsonValue;
  readonly replacement: JsonValue;
}

/** What stands within another redacted value goes with it. */
function changesIn(document: JsonValue, places: readonly Place[], tree: StepTree): readonly Change[] {
  return outermost(tree).flatMap((index) => {
    const place = places[index];
    const value = place && valueAt(document, place.steps);
    if (place === undefined || value === undefined) return [];
    const { steps, redactions } = place;
    const isBytes = isByteMember(valueAt(document, steps.slice(0, -1)), steps.at(-1));
    return [{ steps, value, replacement: inPlaceOf(value, redactions, isBytes) }];
  });
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
function onWire([part = '', ...inner]: readonly string[], failed: boolean): readonly string[] | undefined {
  if (failed && part === 'result' && inner[0] === 'error') return inner.length > 1 ? inner : undefined;
  const wire = WIRE.get(part);
  return wire && [...wire, ...inner];
}

/** A place, and all that is asked for of its value. */
interface Place {
  readonly steps: readonly string[];
  readonly redactions: Redaction[];
}

/** Spans are offsets of the value that was decided: all of one value are replaced at once. */
function placesOf(redactions: readonly Redaction[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const redaction of redactions) {
    const steps = fromPointer(redaction.path);
    const path = toPointer(steps);
    const known = places.get(path);
    if (known === undefined) places.set(path, { steps, redactions: [redaction] });
    else known.redactions.push(redaction);
  }
  return [...places.values()];
}

/** Whether some name on a way could be taken for the one that is meant, by a reader that ignores letter case. */
function hasTwin(value: JsonValue | undefined, { below }: StepTree): boolean {
  if (below.size === 0) return false;
  if (isJsonObject(value) && haveTwin(Object.keys(value), below.keys())) return true;
  return [...below].some(([step, further]) => hasTwin(stepInto(value, step), further));
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

function changed(document: JsonValue, changes: readonly Change[]): JsonValue {
  return replaceIn(document, stepTree(changes.map(({ steps }) => steps)), changes);
}

/** Copies what lies on the ways and shares the rest. */
function replaceIn(value: JsonValue, { ends, below }: StepTree, changes: readonly Change[]): JsonValue {
  const change = ends === undefined ? undefined : changes[ends];
  if (change !== undefined) return change.replacement;
  const within = (member: JsonValue, step: string) => {
    const further = below.get(step);
    return further === undefined ? member : replaceIn(member, further, changes);
  };
  if (below.size === 0) return value;
  if (Array.isArray(value)) return value.map((element: JsonValue, index) => within(element, String(index)));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, within(member, name)]));
}
