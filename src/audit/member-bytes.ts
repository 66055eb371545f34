import { isJsonObject } from '../protocol/json.js';
import type { JsonBytes } from './json-bytes.js';

/** Longer values are not kept: they hold what differs from message to message. */
const LONGEST_KEPT = 4 * 1024;
/** Equal to no value. */
const NOTHING_KEPT = Symbol('nothing kept');

const NO_BYTES = Buffer.alloc(0);
const OPEN = 0x7b;
const CLOSE = Buffer.from('}');

/**
 * Objects of one kind as JSON. Of some thirty members of a record three or four differ from those of the record before; where a value is
 * the same one (values in records are never changed) its bytes are those of last time, and neighbours of that kind are copied together.
 */
export class MemberBytes {
  readonly #nested: ReadonlyMap<string, MemberBytes>;
  /** Of the object before, by place. */
  readonly #names: string[] = [];
  readonly #values: unknown[] = [];
  /** `,"name":` */
  readonly #labels: Buffer[] = [];
  /** Who writes what stands there, where it is such an object. */
  readonly #writers: (MemberBytes | undefined)[] = [];
  /** Whether the bytes of some run are, or were, those of this place too. */
  readonly #inRun: boolean[] = [];
  /** From a place on: the bytes of members that were the same together, and where they end; 0 for none. */
  readonly #runs: Buffer[] = [];
  readonly #runEnds: number[] = [];

  /** `nested`: members that are such objects themselves. */
  constructor(nested: Readonly<Record<string, MemberBytes>> = {}) {
    this.#nested = new Map(Object.entries(nested));
  }

  /** `{"name":value,…}` in the object's own order. Members that JSON has not (undefined) are left out. */
  object(object: object, out: JsonBytes): void {
    const start = out.end;
    this.members(object, out);
    // The first member's comma.
    if (out.end > start) out.bytes[start] = OPEN;
    else out.ascii('{');
    out.copy(CLOSE);
  }

  /** `,"name":value` for each. */
  members(object: object, out: JsonBytes): void {
    const values = object as Readonly<Record<string, unknown>>;
    const names = this.#names;
    const kept = this.#values;
    let at = 0;
    let from = 0;
    // Over the object itself, which engines know the members of: a list of names would be made, and each looked up.
    for (const name in values) {
      const value = values[name];
      if (kept[at] !== value || names[at] !== name) {
        if (at > from) out.copy(this.#run(from, at));
        this.#write(at, name, value, out);
        from = at + 1;
      }
      at++;
    }
    if (at > from) out.copy(this.#run(from, at));
  }

  #run(from: number, to: number): Buffer {
    if (this.#runEnds[from] === to) return this.#runs[from] ?? NO_BYTES;
    const members = this.#values.slice(from, to).map((value, index) => {
      const json = JSON.stringify(value) as string | undefined;
      return json === undefined ? '' : `,${JSON.stringify(this.#names[from + index])}:${json}`;
    });
    const run = Buffer.from(members.join(''));
    for (let at = from; at < to; at++) this.#inRun[at] = true;
    this.#runs[from] = run;
    this.#runEnds[from] = to;
    return run;
  }

  #write(at: number, name: string, value: unknown, out: JsonBytes): void {
    // First: should the value not be written, nothing that stood here may be taken for it.
    this.#values[at] = NOTHING_KEPT;
    if (this.#inRun[at] !== false) this.#forget(at);
    if (this.#names[at] !== name) {
      this.#names[at] = name;
      this.#labels[at] = Buffer.from(`,${JSON.stringify(name)}:`);
      this.#writers[at] = this.#nested.get(name);
    }
    const start = out.end;
    out.copy(this.#labels[at] ?? NO_BYTES);
    const nested = this.#writers[at];
    if (nested !== undefined && isJsonObject(value)) nested.object(value, out);
    else if (!out.value(value)) out.end = start;
    if (out.end - start <= LONGEST_KEPT) this.#values[at] = value;
  }

  /** The runs that go over this place. */
  #forget(at: number): void {
    this.#inRun[at] = false;
    for (let from = 0; from <= at; from++) if ((this.#runEnds[from] ?? 0) > at) this.#runEnds[from] = 0;
  }
}
