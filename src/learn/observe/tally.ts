import type { Outcome } from './outcome.js';
import { Rate } from './rate.js';

/** What became of the calls of one method, prompt or resource: of these no rule asks arguments. */
export class Tally {
  allowed = 0;
  /** By the policy, or by detectors: no condition keeps the two apart. */
  denied = 0;
  setAside = 0;
  readonly #rate = new Rate();

  get perMinute(): number | undefined {
    return this.#rate.perMinute;
  }

  add(outcome: Outcome, time: number): void {
    if (outcome === 'allowed' || outcome === 'passed') {
      this.allowed++;
      this.#rate.add(time);
    } else if (outcome === 'set aside') this.setAside++;
    else if (outcome === 'denied') this.denied++;
  }
}
