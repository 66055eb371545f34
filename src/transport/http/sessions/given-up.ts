/** Some 40 bytes each. */
export const MAX_GIVEN_UP = 16_384;

/**
 * Numbers of requests that nobody waits for any more: they were cancelled, or their session has gone, and how each ended is recorded. A server may have answered before it
 * heard of it (MCP, cancellation), which is nothing that nobody asked for. Each may be answered once, and the oldest make room.
 */
export class GivenUp {
  readonly #numbers = new Set<number>();

  add(number: number): void {
    this.#numbers.add(number);
    const [oldest] = this.#numbers;
    if (this.#numbers.size > MAX_GIVEN_UP && oldest !== undefined) this.#numbers.delete(oldest);
  }

  /** Whether what is answered under a number is the late answer of one of them. */
  answered(number: number): boolean {
    return this.#numbers.delete(number);
  }

  /** Who was asked has ended. */
  clear(): void {
    this.#numbers.clear();
  }
}
