// @ts-check
// What the number of rules costs: a policy compiled by an engine that runs already, and a call decided.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asInTheProxy } from './as-in-the-proxy.mjs';
import { mixedCall, mixedPolicy } from './mixed-rules.mjs';
import { quantile } from './load.mjs';
import { printTable } from './table.mjs';

const COUNTS = [10, 100, 1000, 10_000];

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ folder, quick }) {
  const { inTurn, timeSession } = await asInTheProxy('decision.ts');
  /** @param {number} rules @param {string} name */
  const source = (rules, name) => {
    const path = join(folder, `${name}-${rules}.yaml`);
    writeFileSync(path, mixedPolicy(rules, name));
    return { kind: 'yaml', path };
  };
  // The first starts the engine; of three of the same size the fastest counts, since the machine does other things too.
  const again = ['b', 'c', 'd'];
  const sources = [source(10, 'a'), ...COUNTS.flatMap((rules) => again.map((name) => source(rules, name)))];
  /** @type {import('./decision.ts').Timed[]} */
  const [first, ...loaded] = await inTurn(sources);
  const times = quick ? 700 : 7000;
  // In turn, so that what the machine does beside is spread over all of them.
  const runs = COUNTS.map((_, at) => loaded[at * again.length]?.policy);
  const latencies = Array.from({ length: 3 }, () => runs.map((policy) => quantile(timeSession(policy, mixedCall, times), 0.5)));
  const decided = COUNTS.map((_, at) => Math.min(...latencies.map((each) => each[at] ?? NaN)));
  const out = Object.fromEntries(
    COUNTS.map((rules, at) => {
      const compiled = loaded.slice(at * again.length, (at + 1) * again.length);
      const compile_ms = Math.min(...compiled.map(({ milliseconds }) => milliseconds));
      const engine_ms = compiled.find(({ milliseconds }) => milliseconds === compile_ms)?.engineMilliseconds;
      return [rules, { p50: decided[at], ratio: (decided[at] ?? NaN) / (decided[0] ?? NaN), compile_ms, engine_ms }];
    }),
  );
  printTable(
    `Mixed rules: a call decided (µs), and a policy compiled (ms; the first, which starts the engine: ${(first?.milliseconds ?? NaN).toFixed(0)})`,
    COUNTS.map((rules) => ({
      rules: String(rules),
      'p50 µs': out[rules]?.p50?.toFixed(0) ?? '',
      '÷ 10': out[rules]?.ratio.toFixed(2) ?? '',
      'compile ms': out[rules]?.compile_ms.toFixed(0) ?? '',
      'of it OPA': out[rules]?.engine_ms?.toFixed(0) ?? '',
      '÷ 10 ': ((out[rules]?.compile_ms ?? NaN) / (out[10]?.compile_ms ?? NaN)).toFixed(1),
    })),
  );
  return { ...out, first_ms: first?.milliseconds };
}
