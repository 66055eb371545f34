import { createHash } from 'node:crypto';

/** The last so many keys: of a set without a bound somebody else would say how large it is. */
export class Recent<Key extends string | number> {
  readonly #most: number;
  /** Most have none for as long as they live. */
  #keys: Set<Key> | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  has(key: Key): boolean {
    return this.#keys?.has(key) ?? false;
  }

  /** The oldest makes room. */
  add(key: Key): void {
    this.#keys ??= new Set();
    this.#keys.delete(key);
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > this.#most && oldest !== undefined) this.#keys.delete(oldest);
  }

  /** False: it was not among them. */
  delete(key: Key): boolean {
    return this.#keys?.delete(key) ?? false;
  }

  clear(): void {
    this.#keys = undefined;
  }
}

/** As many as a SHA-256 has in Base64: longer texts are kept as that, behind a character that makes it longer than any other. */
const LONGEST_KEPT = 44;

/** The same of texts whose length others choose: some 100 bytes each. */
export class RecentTexts {
  readonly #texts: Recent<string>;

  constructor(most: number) {
    this.#texts = new Recent(most);
  }

  has(text: string): boolean {
    return this.#texts.has(short(text));
  }

  add(text: string): void {
    this.#texts.add(short(text));
  }

  delete(text: string): boolean {
    return this.#texts.delete(short(text));
  }
}

function short(text: string): string {
  return text.length <= LONGEST_KEPT ? text : `#${createHash('sha256').update(text).digest('base64')}`;
}
