import { skipString } from './skip-string.js';
import { stepTree, type StepTree } from './step-tree.js';

/** Bytes [start, end) of a value inside a JSON text. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

const QUOTE = 0x22;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;

/**
 * Finds values in a text that JSON.parse has accepted, so that one can be cut out or replaced and every other byte stays the
 * sender's. `steps` are member names and array indices; undefined where there is no such value, or where a name on the way
 * stands twice (then readers differ on which one is meant).
 */
export function findSpan(json: Buffer, steps: readonly string[]): JsonSpan | undefined {
  let at = skipSpace(json, 0);
  for (const step of steps) {
    const next = json[at] === OPEN_OBJECT ? memberAt(json, at, step) : json[at] === OPEN_ARRAY ? elementAt(json, at, step) : undefined;
    if (next === undefined) return undefined;
    at = next;
  }
  return { start: at, end: skipValue(json, at) };
}

/** The same for many values, in one walk over the text however many there are. */
export function findSpans(json: Buffer, paths: readonly (readonly string[])[]): readonly (JsonSpan | undefined)[] {
  const spans = paths.map((): JsonSpan | undefined => undefined);
  walk(json, skipSpace(json, 0), stepTree(paths), spans);
  return spans;
}

/** The end of the value at `start`, in which the tree's places are noted. */
function walk(json: Buffer, start: number, { ends, below }: StepTree, spans: (JsonSpan | undefined)[]): number {
  const open = below.size === 0 ? undefined : json[start];
  const end =
    open === OPEN_OBJECT
      ? walkMembers(json, start, below, spans)
      : open === OPEN_ARRAY
        ? walkElements(json, start, below, spans)
        : skipValue(json, start);
  if (ends !== undefined) spans[ends] = { start, end };
  return end;
}

function walkMembers(json: Buffer, start: number, below: StepTree['below'], spans: (JsonSpan | undefined)[]): number {
  const found = new Set<string>();
  let at = skipSpace(json, start + 1);
  while (at < json.length && json[at] !== CLOSE_OBJECT) {
    const nameEnd = skipString(json, at);
    const name = nameIn(json, at, nameEnd);
    const value = skipSpace(json, skipSpace(json, nameEnd) + 1);
    const wanted = below.get(name);
    if (wanted === undefined) at = skipValue(json, value);
    else if (found.has(name)) {
      at = skipValue(json, value);
      forget(wanted, spans);
    } else {
      found.add(name);
      at = walk(json, value, wanted, spans);
    }
    at = skipSpace(json, at);
    if (json[at] === COMMA) at = skipSpace(json, at + 1);
  }
  return at + 1;
}

function walkElements(json: Buffer, start: number, below: StepTree['below'], spans: (JsonSpan | undefined)[]): number {
  let at = skipSpace(json, start + 1);
  for (let index = 0; at < json.length && json[at] !== CLOSE_ARRAY; index++) {
    const wanted = below.get(String(index));
    at = skipSpace(json, wanted === undefined ? skipValue(json, at) : walk(json, at, wanted, spans));
    if (json[at] === COMMA) at = skipSpace(json, at + 1);
  }
  return at + 1;
}

/** A name that stands twice: no place below it is certain. */
function forget({ ends, below }: StepTree, spans: (JsonSpan | undefined)[]): void {
  if (ends !== undefined) spans[ends] = undefined;
  for (const each of below.values()) forget(each, spans);
}

/** The elements of the array that starts at `start`. */
export function elementSpans(json: Buffer, start: number): readonly JsonSpan[] {
  const spans: JsonSpan[] = [];
  let at = skipSpace(json, start + 1);
  while (at < json.length && json[at] !== CLOSE_ARRAY) {
    const end = skipValue(json, at);
    spans.push({ start: at, end });
    at = skipSpace(json, end);
    if (json[at] === COMMA) at = skipSpace(json, at + 1);
  }
  return spans;
}

export interface Splice extends JsonSpan {
  readonly text: string;
}

/** The text with each span replaced. Spans must not overlap. */
export function splice(json: Buffer, splices: readonly Splice[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const { start, end, text } of [...splices].sort((a, b) => a.start - b.start)) {
    parts.push(json.subarray(at, start), Buffer.from(text));
    at = end;
  }
  parts.push(json.subarray(at));
  return Buffer.concat(parts);
}

function memberAt(json: Buffer, start: number, name: string): number | undefined {
  let found: number | undefined;
  let at = skipSpace(json, start + 1);
  while (at < json.length && json[at] !== CLOSE_OBJECT) {
    const nameEnd = skipString(json, at);
    const value = skipSpace(json, skipSpace(json, nameEnd) + 1);
    if (isName(json, at, nameEnd, name)) {
      if (found !== undefined) return undefined;
      found = value;
    }
    at = skipSpace(json, skipValue(json, value));
    if (json[at] === COMMA) at = skipSpace(json, at + 1);
  }
  return found;
}

function elementAt(json: Buffer, start: number, step: string): number | undefined {
  return /^(?:0|[1-9][0-9]*)$/.test(step) ? elementSpans(json, start)[Number(step)]?.start : undefined;
}

/** Whether the token (quotes included) spells the name, in any spelling. */
function isName(json: Buffer, start: number, end: number, name: string): boolean {
  // An escape spells one unit in two to six bytes, and a unit is at most three bytes.
  const length = end - start - 2;
  if (length < name.length || length > name.length * 6) return false;
  return nameIn(json, start, end) === name;
}

function nameIn(json: Buffer, start: number, end: number): string {
  const text = json.toString('utf8', start + 1, end - 1);
  return text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;
}

function skipSpace(json: Buffer, at: number): number {
  for (;;) {
    const byte = json[at];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return at;
    at++;
  }
}

function skipValue(json: Buffer, at: number): number {
  const first = json[at];
  if (first === QUOTE) return skipString(json, at);
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) {
    while (at < json.length && !endsScalar(json[at])) at++;
    return at;
  }
  let depth = 0;
  while (at < json.length) {
    const byte = json[at];
    if (byte === QUOTE) {
      at = skipString(json, at);
      continue;
    }
    at++;
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++;
    else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --depth === 0) return at;
  }
  return at;
}

function endsScalar(byte: number | undefined): boolean {
  return (
    byte === COMMA || byte === CLOSE_ARRAY || byte === CLOSE_OBJECT || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
  );
}
