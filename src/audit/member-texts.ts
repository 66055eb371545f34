import { isJsonObject } from '../protocol/json.js';

/** Longer texts are not kept: they hold what differs from message to message. */
const LONGEST_KEPT = 4 * 1024;

interface Kept {
  readonly value: unknown;
  readonly text: string;
}

/**
 * Objects of one kind as JSON text. Of some thirty members of a record three or four differ from those of the record before; where a
 * value is the same one (values in records are never changed) its text is that of last time. A record put together of these takes 1.5
 * instead of the 4.6 µs of one `JSON.stringify`, and gives the same bytes.
 */
export class MemberTexts {
  readonly #kept = new Map<string, Kept>();
  readonly #nested: Readonly<Record<string, MemberTexts>>;

  /** `nested`: members that are such objects themselves. There are as many kept texts as names: those must be ours, not a client's. */
  constructor(nested: Readonly<Record<string, MemberTexts>> = {}) {
    this.#nested = nested;
  }

  /** `"name":value,…` in the order of `names`, without braces. Members that JSON has not (undefined) are left out. */
  members(object: object, names: readonly string[] = Object.keys(object)): string {
    const values = object as Readonly<Record<string, unknown>>;
    let text = '';
    for (const name of names) {
      const member = this.#member(name, values[name]);
      text += text === '' ? member.slice(1) : member;
    }
    return text;
  }

  /** With the comma before it. */
  #member(name: string, value: unknown): string {
    const kept = this.#kept.get(name);
    if (kept !== undefined && kept.value === value) return kept.text;
    const json = this.#json(name, value);
    const text = json === undefined ? '' : `,${JSON.stringify(name)}:${json}`;
    if (text.length <= LONGEST_KEPT) this.#kept.set(name, { value, text });
    return text;
  }

  #json(name: string, value: unknown): string | undefined {
    const nested = this.#nested[name];
    if (nested !== undefined && isJsonObject(value)) return `{${nested.members(value)}}`;
    return JSON.stringify(value) as string | undefined;
  }
}
