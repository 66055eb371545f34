import type { Finding, InputDocument } from '../pdp/input-document.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json.js';
import { fromPointer, toPointer } from '../protocol/json-pointer.js';
import { isCredentialName } from './mask/credential-names.js';
import { maskShapes } from './mask/credential-shapes.js';
import { withoutMaskedFacts } from './mask/facts.js';
import { fieldMatcher, type FieldMatcher } from './mask/fields.js';
import { withoutBulk } from './mask/oversize.js';

export interface Masked {
  readonly document: JsonObject;
  /** JSON Pointers into `document` whose value is not the one that was decided, at most MOST_POINTERS of them. */
  readonly masked: readonly string[];
}

/** A list to read, not a limit of what is masked. */
const MOST_POINTERS = 1_000;
/** Deeper than any message that `protocol/` lets through. */
const DEEPEST = 256;

const MASK = '[masked]';

/** Findings of these detectors are personal or secret text; others say only where an attack is. */
const SENSITIVE: ReadonlySet<string> = new Set(['secret', 'pii']);

/** Where names are the user's own. Elsewhere they are ours, and `redact_fields: [path]` must not reach `findings[].path`. */
const CONTENT: ReadonlySet<string> = new Set(['arguments', 'params', 'result', 'resource']);
const BULKY: ReadonlySet<string> = new Set(['arguments', 'params', 'result']);
/** Objects that are another for each message, and where no name makes a value secret. */
const OURS: ReadonlySet<string> = new Set(['session', 'time']);

/**
 * The input document as it may be written down: without credentials, personal data and what the policy's `redact_fields` name.
 * The document itself where it needs no mask, else a copy that shares what needs none. Time is linear in the document.
 */
export function mask(document: InputDocument | JsonObject, findings: readonly Finding[], redactFields: readonly string[]): Masked {
  return new Masking(findings, fieldMatcher(redactFields)).run(document as JsonObject);
}

/** What findings say of a place: spans of a string to replace. */
interface Marks {
  readonly below: Map<string, Marks>;
  readonly spans: { readonly start: number; readonly end: number; readonly rule: string }[];
}

const NOTHING_MASKED: readonly string[] = [];

/** The members of documents that were last found to need no mask, by their place: who calls, which tool, what time it is stay the same for many messages. */
interface CleanMembers {
  readonly names: string[];
  readonly values: JsonValue[];
}

const cleanMembers = new WeakMap<FieldMatcher, Map<JsonValue | undefined, CleanMembers>>();

/** Documents of one kind (request, response, …) have their members in the same places. */
function cleanBy(redacted: FieldMatcher, kind: JsonValue | undefined): CleanMembers {
  let byKind = cleanMembers.get(redacted);
  if (byKind === undefined) cleanMembers.set(redacted, (byKind = new Map<JsonValue | undefined, CleanMembers>()));
  let clean = byKind.get(kind);
  if (clean === undefined) byKind.set(kind, (clean = { names: [], values: [] }));
  return clean;
}

class Masking {
  readonly #redacted: FieldMatcher;
  readonly #marks: Marks | undefined;
  /** The way to the value at hand. */
  readonly #path: string[] = [];
  readonly #pointers: string[] = [];

  constructor(findings: readonly Finding[], redacted: FieldMatcher) {
    this.#redacted = redacted;
    this.#marks = marksOf(findings);
  }

  run(document: JsonObject): Masked {
    const { names, values } = cleanBy(this.#redacted, document['kind']);
    let copy: Record<string, JsonValue> | undefined;
    let place = -1;
    for (const name in document) {
      place++;
      const value = document[name];
      const marks = this.#marks?.below.get(name);
      const before = names[place] === name ? values[place] : undefined;
      if (value === undefined || (marks === undefined && before === value)) continue;
      if (marks === undefined && OURS.has(name) && isClean(value, before, 1)) {
        names[place] = name;
        values[place] = value;
        continue;
      }
      this.#path.push(name);
      const result = BULKY.has(name) ? this.#bulky(value, marks) : this.#value(value, marks, CONTENT.has(name));
      this.#path.pop();
      if (result !== value) (copy ??= { ...document })[name] = result;
      else if (marks === undefined && !CONTENT.has(name)) {
        names[place] = name;
        values[place] = value;
      }
    }
    const shown = copy ?? document;
    if (this.#pointers.length === 0) return { document: shown, masked: NOTHING_MASKED };
    return { document: withoutMaskedFacts(shown, document), masked: this.#pointers };
  }

  #bulky(value: JsonValue, marks: Marks | undefined): JsonValue {
    const { value: small, replaced } = withoutBulk(value);
    if (replaced.length === 0) return this.#value(value, marks, true);
    for (const path of replaced) this.#note([...this.#path, ...path]);
    if (replaced[0]?.length === 0) return small;
    const digests = new Set(replaced.map(([name]) => name));
    // fromEntries, not assignment: a member may be called `__proto__`.
    return Object.fromEntries(
      Object.entries(small as JsonObject).map(([name, member]) => [
        name,
        digests.has(name) ? member : this.#member(name, member, marks?.below.get(name), true),
      ]),
    );
  }

  #value(value: JsonValue, marks: Marks | undefined, content: boolean): JsonValue {
    if (typeof value === 'string') return this.#string(value, marks);
    if (typeof value !== 'object' || value === null) return marks === undefined || marks.spans.length === 0 ? value : this.#hide();
    if (this.#path.length > DEEPEST || (marks !== undefined && marks.spans.length > 0)) return this.#hide();
    return isJsonObject(value) ? this.#object(value, marks, content) : this.#array(value, marks, content);
  }

  #string(text: string, marks: Marks | undefined): string {
    const result = maskShapes(marks === undefined || marks.spans.length === 0 ? text : withoutSpans(text, marks.spans));
    if (result !== text) this.#note(this.#path);
    return result;
  }

  #array(items: readonly JsonValue[], marks: Marks | undefined, content: boolean): JsonValue {
    let copy: JsonValue[] | undefined;
    for (let index = 0; index < items.length; index++) {
      const item = items[index] ?? null;
      this.#path.push(String(index));
      const result = this.#value(item, marks?.below.get(String(index)), content);
      this.#path.pop();
      if (result !== item) (copy ??= [...items])[index] = result;
    }
    return copy ?? items;
  }

