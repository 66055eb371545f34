import type { Clock } from '../../telemetry/clock.js';
import { PolicyLimit } from '../wasm/errors.js';
import { FUEL_EXPORT } from './add-meter.js';

/** What a decision may cost, in instructions of the module: a second at most on a machine of 2024, of most policies less than half of one. */
export const DECISION_FUEL = 2_000_000_000n;
/** What a test or a query may cost that nobody waits for in a message. */
export const QUERY_FUEL = 20_000_000_000n;
/** For reading a byte of the input: no message is too large to be read because of its size alone. */
const UNITS_PER_INPUT_BYTE = 400n;
/** For a fresh instance, which OPA's modules need some millions for, … */
const LOAD_FUEL = 500_000_000n;
/** … and for each byte of data that it reads: ten times what that takes. */
const UNITS_PER_DATA_BYTE = 1_000n;
/** Of what the host does for a policy only the time is known. */
const UNITS_PER_MS = 2_000_000;
/** What a call of the host costs beside its time: it ends a policy that calls forever, whatever the clock says. */
const UNITS_PER_CALL = 1_000;

/** Counts what one instance does. An instance that was not metered has none of it. */
export interface Meter {
  /** Before each decision on so many bytes of input. */
  refill(inputBytes: number): void;
  /** Runs what the host does in a decision, and takes its time from what is left. Throws a `PolicyLimit` when that is spent. */
  timed<T>(work: () => T): T;
  /** The module trapped because it is spent. */
  readonly isSpent: boolean;
}

/** What a module may cost before it has decided anything: its start function, and reading so many bytes of data. */
export function loadFuel(dataBytes: number): bigint {
  return LOAD_FUEL + BigInt(dataBytes) * UNITS_PER_DATA_BYTE;
}

export const noMeter: Meter = { refill: () => undefined, timed: (work) => work(), isSpent: false };

export function createMeter(exports: WebAssembly.Exports, fuel: bigint, clock: Clock): Meter {
  const left = exports[FUEL_EXPORT] as WebAssembly.Global<bigint>;
  return {
    refill: (inputBytes) => void (left.value = fuel + BigInt(inputBytes) * UNITS_PER_INPUT_BYTE),
    timed(work) {
      const from = clock.monotonic();
      const result = work();
      left.value -= BigInt(UNITS_PER_CALL + Math.ceil((clock.monotonic() - from) * UNITS_PER_MS));
      if (left.value < 0n) throw tooManySteps();
      return result;
    },
    get isSpent() {
      return left.value < 0n;
    },
  };
}

export function tooManySteps(): PolicyLimit {
  return new PolicyLimit('steps', 'it does not end within the steps that it may take');
}
