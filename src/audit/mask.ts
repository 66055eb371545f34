import type { Finding, InputDocument } from '../pdp/input-document.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { toPointer } from '../protocol/json/json-pointer.js';
import { cleanMembersOf } from './mask/clean-members.js';
import { DEEPEST } from './mask/clean-values.js';
import { isCredentialName, isNamedCredential } from './mask/credential-names.js';
import { maskShapes } from './mask/credential-shapes.js';
import { withoutMaskedFacts } from './mask/facts.js';
import { fieldMatcher, type FieldMatcher } from './mask/fields.js';
import { MASK, marksOf, withoutSpans, type Marks } from './mask/marks.js';
import { withoutBulk } from './mask/oversize.js';

export interface Masked {
  readonly document: JsonObject;
  /** JSON Pointers into `document` whose value is not the one that was decided, at most MOST_POINTERS of them. */
  readonly masked: readonly string[];
}

/** A list to read, not a limit of what is masked. */
const MOST_POINTERS = 1_000;

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

const NOTHING_MASKED: readonly string[] = [];

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
    const clean = cleanMembersOf(this.#redacted, document['kind']);
    let copy: Record<string, JsonValue> | undefined;
    let place = -1;
    for (const name in document) {
      place++;
      const value = document[name];
      const marks = this.#marks?.below.get(name);
      const before = clean.last(place, name);
      if (value === undefined || (marks === undefined && before === value)) continue;
      const content = CONTENT.has(name);
      // Of claims in it the names count.
      if (marks === undefined && name !== 'identity' && clean.values.isClean(value, OURS.has(name) ? before : undefined, content)) {
        clean.keep(place, name, value);
        continue;
      }
      this.#path.push(name);
      const result = BULKY.has(name) ? this.#bulky(value, marks) : this.#value(value, marks, content);
      this.#path.pop();
      if (result !== value) (copy ??= { ...document })[name] = result;
      else if (marks === undefined && !content) clean.keep(place, name, value);
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
    const hidden = content && hasContent(value) && (this.#redacted.matches(this.#path) || isCredentialName(name));
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

/** Nothing, yes and no are no secrets; to mask them would only hide that nothing was sent. */
function hasContent(value: JsonValue): boolean {
  return value !== null && typeof value !== 'boolean' && value !== '';
}