  #object(members: JsonObject, marks: Marks | undefined, content: boolean): JsonValue {
    const named = content && isNamedCredential(members);
    const names = Object.keys(members);
    let copy: [string, JsonValue][] | undefined;
    for (let index = 0; index < names.length; index++) {
      const name = names[index] ?? '';
      const value = members[name] ?? null;
      const shown = maskShapes(name);
      const below = content || (name === 'claims' && this.#path.length === 1 && this.#path[0] === 'identity');
      const result =
        named && name === 'value' && hasContent(value) ? this.#hideMember(name) : this.#member(name, value, marks?.below.get(name), below);
      if (copy === undefined && (result !== value || shown !== name)) copy = Object.entries(members).slice(0, index);
      copy?.push([shown, result]);
    }
    return copy === undefined ? members : Object.fromEntries(copy);
  }

  #member(name: string, value: JsonValue, marks: Marks | undefined, content: boolean): JsonValue {
    this.#path.push(name);
    const hidden = content && hasContent(value) && (this.#redacted(this.#path) || isCredentialName(name));
    const result = hidden ? this.#hide() : this.#value(value, marks, content);
    this.#path.pop();
    return result;
  }

  #hideMember(name: string): string {
    this.#path.push(name);
    const result = this.#hide();
    this.#path.pop();
    return result;
  }

  #hide(): string {
    this.#note(this.#path);
    return MASK;
  }

  #note(path: readonly string[]): void {
    if (this.#pointers.length < MOST_POINTERS) this.#pointers.push(toPointer(path.map(maskShapes)));
  }
}

/** Whether no text of it, names included, shows a credential; told without the way to it. `before` is clean, and what it shares with this need not be read. */
function isClean(value: JsonValue, before: JsonValue | undefined, depth: number): boolean {
  if (value === before) return true;
  if (typeof value === 'string') return maskShapes(value) === value;
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST) return false;
  if (!isJsonObject(value)) return value.every((item) => isClean(item, undefined, depth + 1));
  const known = isJsonObject(before) ? before : NO_MEMBERS;
  for (const name in value) {
    // What every object inherits is no credential either.
    const was = known[name];
    if ((was === undefined && maskShapes(name) !== name) || !isClean(value[name] ?? null, was, depth + 1)) return false;
  }
  return true;
}
const NO_MEMBERS: JsonObject = {};

/** Nothing, yes and no are no secrets; to mask them would only hide that nothing was sent. */
function hasContent(value: JsonValue): boolean {
  return value !== null && typeof value !== 'boolean' && value !== '';
}

/** `{"name": "Authorization", "value": "…"}`, the form in which tools take headers and variables. */
function isNamedCredential(members: JsonObject): boolean {
  if (members['value'] === undefined) return false;
  return ['name', 'key', 'header', 'field'].some((member) => {
    const name = members[member];
    return typeof name === 'string' && isCredentialName(name);
  });
}

function marksOf(findings: readonly Finding[]): Marks | undefined {
  let root: Marks | undefined;
  for (const { detector, rule, path, span } of findings) {
    if (!SENSITIVE.has(detector)) continue;
    root ??= { below: new Map(), spans: [] };
    let marks = root;
    for (const part of fromPointer(path)) {
      let next = marks.below.get(part);
      if (next === undefined) marks.below.set(part, (next = { below: new Map(), spans: [] }));
      marks = next;
    }
    marks.spans.push({ start: span[0], end: span[1], rule });
  }
  return root;
}

/** Spans that overlap or touch become one; one that does not fit the text hides all of it. */
function withoutSpans(text: string, spans: Marks['spans']): string {
  if (spans.some(({ start, end }) => !(start >= 0 && start < end && end <= text.length))) return MASK;
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  let result = '';
  let done = 0;
  for (const { start, end, rule } of ordered) {
    if (start >= done) result += `${text.slice(done, start)}[masked:${rule}]`;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}
