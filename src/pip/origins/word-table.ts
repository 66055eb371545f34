/** Beyond it no word finds room: 512 KB a session at most, 1 KB at its start. */
export const MOST_WORDS = 48_000;
const SMALLEST = 128;
const HASH = 0xffff_fff8;

/**
 * Hashes of words, each with three bits that say where it was met. Two words of one hash are one. `key`: what strangers do not know, so that
 * nobody can write a word that passes for another.
 */
export class WordTable {
  /** Open addressing; the low three bits are the marks, zero is free. */
  #slots = new Uint32Array(SMALLEST);
  #words = 0;
  readonly #basis: number;

  constructor(key: string) {
    this.#basis = hashOf(key, OFFSET_BASIS);
  }

  /** The marks of a word; 0: it was never met. */
  marks(word: string): number {
    return (this.#slots[this.#slotOf(hashOf(word, this.#basis))] ?? 0) & ~HASH;
  }

  /** False when there is no room for a word that was not met before. */
  mark(word: string, mark: number): boolean {
    const hash = hashOf(word, this.#basis);
    const slot = this.#slotOf(hash);
    const held = this.#slots[slot] ?? 0;
    if (held === 0) {
      if (this.#words >= MOST_WORDS) return false;
      this.#words++;
    }
    this.#slots[slot] = (held | hash | mark) >>> 0;
    if (this.#words * 4 > this.#slots.length * 3) this.#grow();
    return true;
  }

  #slotOf(hash: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (hash >>> 3) & last;
    for (let held = slots[slot] ?? 0; held !== 0 && (held & HASH) >>> 0 !== hash; held = slots[slot] ?? 0) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (const held of before) if (held !== 0) this.#slots[this.#slotOf((held & HASH) >>> 0)] = held;
  }
}

const OFFSET_BASIS = 0x811c_9dc5;

/** FNV-1a over UTF-16 units, then mixed (MurmurHash3's finaliser), as the table looks at few bits first. */
function hashOf(word: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return ((hash ^ (hash >>> 16)) & HASH) >>> 0;
}
