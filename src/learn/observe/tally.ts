import { Counted } from './counted.js';
import type { Outcome } from './outcome.js';

/** What became of the calls of one method, prompt or resource: of these no rule asks arguments. */
export class Tally extends Counted {
  add(outcome: Outcome, time: number): void {
    if (outcome === 'allowed' || outcome === 'passed') this.countAllowed(time);
    else if (outcome === 'set aside') this.setAside++;
    else if (outcome === 'denied') this.denied++;
  }
}
