import { isJsonObject } from '../protocol/json.js';
import type { Clock } from '../telemetry/clock.js';
import type { BuiltinContext } from './builtins/builtin.js';

/** What does not follow from a builtin's arguments, the same for the whole of one decision. */
export class DecisionContext implements BuiltinContext {
  readonly print: (text: string) => void;
  readonly #clock: Clock;
  #input: object = {};
  #nowNs: bigint | undefined;

  constructor(clock: Clock, print: (text: string) => void) {
    this.#clock = clock;
    this.print = print;
  }

  begin(input: object): void {
    this.#input = input;
    this.#nowNs = undefined;
  }

  /** The input's own time, so that a decision replayed is the same decision. */
  nowNs(): bigint {
    this.#nowNs ??= timeOf(this.#input) ?? BigInt(Math.trunc(this.#clock.now())) * 1_000_000n;
    return this.#nowNs;
  }
}

function timeOf(input: object): bigint | undefined {
  const time: unknown = 'time' in input ? input.time : undefined;
  const now = isJsonObject(time) ? time['now_ns'] : undefined;
  return typeof now === 'number' && Number.isFinite(now) ? BigInt(Math.trunc(now)) : undefined;
}
