import { Rate } from './rate.js';

/** What became of the calls of something. */
export class Counted {
  allowed = 0;
  /** By the policy, or by detectors. */
  denied = 0;
  /** For the moment they came in, or before a policy was asked. */
  setAside = 0;
  readonly #rate = new Rate();

  get perMinute(): number | undefined {
    return this.#rate.perMinute;
  }

  /** `time` in milliseconds since 1970. */
  protected countAllowed(time: number): void {
    this.allowed++;
    this.#rate.add(time);
  }
}
