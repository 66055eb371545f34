import { hash } from 'node:crypto';
import { sequenceText, type ChainPosition } from './chain.js';
import { ENTRY_DOMAIN } from './format/log-format.js';

/** Some sixty calls: a group that one read makes fits as a rule. */
const FIRST_BYTES = 128 * 1024;
/** A larger group has memory of its own, which goes with it. */
const MOST_KEPT_BYTES = 1024 * 1024;

/** `,"sequence":"…","previoushash":"…","entryhash":"…"}` and its line feed, and to spare. */
const TAIL_BYTES = 256;
/** A UTF-16 unit makes at most three bytes of UTF-8. */
const MOST_BYTES_A_UNIT = 3;

/**
 * The lines of one append as bytes, hashed where they stand: on the way of every message, strings and buffers that live for a
 * microsecond are most of what a log costs. The same memory serves one group after the other.
 */
export class EntryGroup {
  #bytes: Buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  /** The first line begins here, so that the hash's domain has room before it. */
  #end = ENTRY_DOMAIN.length;
  /** What belongs right before `#end` and is written last: the domain of the next entry stands there while that is hashed. */
  #ending = '';

  /** Forgets the group before. `text` (ASCII) comes before the first entry: the end of a line that was left unfinished. */
  begin(text = ''): void {
    if (this.#bytes.length > MOST_KEPT_BYTES) this.#bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
    this.#end = ENTRY_DOMAIN.length + text.length;
    this.#ending = text;
  }

  /** Writes an entry as the one after `previous`: the JSON text of an object up to its last brace, before which the chain's members stand. */
  add(entry: string, previous: ChainPosition): ChainPosition {
    const sequence = previous.sequence + 1;
    this.#makeRoom(entry.length * MOST_BYTES_A_UNIT + TAIL_BYTES);
    const domain = this.#end - ENTRY_DOMAIN.length;
    const hashed = `${ENTRY_DOMAIN}${entry},"sequence":"${sequenceText(sequence)}","previoushash":"${previous.entryhash}"`;
    const body = domain + this.#bytes.write(hashed, domain, 'utf8');
    const entryhash = hash('sha256', this.#bytes.subarray(domain, body));
    this.#writeEnding();
    this.#ending = `,"entryhash":"${entryhash}"}\n`;
    this.#end = body + this.#ending.length;
    return { sequence, entryhash };
  }

  /** The group as it is to be written; a view that the next `begin` ends. */
  get bytes(): Buffer {
    this.#writeEnding();
    return this.#bytes.subarray(ENTRY_DOMAIN.length, this.#end);
  }

  #writeEnding(): void {
    this.#bytes.write(this.#ending, this.#end - this.#ending.length, 'latin1');
  }

  #makeRoom(more: number): void {
    const needed = this.#end + more;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}
