// @ts-check
// Rego as security teams write it: large data, ten thousand rules, large messages. The decision alone, against a policy of one rule.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asInTheProxy } from './as-in-the-proxy.mjs';
import { quantile } from './load.mjs';
import { printTable } from './table.mjs';

const RULES = 10_000;
const TOOL = `tool_${RULES - 5}`;
const NAMES = Array.from({ length: RULES }, (_, n) => `tool_${n}`);

/**
 * What a decision costs, and what loading did: compiled from nothing, and again with other data only. Times in µs and ms.
 * @typedef {{ p50: number, p99: number, ratio: number, load_ms: number, data_ms: number | undefined }} RegoFigures
 */

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ folder, quick }) {
  const { policies, timeDecisions } = await asInTheProxy('decision.ts');
  /** @type {Record<string, RegoFigures>} */
  const out = {};
  for (const { name, rego, data, args = () => ({}), times = 2000 } of CASES) {
    const path = join(folder, name.replaceAll(/\W+/g, '-'));
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'policy.rego'), rego);
    if (data !== undefined) writeFileSync(join(path, 'data.json'), JSON.stringify(data(0)));
    const sources = [{ kind: 'directory', path }];
    const { policy, milliseconds } = await policies(sources);
    const sorted = timeDecisions(policy, (/** @type {number} */ n) => input(args(n)), quick ? Math.min(20, times) : times, 'allow');
    if (data !== undefined) writeFileSync(join(path, 'data.json'), JSON.stringify(data(1)));
    const data_ms = data === undefined ? undefined : (await policies(sources)).milliseconds;
    const p50 = quantile(sorted, 0.5);
    out[name] = { p50, p99: quantile(sorted, 0.99), ratio: p50 / (out['one rule']?.p50 ?? p50), load_ms: milliseconds, data_ms };
  }
  printTable(
    'Hand-written Rego: a call decided (µs), the policy loaded from nothing, and with other data (ms)',
    Object.entries(out).map(([name, f]) => ({
      policy: name,
      'p50 µs': f.p50.toFixed(0),
      '÷ one rule': f.ratio.toFixed(1),
      'p99 µs': f.p99.toFixed(0),
      'load ms': f.load_ms.toFixed(0),
      'other data ms': f.data_ms?.toFixed(0) ?? '',
    })),
  );
  return out;
}

/** @param {Record<string, unknown>} args */
function input(args) {
  return {
    version: 1,
    direction: 'client_to_server',
    kind: 'request',
    method: 'tools/call',
    acting: true,
    server: 'bench',
    tool: { name: TOOL },
    arguments: args,
    params: {},
    identity: { subject: 'user_5', authenticated: true, method: 'os' },
    client: {},
    session: { id: 'bench', started: '2026-01-01T00:00:00Z', calls: 0, tools: {}, labels: [] },
    findings: [],
    paths: {},
    time: { now_ns: 0, hour: 0, weekday: 'Thursday', zone: 'UTC' },
    transport: 'stdio',
    mode: 'enforce',
  };
}

/** No two alike, so that no answer is remembered. @param {number} n */
const numbered = (n) => ({ q: String(n), team: `team_${n % 5}` });

/** What a directory export looks like: 25,000 people, 5 MB. @param {number} version */
function people(version) {
  const entry = (/** @type {number} */ n) => ({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    mail: `user_${n}@example.com`,
    groups: ['staff', `team_${n % 50}`, `site_${n % 9}`],
    manager: `user_${n >> 4}`,
    title: 'Senior Engineer, Platform Security',
    active: true,
    version,
  });
  return Object.fromEntries(Array.from({ length: 25_000 }, (_, n) => [`user_${n}`, entry(n)]));
}

const allowing = (/** @type {string} */ body) => `package mcp.policy\n\nallow if {\n${body}\n}\n`;

/** @type {readonly { name: string, rego: string, data?: (version: number) => object, args?: (n: number) => Record<string, unknown>, times?: number }[]} */
const CASES = [
  { name: 'one rule', rego: allowing(`\tinput.tool.name == "${TOOL}"\n\tinput.arguments.q != "x"`), args: numbered },
  {
    name: 'data of 5 MB, keyed by id',
    rego: allowing(
      '\tperson := data.people[input.identity.subject]\n\tperson.active\n\t"staff" in person.groups\n\tinput.arguments.q != "x"',
    ),
    data: (version) => ({ people: people(version) }),
    args: numbered,
  },
  {
    name: '10,000 rules in data, keyed by id',
    rego: allowing('\tsome rule in data.rules[input.tool.name]\n\tinput.arguments.team in rule.teams\n\tinput.arguments.q != "x"'),
    data: (version) => ({
      rules: Object.fromEntries(NAMES.map((name) => [name, [{ teams: ['team_0', 'team_1', 'team_2', 'team_3', 'team_4'], version }]])),
    }),
    args: numbered,
  },
  {
    name: '10,000 rules in data, a list',
    rego: allowing(
      '\tsome rule in data.rules\n\trule.tool == input.tool.name\n\tinput.arguments.team in rule.teams\n\tinput.arguments.q != "x"',
    ),
    data: (version) => ({ rules: NAMES.map((tool) => ({ tool, teams: ['team_0', 'team_1', 'team_2', 'team_3', 'team_4'], version })) }),
    args: numbered,
    times: 200,
  },
  {
    name: '10,000 rules in Rego, a map',
    rego: `${allowing('\tinput.arguments.team in teams[input.tool.name]\n\tinput.arguments.q != "x"')}\nteams := {\n${NAMES.map(
      (name) => `\t"${name}": {"team_0", "team_1", "team_2", "team_3", "team_4"},\n`,
    ).join('')}}\n`,
    args: numbered,
    times: 200,
  },
  {
    name: '10,000 rules in Rego, one after the other',
    rego: `package mcp.policy\n\n${NAMES.map((name) => `allow if {\n\tinput.tool.name == "${name}"\n\tinput.arguments.q != "x"\n}\n`).join('\n')}`,
    args: numbered,
    times: 200,
  },
  {
    name: 'input of 1 MB, one string',
    rego: allowing('\tnot contains(input.arguments.text, "DROP TABLE")'),
    args: (n) => ({ text: `${n} ${'all work and no play makes Jack a dull boy. '.repeat(23_800)}` }),
    times: 50,
  },
  {
    name: 'input of 1 MB, 8,000 objects',
    rego: allowing('\tcount(input.arguments.rows) > 100\n\tevery row in input.arguments.rows { row.owner != "root" }'),
    args: (n) => ({
      rows: Array.from({ length: 8000 }, (_, row) => ({
        id: row,
        n,
        owner: `user_${row}`,
        path: `/srv/data/${row}/report.txt`,
        tags: ['a', 'b', 'c'],
        size: row * 17,
        note: 'nothing to see',
      })),
    }),
    times: 50,
  },
];
