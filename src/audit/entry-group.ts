import { hash } from 'node:crypto';
import { KEPT_BYTES } from './encode/byte-writer.js';
import type { ChainPosition } from './chain.js';
import { ENTRY_DOMAIN, SEQUENCE_DIGITS } from './format/log-format.js';
import { JsonBytes } from './encode/json-bytes.js';

/** Some fifty calls: a group that one read makes fits as a rule. */
const FIRST_BYTES = 152 * 1024;
/** A larger group has memory of its own, which goes with it. */
const MOST_KEPT_BYTES = 1024 * 1024;

const DOMAIN = Buffer.from(ENTRY_DOMAIN);
/** The records before of three kinds (encode.ts). */
const KEPT = 3 * KEPT_BYTES;
/** The hash's domain has room before the first line, and before that what it takes the place of. */
const FIRST_LINE = KEPT + 2 * DOMAIN.length;
const SEQUENCE = Buffer.from(',"sequence":"');
const PREVIOUS = Buffer.from('","previoushash":"');
const QUOTE = Buffer.from('"');
const OWN = Buffer.from(',"entryhash":"');
const END = Buffer.from('"}\n');

/**
 * The lines of one append as bytes, hashed where they stand: on the way of every message, strings and buffers that live for a
 * microsecond are most of what a log costs. The same memory serves one group after the other.
 */
export class EntryGroup<Event> {
  /** Writes an event as the JSON text of an object up to its last brace, before which the chain's members stand. */
  readonly #encode: (event: Event, out: JsonBytes) => void;
  #out = new JsonBytes(FIRST_BYTES);
  /** The hash of the entry before, and where it stands in the group. */
  #hash = '';
  #hashAt = 0;

  constructor(encode: (event: Event, out: JsonBytes) => void) {
    this.#encode = encode;
  }

  /** Forgets the group before. `text` (ASCII) comes before the first entry: the end of a line that was left unfinished. */
  begin(text = ''): void {
    if (this.#out.bytes.length > MOST_KEPT_BYTES) this.#out = new JsonBytes(FIRST_BYTES);
    this.#out.rewind(FIRST_LINE);
    this.#hash = '';
    this.#out.ascii(text);
  }

  /** Writes an entry as the one after `previous`. */
  add(event: Event, previous: ChainPosition): ChainPosition {
    const out = this.#out;
    const sequence = previous.sequence + 1;
    const start = out.end - DOMAIN.length;
    this.#encode(event, out);
    out.copy(SEQUENCE);
    out.digits(sequence, SEQUENCE_DIGITS);
    out.copy(PREVIOUS);
    if (previous.entryhash === this.#hash) out.repeat(this.#hashAt, this.#hashAt + this.#hash.length);
    else out.ascii(previous.entryhash);
    out.copy(QUOTE);
    // While an entry is hashed its domain stands before it, in place of the end of the entry before.
    out.bytes.copyWithin(KEPT, start, start + DOMAIN.length);
    out.bytes.set(DOMAIN, start);
    const entryhash = hash('sha256', out.bytes.subarray(start, out.end));
    out.bytes.copyWithin(start, KEPT, KEPT + DOMAIN.length);
    out.copy(OWN);
    this.#hash = entryhash;
    this.#hashAt = out.end;
    out.ascii(entryhash);
    out.copy(END);
    return { sequence, entryhash };
  }

  get length(): number {
    return this.#out.end - FIRST_LINE;
  }

  /** The group as it is to be written; a view that the next `begin` ends. */
  get bytes(): Buffer {
    return this.#out.bytes.subarray(FIRST_LINE, this.#out.end);
  }
}
