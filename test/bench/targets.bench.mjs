// @ts-check
// What rules cost that go by something else than the name of a tool, few of them and many.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { asInTheProxy } from './as-in-the-proxy.mjs';
import { quantile } from './load.mjs';
import { printTable } from './table.mjs';

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ folder, quick }) {
  const { policies, timeSession } = await asInTheProxy('decision.ts');
  const times = quick ? 300 : 3000;
  const file = join(folder, 'targets.yaml');
  /** @type {Record<string, { count: number, p50: number, p99: number, load_ms: number }[]>} */
  const out = {};
  for (const { name, counts, rule, method = 'tools/call', params = call } of CASES) {
    out[name] = [];
    for (const count of counts) {
      const rules = Array.from({ length: count }, (_, n) => rule(n));
      writeFileSync(file, stringify({ version: '1.0', rules }, { aliasDuplicateObjects: false }));
      const { policy, milliseconds } = await policies([{ kind: 'yaml', path: file }]);
      const sorted = timeSession(policy, params, times, method);
      out[name].push({ count, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), load_ms: milliseconds });
    }
  }
  printTable(
    'Rules by other things than the name of a tool: a message decided, and the policy loaded from nothing',
    Object.entries(out).flatMap(([name, found]) =>
      found.map(({ count, p50, p99, load_ms }) => ({
        rules: `${count} ${name}`,
        'p50 µs': p50.toFixed(0),
        '÷ fewest': (p50 / (found[0]?.p50 ?? NaN)).toFixed(2),
        'p99 µs': p99.toFixed(0),
        'load ms': load_ms.toFixed(0),
      })),
    ),
  );
  return out;
}

/** What a policy asks for is remembered: each rule asks for something of which no two messages are alike, or for the time. */
const asks = { conditions: [{ argument: 'q', not_equals: 'x' }] };
const always = { time: { days: 'mon-sun' } };

/** @param {number} n */
const call = (n) => ({ name: 'tool_5', arguments: { q: String(n) } });

/** @type {{ name: string, counts: number[], rule: (n: number) => object, method?: string, params?: (n: number) => object }[]} */
const CASES = [
  {
    name: 'tools of servers',
    counts: [10, 1000],
    rule: (n) => ({ tool: `tool_${n}`, server: ['bench', 'other'], action: 'allow', ...asks }),
  },
  {
    name: 'tools with annotations',
    counts: [10, 1000],
    rule: (n) => ({ tool: `tool_${n}`, annotations: { destructive: true }, action: 'allow', ...asks }),
  },
  {
    name: 'tools with conditions on the context',
    counts: [10, 1000],
    rule: (n) => ({ tool: `tool_${n}`, identity: { subject: 'bench' }, session: { without_labels: ['seen'] }, action: 'allow', ...asks }),
  },
  {
    name: 'servers, every tool of each',
    counts: [10, 200],
    rule: (n) => ({ tool: '*', server: n === 5 ? 'bench' : `server_${n}`, action: n % 2 === 1 ? 'allow' : 'deny', ...asks }),
  },
  {
    name: 'resources',
    counts: [10, 1000],
    rule: (n) => ({ resource: `file:///srv/${n}`, action: 'allow', ...always }),
    method: 'resources/read',
    params: (n) => ({ uri: 'file:///srv/5', _meta: { n } }),
  },
  {
    name: 'prompts',
    counts: [10, 1000],
    rule: (n) => ({ prompt: `prompt_${n}`, action: 'allow', ...always }),
    method: 'prompts/get',
    params: (n) => ({ name: 'prompt_5', arguments: { n: String(n) } }),
  },
  {
    name: 'methods',
    counts: [10, 1000],
    rule: (n) => ({ method: `bench/method_${n}`, action: 'allow', ...always }),
    method: 'bench/method_5',
    params: (n) => ({ n }),
  },
  {
    name: 'patterns of resources',
    counts: [10, 1000],
    rule: (n) => ({ resource: `file:///srv/${n}/*`, action: 'allow', ...always }),
    method: 'resources/read',
    params: (n) => ({ uri: 'file:///srv/5/a', _meta: { n } }),
  },
];
