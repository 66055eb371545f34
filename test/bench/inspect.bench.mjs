// @ts-check
// What inspection costs: the labelled sample case by case, and the linear-time report, 1 MB of what is slow for scanners: as it is, and interrupted so often that all of it is read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';
import { asInTheProxy } from './as-in-the-proxy.mjs';
import { quantile } from './load.mjs';
import { printTable } from './table.mjs';

const SMALL = 4096;
const MEGABYTE = 1_048_576;
/** Milliseconds that 1 MB may take. */
const BUDGET = 25;

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ quick }) {
  const { inspect, BYTE_CLASSES, NEAR_MISSES, repeated, interrupted, ROLE_NAMES } = await asInTheProxy('inspect.ts');
  const out = { small: smallCases(inspect, quick ? 3 : 10), large: /** @type {Record<string, object>} */ ({}) };
  printTable('Inspection of one labelled call of at most 4 KB (µs)', [
    { '': 'every time', ...texts(out.small.every) },
    { '': 'best of each', ...texts(out.small.best) },
  ]);

  const times = quick ? 2 : 4;
  /** @type {(Record<string, string> & { ms: string, interrupted: string })[]} */
  const rows = [];
  for (const unit of [...BYTE_CLASSES, ...NEAR_MISSES]) {
    const size = Buffer.byteLength(unit);
    /** @param {number} bytes @param {string} name @param {(unit: string, characters: number) => string} write */
    const cost = (bytes, name, write) =>
      cpuMilliseconds(times, () => inspect('t', { [name]: write(unit, Math.ceil((bytes / size) * unit.length)) }));
    // The code is compiled for this kind of text first.
    cost(MEGABYTE / 4, 'anything', interrupted);
    const worst = /** @type {string[]} */ (quick ? ['anything'] : ROLE_NAMES)
      .map((name) => ({ name, ms: cost(MEGABYTE, name, interrupted) }))
      .reduce((a, b) => (b.ms > a.ms ? b : a));
    const ratio = worst.ms / cost(MEGABYTE / 4, worst.name, interrupted);
    const ms = cost(MEGABYTE, worst.name, repeated);
    out.large[unit] = { argument: worst.name, ms, interrupted: worst.ms, ratio };
    rows.push({
      repeated: JSON.stringify(unit),
      argument: worst.name,
      ms: ms.toFixed(1),
      interrupted: worst.ms.toFixed(1),
      '÷ 256 KB': ratio.toFixed(1),
    });
  }
  rows.sort((a, b) => Number(b.interrupted) - Number(a.interrupted));
  /** @param {'ms' | 'interrupted'} column */
  const within = (column) => rows.filter((row) => Number(row[column]) <= BUDGET).length;
  printTable(
    `1 MB of one thing repeated, slowest argument, time of the processor (ms); of ${rows.length} within ${BUDGET} ms: ${within('ms')}, with something else in each 32 KB ${within('interrupted')}; the 30 slowest`,
    rows.slice(0, 30),
  );
  return out;
}

/** @param {(tool: string, value: object) => void} inspect @param {number} rounds */
function smallCases(inspect, rounds) {
  const folder = join(root, 'test/fixtures/detection');
  const cases = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter((one) => Buffer.byteLength(JSON.stringify(one.arguments)) <= SMALL);
  /** @type {number[]} */
  const every = [];
  const best = cases.map(() => Infinity);
  for (let round = -2; round < rounds; round++) {
    cases.forEach((one, i) => {
      const from = performance.now();
      inspect(one.tool, one.arguments);
      const micros = (performance.now() - from) * 1000;
      if (round < 0) return;
      every.push(micros);
      best[i] = Math.min(best[i] ?? Infinity, micros);
    });
  }
  return { every: figures(every), best: figures(best) };
}

/** @param {number[]} micros */
function figures(micros) {
  const sorted = micros.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), p99: quantile(sorted, 0.99), cases: sorted.length };
}

/** @param {ReturnType<typeof figures>} of */
function texts({ p50, p90, p99, cases }) {
  return { p50: p50.toFixed(1), p90: p90.toFixed(1), p99: p99.toFixed(1), measured: String(cases) };
}

/** The least of some runs, of the processor's time: others may use the machine. @param {number} times @param {() => void} run */
function cpuMilliseconds(times, run) {
  let least = Infinity;
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
