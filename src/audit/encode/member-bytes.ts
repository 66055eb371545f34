import { isJsonObject } from '../../protocol/json/json.js';
import type { JsonBytes } from './json-bytes.js';
import type { RecordBefore } from './record-before.js';

/** Longer values are not kept: they hold what differs from message to message. */
const LONGEST_KEPT = 4 * 1024;
/** Equal to no value. */
const NOTHING_KEPT = Symbol('nothing kept');

const NO_BYTES = Buffer.alloc(0);
const OPEN = 0x7b;
const COMMA = 0x2c;
const CLOSE = 0x7d;

/**
 * Objects of one kind as JSON. Where a value is the same one as in the object before (values in records are never changed), so are its
 * bytes, and they are copied from there.
 */
export class MemberBytes {
  readonly #nested: ReadonlyMap<string, MemberBytes>;
  /** Of the object before, by place. */
  readonly #names: string[] = [];
  readonly #values: unknown[] = [];
  /** Of a member's bytes; 0 where there is none. */
  readonly #lengths: number[] = [];
  /** `,"name":` */
  readonly #labels: Buffer[] = [];
  /** Who writes what stands there, where it is such an object. */
  readonly #writers: (MemberBytes | undefined)[] = [];
  /** Whether it was one. */
  readonly #isNested: boolean[] = [];
  /** How many members it had, and their bytes together. */
  #count = 0;
  #length = 0;

  /** `nested`: members that are such objects themselves. */
  constructor(nested: Readonly<Record<string, MemberBytes>> = {}) {
    this.#nested = new Map(Object.entries(nested));
  }

  /**
   * `{"name":value,…}` in the object's own order. Members that JSON has not (undefined) are left out.
   * @param like Whether the object before is what the record before has next.
   * @returns How many bytes that are.
   */
  object(object: object, out: JsonBytes, before: RecordBefore, like: boolean): number {
    const wasEmpty = like && this.#length === 0;
    // The first member has the brace instead of a comma.
    const length = this.#write(object, out, before, like, OPEN);
    if (length > 0 && wasEmpty) before.other(1, out);
    else if (length === 0 && wasEmpty) before.same(1);
    else if (length === 0) {
      before.other(0, out);
      out.byte(OPEN);
    }
    if (like) before.same(1);
    else out.byte(CLOSE);
    return Math.max(length, 1) + 1;
  }

  /** `,"name":value` for each. */
  members(object: object, out: JsonBytes, before: RecordBefore, like: boolean): void {
    this.#write(object, out, before, like, COMMA);
  }

  #write(object: object, out: JsonBytes, before: RecordBefore, like: boolean, opening: number): number {
    const values = object as Readonly<Record<string, unknown>>;
    const names = this.#names;
    const kept = this.#values;
    const lengths = this.#lengths;
    /** Places of the object before that may be repeated, and what of its bytes was come by. */
    let old = like ? this.#count : 0;
    let left = like ? this.#length : 0;
    let at = 0;
    let length = 0;
    // Over the object itself, which engines know the members of: a list of names would be made, and each looked up.
    for (const name in values) {
      const value = values[name];
      const was = at < old ? (lengths[at] ?? 0) : 0;
      if (at < old && kept[at] === value && names[at] === name) {
        before.same(was);
        length += was;
      } else {
        const is = this.#member(at, name, value, out, before, at < old, length === 0 ? opening : COMMA);
        // Another one is the first that is written: those that follow had a comma, or have one now.
        if (length === 0 && (is === 0) !== (was === 0)) old = 0;
        length += is;
      }
      left -= was;
      at++;
    }
    if (left > 0) before.other(left, out);
    this.#count = at;
    this.#length = length;
    return length;
  }

  /** Writes one that is not the same, and says in how many bytes. */
  #member(at: number, name: string, value: unknown, out: JsonBytes, before: RecordBefore, like: boolean, opening: number): number {
    const was = like ? (this.#lengths[at] ?? 0) : 0;
    const isNamed = this.#names[at] === name;
    if (!isNamed) {
      this.#names[at] = name;
      this.#labels[at] = Buffer.from(`,${JSON.stringify(name)}:`);
      this.#writers[at] = this.#nested.get(name);
    }
    const label = this.#labels[at] ?? NO_BYTES;
    const writer = isJsonObject(value) ? this.#writers[at] : undefined;
    let length: number;
    if (writer !== undefined && like && isNamed && this.#isNested[at] === true) {
      before.same(label.length);
      length = label.length + writer.object(value as object, out, before, true);
    } else {
      // Where the one before has the name too, that is part of what is repeated.
      const isLabelled = isNamed && was > 0;
      if (isLabelled) before.same(label.length);
      before.other(isLabelled ? was - label.length : was, out);
      const start = isLabelled ? out.end - label.length : out.end;
      if (!isLabelled) {
        out.copy(label);
        out.bytes[start] = opening;
      }
      if (writer !== undefined) writer.object(value as object, out, before, false);
      else if (!out.value(value)) out.end = start;
      length = out.end - start;
    }
    this.#isNested[at] = writer !== undefined;
    this.#lengths[at] = length;
    this.#values[at] = length <= LONGEST_KEPT ? value : NOTHING_KEPT;
    return length;
  }
}
