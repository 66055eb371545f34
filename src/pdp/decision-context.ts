import { isJsonObject } from '../protocol/json/json.js';
import type { Clock } from '../telemetry/clock.js';
import type { BuiltinContext } from './builtins/builtin.js';

/** What a decision may print: a policy prints hostile input, and may do so in a loop. */
const MOST_PRINTS = 20;
const MOST_PRINTED = 1_000;

/** What does not follow from a builtin's arguments, the same for the whole of one decision. */
export class DecisionContext implements BuiltinContext {
  readonly #print: (text: string) => void;
  readonly #clock: Clock;
  #input: object = {};
  #nowNs: bigint | undefined;
  #consulted = false;
  #prints = 0;

  constructor(clock: Clock, print: (text: string) => void) {
    this.#clock = clock;
    this.#print = print;
  }

  begin(input: object): void {
    this.#input = input;
    this.#nowNs = undefined;
    this.#consulted = false;
    this.#prints = 0;
  }

  /** Something was asked of it or told to it since `begin`. */
  get consulted(): boolean {
    return this.#consulted;
  }

  print(text: string): void {
    this.#consulted = true;
    this.#prints++;
    if (this.#prints <= MOST_PRINTS) this.#print(text.length > MOST_PRINTED ? `${text.slice(0, MOST_PRINTED)}…` : text);
    else if (this.#prints === MOST_PRINTS + 1) this.#print(`more than ${MOST_PRINTS} texts of one decision are left out`);
  }

  /** The input's own time, so that a decision replayed is the same decision. */
  nowNs(): bigint {
    this.#consulted = true;
    this.#nowNs ??= timeOf(this.#input) ?? BigInt(Math.trunc(this.#clock.now())) * 1_000_000n;
    return this.#nowNs;
  }
}

function timeOf(input: object): bigint | undefined {
  const time: unknown = 'time' in input ? input.time : undefined;
  const now = isJsonObject(time) ? time['now_ns'] : undefined;
  return typeof now === 'number' && Number.isFinite(now) ? BigInt(Math.trunc(now)) : undefined;
}
