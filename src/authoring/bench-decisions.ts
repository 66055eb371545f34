import type { Evaluator } from '../pdp/evaluator.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { Clock } from '../telemetry/clock.js';

/** Latencies of decisions, in microseconds. */
export interface Latency {
  readonly decisions: number;
  readonly per_second: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
  /** How often each effect, undefined or failed evaluation came, of one round over the inputs. */
  readonly outcomes: Readonly<Record<string, number>>;
}

export interface BenchOptions {
  /** Decisions that are measured at least. */
  readonly least: number;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** Rounds before the first measured one: V8 compiles what is hot. */
const WARM_UP_DECISIONS = 200;

/** Decides the inputs again and again, one after the other, by all layers, as the enforcement point does. */
export function benchDecisions(layers: readonly Evaluator[], inputs: readonly InputDocument[], { least, clock }: BenchOptions): Latency {
  const outcomes = countOutcomes(layers, inputs);
  const rounds = (decisions: number) => Math.max(1, Math.ceil(decisions / inputs.length));
  for (let i = 0; i < rounds(WARM_UP_DECISIONS); i++) for (const input of inputs) decide(layers, input);
  const times: number[] = [];
  for (let i = 0; i < rounds(least); i++) {
    for (const input of inputs) {
      const before = clock.monotonic();
      decide(layers, input);
      times.push((clock.monotonic() - before) * 1000);
    }
  }
  const sorted = times.toSorted((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return {
    decisions: times.length,
    per_second: Math.round((times.length / total) * 1e6),
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    max: at(1),
    outcomes,
  };
}

function decide(layers: readonly Evaluator[], input: InputDocument): void {
  for (const layer of layers) layer.decide(input);
}

function countOutcomes(layers: readonly Evaluator[], inputs: readonly InputDocument[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const layer of layers) {
    for (const input of inputs) {
      const outcome = layer.decide(input);
      const name = outcome.kind === 'decided' ? outcome.decision.effect : outcome.code;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return Object.fromEntries(counts);
}

function rounded(microseconds: number): number {
  return Math.round(microseconds * 10) / 10;
}
