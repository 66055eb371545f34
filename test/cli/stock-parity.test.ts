import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { folder, type Folder } from '../pap/folder.js';
import { sorted } from '../pdp/support.js';
import { agentmesh, root } from './run.js';
import { Proxied } from './proxied.js';

/**
 * What the proxy decided, in WASM, and wrote down, asked again of OPA's interpreter over the input documents of the log: with the engine's `policy eval`,
 * and with the program of the OPA project where there is one (`OPA`, or on PATH).
 */
const opa = process.env['OPA'] ?? 'opa';
const hasOpa = spawnSync(opa, ['version']).status === 0;

interface Evaluation {
  readonly type: string;
  readonly data: {
    readonly decision: string;
    readonly rules: readonly string[];
    readonly reasons: readonly object[];
    readonly input: JsonObject;
  };
}

let place: Folder;
let recorded: readonly Evaluation[];

beforeAll(async () => {
  place = folder();
  cpSync(join(root, 'policies/examples/rego-team/bundle'), place.at('team'), { recursive: true });
  cpSync(join(root, 'rego'), place.at('library'), { recursive: true, filter: (path: string) => !path.endsWith('_test.rego') });
  const reports = join(realpathSync(place.path), 'reports');
  mkdirSync(reports);
  symlinkSync('/etc', join(reports, 'link'));
  const team = JSON.parse(readFileSync(place.at('team/team/data.json'), 'utf8')) as JsonObject;
  place.write('team/team/data.json', JSON.stringify({ ...team, folders: [reports] }));

  const client = new Proxied(['--policy=team', '--log=audit.jsonl'], place.path);
  await client.initialize();
  await client.tools();
  const calls: readonly (readonly [string, JsonObject])[] = [
    ['read_file', { path: `${reports}/a.txt` }],
    ['read_file', { path: `${reports}/link/hostname` }],
    ['read_file', { path: `${reports}/.env` }],
    ['read_file', { path: ['a', 'b'] }],
    ['list_directory', { path: '../x' }],
    ['query', { sql: 'SELECT a FROM b' }],
    ['query', { sql: 'SELECT 1; DROP TABLE b' }],
    ['fetch', { url: 'https://en.wikipedia.org/wiki/Rego' }],
    ['fetch', { url: 'http://169.254.169.254/latest/meta-data' }],
    ['publish', { page: 'news' }],
    ['publish', { page: 'the card 4111 1111 1111 1111' }],
    ['run_shell', { command: 'ls' }],
  ];
  for (const [name, args] of calls) await client.ask('tools/call', { name, arguments: args });
  await client.ask('resources/read', { uri: 'file:///etc/passwd' });
  await client.end();
  recorded = readFileSync(place.at('audit.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Evaluation)
    .filter(({ type, data }) => type === 'ai.agentmesh.policy.evaluation' && 'input' in data);
}, 60_000);
afterAll(() => place.remove());

interface Decision {
  readonly effect: string;
  readonly rules: readonly string[];
  readonly reasons: readonly object[];
}

/** Decisions on all the inputs at once. */
const QUERY = '[decision | some each in input; decision := data.mcp.main.decision with input as each]';
const inputs = () => JSON.stringify(recorded.map(({ data }) => data.input));
const proxys = () => recorded.map(({ data: { decision, rules, reasons } }) => sorted({ effect: decision, rules, reasons }));

function decisionsOf(text: string): readonly unknown[] {
  const { result } = JSON.parse(text) as {
    readonly result: readonly { readonly expressions: readonly { readonly value: readonly Decision[] }[] }[];
  };
  return (result[0]?.expressions[0]?.value ?? []).map(({ effect, rules, reasons }) => sorted({ effect, rules, reasons }));
}

describe.skipIf(process.platform === 'win32')('decisions of the proxy, asked again', () => {
  test('there are allows and denials of several reasons', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(13);
    const effects = recorded.map(({ data }) => data.decision);
    expect(effects.filter((effect) => effect === 'allow').length).toBeGreaterThanOrEqual(3);
    const ids = new Set(recorded.flatMap(({ data }) => data.reasons.map((reason) => (reason as { readonly id: string }).id)));
    expect([...ids].toSorted()).toEqual(expect.arrayContaining(['default', 'secrets']));
  });

  test('policy eval says the same', { timeout: 60_000 }, () => {
    const { stdout } = agentmesh(['policy', 'eval', '-b', 'team', '-I', QUERY], { cwd: place.path, input: inputs() });
    expect(decisionsOf(stdout)).toEqual(proxys());
  });

  test.skipIf(!hasOpa)('stock opa eval says the same', () => {
    const args = ['eval', '-b', 'team', '-b', 'library', '-I', QUERY];
    const { stdout } = spawnSync(opa, args, { cwd: place.path, input: inputs(), encoding: 'utf8' });
    expect(decisionsOf(stdout)).toEqual(proxys());
  });
});
