import type { Clock } from '../telemetry/clock.js';
import type { TestCase } from '../engine/engine.js';
import type { WasmTests } from './in-wasm.js';
import type { Benchmark } from './tested.js';

/** As long as Go measures a benchmark. */
const MEASURE_MS = 1_000;

/** One test asked again and again in WASM: nanoseconds for one answer. */
export function benchInWasm(test: TestCase, wasm: WasmTests, clock: Pick<Clock, 'monotonic'>): Benchmark {
  let n = 1;
  for (;;) {
    const before = clock.monotonic();
    for (let i = 0; i < n; i++) wasm.ask(test);
    const took = clock.monotonic() - before;
    if (took >= MEASURE_MS || n >= 1e9) return { engine: 'wasm', n, ns_per_op: Math.round((took * 1e6) / n) };
    // As Go does: towards the wanted time, a fifth beyond it, and never a hundred times more at once.
    n = Math.max(n + 1, Math.min(n * 100, Math.ceil(((MEASURE_MS * 1.2) / Math.max(took, 0.001)) * n)));
  }
}
