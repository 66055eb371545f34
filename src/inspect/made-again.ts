/**
 * What is made when it is first asked for, and again where the collector has taken it since: what a session needs in its first second holds no
 * memory for hours. While a message is looked at it stays.
 */
export class MadeAgain<T extends object> {
  readonly #make: () => T;
  #made: WeakRef<T> | undefined;

  constructor(make: () => T) {
    this.#make = make;
  }

  get(): T {
    const known = this.#made?.deref();
    if (known !== undefined) return known;
    const made = this.#make();
    this.#made = new WeakRef(made);
    return made;
  }
}
