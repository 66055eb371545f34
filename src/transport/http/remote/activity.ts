/** Something that goes on in steps, one at a time, and can be given up at any of them. */
export class Activity {
  #abandon: (() => void) | undefined;
  #aborted = false;

  get aborted(): boolean {
    return this.#aborted;
  }

  /** The step that goes on now, as the way to give it up. */
  step(abandon: () => void): void {
    this.#abandon = abandon;
    if (this.#aborted) abandon();
  }

  abort(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#abandon?.();
  }

  /** Waits, or until it is given up. */
  async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.step(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
