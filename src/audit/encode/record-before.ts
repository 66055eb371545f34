import type { ByteWriter } from './byte-writer.js';

/**
 * The record of one kind that was written before, in the memory that the next one is written to: what the next one repeats is copied from
 * there, neighbours at once. Of some thirty members of a record three or four differ.
 */
export class RecordBefore {
  #out: ByteWriter | undefined;
  /** Where it begins in the memory; -1 where there is none. */
  #start = -1;
  #length = 0;
  /** How far it was compared with the record that is being written, and from where on it is still to be repeated. */
  #at = 0;
  #from = 0;
  /** Where that one begins. */
  #begun = 0;

  /** Begins the next record. False: there is none before, and nothing may be said to be the same. */
  begin(out: ByteWriter): boolean {
    if (this.#out !== out) {
      this.#out = out;
      this.#start = -1;
      out.keep(this);
    }
    const exists = this.#start !== -1;
    this.#at = this.#from = exists ? this.#start : 0;
    this.#begun = out.end;
    // Should the next one not be finished, there is nothing that the one after it may repeat.
    this.#start = -1;
    return exists;
  }

  /** So many bytes are the same. */
  same(length: number): void {
    this.#at += length;
  }

  /** In place of so many bytes comes what is written next. */
  other(length: number, out: ByteWriter): void {
    if (this.#at > this.#from) out.repeat(this.#from, this.#at);
    this.#at += length;
    this.#from = this.#at;
  }

  end(out: ByteWriter): void {
    this.other(0, out);
    this.#start = this.#begun;
    this.#length = out.end - this.#begun;
  }

  /** Out of the way of what will be written, into so much memory; a longer one is forgotten. */
  move(place: number, most: number, out: ByteWriter): void {
    if (this.#length > most) this.#start = -1;
    if (this.#start === -1 || this.#start === place) return;
    out.bytes.copyWithin(place, this.#start, this.#start + this.#length);
    this.#start = place;
  }
}
