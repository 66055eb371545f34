import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { isCredentialName, isNamedCredential } from './credential-names.js';
import { maskShapes } from './credential-shapes.js';
import type { FieldMatcher } from './fields.js';
import { remembered } from './name-verdicts.js';
import { MOST_BYTES } from './oversize.js';

/** Deeper than any message that `protocol/` lets through. */
export const DEEPEST = 256;

/** An escape makes a unit six bytes at most. */
const MOST_ESCAPED = 6;
/** Not even those that every object inherits: `constructor` is a name that a message may use and a policy may redact. */
const NO_MEMBERS = Object.create(null) as JsonObject;

/**
 * Whether a value needs no mask, told without the way to it: nearly none does, and the way costs more than the look. It may say no where one has to
 * look closer, and says yes only where nothing would be masked.
 */
export class CleanValues {
  readonly #redacted: FieldMatcher;
  /** Whether a name shows no credential, and makes no value one. */
  readonly #isCleanName = remembered(
    (name) => maskShapes(name) === name && !isCredentialName(name) && this.#redacted.byName?.(name) !== true,
  );
  /** The last text without a credential: what is known of an argument often repeats it. */
  #text = '';
  #content = false;
  /** No more bytes of JSON were seen than these. */
  #bytes = 0;

  constructor(redacted: FieldMatcher) {
    this.#redacted = redacted;
  }

  /** @param before Clean; what it shares with the value need not be read. @param content Whether names are the user's own (mask.ts). */
  isClean(value: JsonValue, before: JsonValue | undefined, content: boolean): boolean {
    if (content && this.#redacted.byName === undefined) return false;
    this.#content = content;
    this.#bytes = 0;
    return this.#value(value, before, 1);
  }

  #value(value: JsonValue, before: JsonValue | undefined, depth: number): boolean {
    if (value === before) return true;
    if (typeof value === 'string') return this.#hasRoom(value.length) && this.#isCleanText(value);
    if (typeof value !== 'object' || value === null) return this.#hasRoom(MOST_ESCAPED);
    if (depth > DEEPEST) return false;
    return isJsonObject(value) ? this.#object(value, before, depth) : this.#array(value, depth);
  }

  #array(items: readonly JsonValue[], depth: number): boolean {
    for (const item of items) if (!this.#hasRoom(1) || !this.#value(item ?? null, undefined, depth + 1)) return false;
    return true;
  }

  #object(members: JsonObject, before: JsonValue | undefined, depth: number): boolean {
    if (this.#content && isNamedCredential(members)) return false;
    const others = isJsonObject(before) ? before : NO_MEMBERS;
    for (const name in members) {
      const was = others[name];
      if (was === undefined && !(this.#hasRoom(name.length) && this.#isCleanName(name))) return false;
      if (!this.#value(members[name] ?? null, was, depth + 1)) return false;
    }
    return true;
  }

  /** What is long may have to be left out. Its quotes and commas count as three units. */
  #hasRoom(units: number): boolean {
    this.#bytes += (units + 3) * MOST_ESCAPED;
    return !this.#content || this.#bytes <= MOST_BYTES;
  }

  #isCleanText(text: string): boolean {
    if (text === this.#text) return true;
    if (maskShapes(text) !== text) return false;
    this.#text = text;
    return true;
  }
}
