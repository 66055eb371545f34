/** What the heading of a record of this type says before its time, and after it. */
export type HeadingAround = (type: string) => readonly [before: string, after: string];

const NO_BYTES = Buffer.alloc(0);
const SECOND_MS = 1000;
/** `…:59.` of `…:59.123Z`. */
const MILLISECONDS_FROM_END = 4;
const ZERO = 0x30;

/** What stands between a record's id and its data. Records in a row differ in the milliseconds of their time, which are written over those of the one before. */
export class Heading {
  readonly #around: HeadingAround;
  #type = '';
  #time = Number.NaN;
  /** The whole second of it. */
  #second = Number.NaN;
  /** Where the milliseconds stand. */
  #at = 0;
  #bytes: Buffer = NO_BYTES;

  constructor(around: HeadingAround) {
    this.#around = around;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** False where it is what it was. `time` in milliseconds since the epoch, written as RFC 3339 in UTC. */
  become(type: string, time: number): boolean {
    if (time === this.#time && type === this.#type) return false;
    const since = time - this.#second;
    if (type === this.#type && since >= 0 && since < SECOND_MS && Number.isInteger(since)) this.#writeMilliseconds(since);
    else this.#make(type, time);
    this.#time = time;
    return true;
  }

  #writeMilliseconds(since: number): void {
    const bytes = this.#bytes;
    bytes[this.#at] = ZERO + Math.floor(since / 100);
    bytes[this.#at + 1] = ZERO + (Math.floor(since / 10) % 10);
    bytes[this.#at + 2] = ZERO + (since % 10);
  }

  #make(type: string, time: number): void {
    const [before, after] = this.#around(type);
    const said = `${before}${new Date(time).toISOString()}`;
    this.#bytes = Buffer.from(said + after);
    this.#at = Buffer.byteLength(said) - MILLISECONDS_FROM_END;
    this.#type = type;
    this.#second = Math.floor(time / SECOND_MS) * SECOND_MS;
  }
}
