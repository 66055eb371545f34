/** The most calls in any minute, from above: a sliding minute lies within two clock minutes. */
export class Rate {
  #most = 0;
  /** Calls without a time: nothing is known of their rate. */
  #timeless = false;
  #minute = Number.NEGATIVE_INFINITY;
  #before = 0;
  #current = 0;

  get perMinute(): number | undefined {
    return this.#timeless ? undefined : this.#most;
  }

  /** Calls come in the order of time; those of parallel logs may be out of it by a little. */
  add(time: number): void {
    const minute = Math.max(this.#minute, Math.floor(time / 60_000));
    if (Number.isNaN(minute)) {
      this.#timeless = true;
      return;
    }
    if (minute > this.#minute) {
      this.#before = minute === this.#minute + 1 ? this.#current : 0;
      this.#current = 0;
      this.#minute = minute;
    }
    this.#current++;
    this.#most = Math.max(this.#most, this.#before + this.#current);
  }
}

/** So many times what was seen, as a number that people choose: 10, 20, 50, 100, … */
export function withRoom(seen: number, headroom: number, least = 10): number {
  const wanted = Math.max(least, Math.ceil(seen * headroom));
  let step = 1;
  while (step * 10 < wanted) step *= 10;
  return [step, step * 2, step * 5].find((nice) => nice >= wanted) ?? step * 10;
}
