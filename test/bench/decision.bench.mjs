// @ts-check
// What a message costs inside the process, and what the size of a policy adds to it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { asInTheProxy } from './as-in-the-proxy.mjs';
import { quantile } from './load.mjs';
import { printTable } from './table.mjs';
import { unlimited } from './unlimited.mjs';

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ folder, quick }) {
  const { policies, timeSession } = await asInTheProxy('decision.ts');
  const times = quick ? 500 : 5000;
  /** @type {{ session: Record<string, any>, scale: Record<string, any> }} */
  const out = { session: {}, scale: {} };

  const sizes = { '200 B': 100, '4 KB': 4000, '64 KB': 64_000, '1 MB': 1_000_000 };
  /** @type {Record<string, object>} */
  const sources = {
    minimal: { kind: 'profile', name: 'minimal' },
    standard: { kind: 'profile', name: 'standard' },
    'enterprise*': { kind: 'yaml', path: unlimited(folder) },
  };
  for (const [profile, source] of Object.entries(sources)) {
    const { policy } = await policies([source]);
    for (const [size, characters] of Object.entries(sizes)) {
      const text = prose(characters);
      /** No two alike. @param {number} n */
      const call = (n) => ({ name: 'summarize', arguments: { text: `${n} ${text}` } });
      const runs = Math.max(20, Math.min(times, Math.round((times * 4000) / characters)));
      const sorted = timeSession(policy, call, Math.max(10, Math.floor(runs / 2)));
      out.session[`${profile}, ${size}`] = { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), runs: sorted.length };
    }
  }
  printTable(
    'A tools/call inside the process, without the log: classify, inspect, input, decide (µs)',
    Object.entries(out.session).map(([name, f]) => ({ policy: name, p50: f.p50.toFixed(0), p99: f.p99.toFixed(0), calls: String(f.runs) })),
  );

  /** @param {number} n */
  const tool5 = (n) => ({ name: 'tool_5', arguments: { path: `/srv/data/${n}.txt` } });
  /** @type {[number, number][]} */
  const counts = [
    [10, 10],
    [100, 10],
    [1000, 100],
    [10_000, 100],
  ];
  for (const [tools, patterns] of counts) {
    const file = join(folder, `scale-${tools}.yaml`);
    writeFileSync(file, scaled(tools, patterns));
    const { policy, milliseconds } = await policies([{ kind: 'yaml', path: file }]);
    const sorted = timeSession(policy, tool5, quick ? 200 : 3000);
    out.scale[`${tools} + ${patterns}`] = { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), load_ms: milliseconds };
  }
  const base = out.scale['10 + 10']?.p50 ?? NaN;
  printTable(
    'Exact names + patterns: a call decided, and the policy loaded from nothing',
    Object.entries(out.scale).map(([name, f]) => ({
      rules: name,
      'p50 µs': f.p50.toFixed(0),
      '÷ 10 + 10': (f.p50 / base).toFixed(2),
      'p99 µs': f.p99.toFixed(0),
      'load ms': f.load_ms.toFixed(0),
    })),
  );
  return out;
}

/** @param {number} tools @param {number} patterns */
function scaled(tools, patterns) {
  const conditions = [{ path_starts_with: '/srv/data' }, { path_not_contains: ['.env', 'secret'] }];
  const exact = Array.from({ length: tools }, (_, n) => ({ tool: `tool_${n}`, action: 'allow', conditions }));
  const globs = Array.from({ length: patterns }, (_, n) => ({ tool: `group_${n}_*`, action: n % 2 ? 'allow' : 'deny', conditions }));
  return stringify({ version: '1.0', rules: [...exact, ...globs] }, { aliasDuplicateObjects: false });
}

/** Ordinary English of about so many characters. @param {number} characters */
function prose(characters) {
  const sentence = 'The committee met on Tuesday to discuss the budget for the new library, and agreed to publish the plans next month. ';
  return sentence.repeat(Math.ceil(characters / sentence.length)).slice(0, characters);
}
