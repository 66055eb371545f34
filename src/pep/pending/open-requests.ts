/** Beyond it they are kept in a `Map`, as few clients have so many. */
export const FEW = 128;
const PLACES = 2 * FEW;
/** Of an id, from its end: those of one client differ there. */
const HASHED = 8;

/**
 * Values by id, in the order of coming, of which each goes again soon. A `Map` makes another table for itself with nearly every one that goes, and a table
 * that the collector once took for old keeps all later ones, and what was in them, until everything is collected: here nothing is made.
 */
export class OpenRequests<Id extends string, Value> {
  readonly #ids: (Id | undefined)[] = [];
  readonly #values: (Value | undefined)[] = [];
  readonly #hashes: number[] = [];
  /** They stand from here to there, with gaps. */
  #from = 0;
  #to = 0;
  #count = 0;
  #many: Map<Id, Value> | undefined;

  get(id: Id): Value | undefined {
    if (this.#many !== undefined) return this.#many.get(id);
    const place = this.#placeOf(id);
    return place < 0 ? undefined : this.#values[place];
  }

  has(id: Id): boolean {
    return this.#many?.has(id) ?? this.#placeOf(id) >= 0;
  }

  /** Of an id that is not there. */
  add(id: Id, value: Value): void {
    if (this.#many === undefined && this.#count === FEW) {
      this.#many = new Map(this.entries());
      this.#clear();
    }
    if (this.#many !== undefined) {
      this.#many.set(id, value);
      return;
    }
    if (this.#to === PLACES) this.#closeGaps();
    this.#ids[this.#to] = id;
    this.#values[this.#to] = value;
    this.#hashes[this.#to] = hashOf(id);
    this.#to += 1;
    this.#count += 1;
  }

  delete(id: Id): void {
    if (this.#many !== undefined) {
      this.#many.delete(id);
      if (this.#many.size === 0) this.#many = undefined;
      return;
    }
    const place = this.#placeOf(id);
    if (place < 0) return;
    this.#ids[place] = undefined;
    this.#values[place] = undefined;
    this.#count -= 1;
    if (this.#count === 0) this.#from = this.#to = 0;
    else while (this.#ids[this.#from] === undefined) this.#from += 1;
  }

  /** What is taken out meanwhile is not visited; nothing may be added. */
  *entries(): Generator<[Id, Value], void, undefined> {
    if (this.#many !== undefined) {
      yield* this.#many;
      return;
    }
    const end = this.#to;
    for (let place = this.#from; place < end; place++) {
      const id = this.#ids[place];
      if (id !== undefined) yield [id, this.#values[place] as Value];
    }
  }

  #placeOf(id: Id): number {
    const hash = hashOf(id);
    const hashes = this.#hashes;
    for (let place = this.#from; place < this.#to; place++) if (hashes[place] === hash && this.#ids[place] === id) return place;
    return -1;
  }

  #closeGaps(): void {
    let to = 0;
    for (let place = this.#from; place < this.#to; place++) {
      if (this.#ids[place] === undefined) continue;
      this.#ids[to] = this.#ids[place];
      this.#values[to] = this.#values[place];
      this.#hashes[to] = this.#hashes[place] ?? 0;
      to += 1;
    }
    this.#ids.fill(undefined, to);
    this.#values.fill(undefined, to);
    this.#from = 0;
    this.#to = to;
  }

  #clear(): void {
    this.#ids.fill(undefined);
    this.#values.fill(undefined);
    this.#from = this.#to = this.#count = 0;
  }
}

function hashOf(id: string): number {
  let hash = id.length;
  for (let at = Math.max(0, id.length - HASHED); at < id.length; at++) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0;
  return hash;
}
