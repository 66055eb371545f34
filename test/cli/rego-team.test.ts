import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { inputDocument } from '../input-document.js';
import { agentmesh, cli, root } from './run.js';

/** The template repository, copied and put through its own CI file. */
const TEMPLATE = join(root, 'policies/examples/rego-team');
const opa = process.env['OPA'] ?? 'opa';
const hasOpa = spawnSync(opa, ['version']).status === 0;

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly env?: Readonly<Record<string, string>>; readonly steps: readonly { run?: string }[] }>>;
}
const { jobs } = parse(readFileSync(join(TEMPLATE, '.github/workflows/policy.yml'), 'utf8')) as Workflow;

/** Its commands but the installation, which is below. */
const commandsOf = (job: string) =>
  (jobs[job]?.steps ?? []).flatMap(({ run }) => (run === undefined || run === 'npm install' ? [] : [run]));

let place: string;
let programs: string;

beforeAll(() => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'agentmesh-team-')));
  place = join(base, 'team');
  programs = join(base, 'bin');
  cpSync(TEMPLATE, place, { recursive: true });
  // What `npm install` puts there: the library without its own tests.
  const library = { recursive: true, filter: (path: string) => !path.endsWith('_test.rego') };
  cpSync(join(root, 'rego'), join(place, 'node_modules/agentmesh-mcp-proxy/rego'), library);
  mkdirSync(programs);
  program('npx', `shift; exec "${process.execPath}" "${cli}" "$@"`);
  program('opa', `exec "${opa}" "$@"`);
});
afterAll(() => rmSync(join(place, '..'), { recursive: true, force: true }));

function program(name: string, text: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(programs, name), 0o755);
}

function run(command: string, variables: Readonly<Record<string, string>> = {}): { readonly status: number | null; readonly said: string } {
  // A program that is `opa` here would find itself under that name.
  const path = opa === 'opa' && command.startsWith('opa') ? process.env['PATH'] : `${programs}${delimiter}${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, ...variables, PATH: path, GITHUB_SHA: 'a1b2c3' };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: place, env, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

describe.skipIf(process.platform === 'win32')('the template repository', () => {
  test('its CI file checks, lints, tests and builds', () => {
    const steps = commandsOf('policy').map((command) => / policy (\w+)/.exec(command)?.[1]);
    expect(steps).toEqual(['fmt', 'check', 'validate', 'lint', 'test', 'build', 'inspect']);
  });

  test.each(commandsOf('policy'))('%s', { timeout: 120_000 }, (command) => {
    expect(run(command)).toEqual({ status: 0, said: expect.any(String) as string });
  });

  test.skipIf(!hasOpa).each(commandsOf('stock-opa'))('stock: %s', { timeout: 120_000 }, (command) => {
    expect(run(command, jobs['stock-opa']?.env)).toEqual({ status: 0, said: expect.any(String) as string });
  });

  test('the scripts of its package.json run the same commands', () => {
    const { scripts } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as { readonly scripts: Record<string, string> };
    const commands = Object.values(scripts).flatMap((script) => script.split(' && '));
    const plain = (command: string) => command.replace(/^npx /, '').replace(/ --(?:format github|revision "\$GITHUB_SHA"|strict)/g, '');
    const inCi = commandsOf('policy').map(plain);
    for (const command of commands.filter((each) => !each.includes(' fmt '))) expect(inCi).toContain(plain(command));
  });

  test('the bundle that it builds decides', { timeout: 60_000 }, () => {
    const path = '/srv/reports/a.txt';
    const paths = { '/arguments/path': { lexical: path, resolved: path, under: [] } };
    const effect = (input: object) =>
      agentmesh(['policy', 'eval', '-b', join(place, 'bundle.tar.gz'), '-I', '-f', 'raw', 'data.mcp.main.decision.effect'], {
        input: JSON.stringify(input),
      }).stdout.trim();
    expect(effect(inputDocument({ arguments: { path }, paths }))).toBe('allow');
    expect(effect(inputDocument({ tool: { name: 'run_shell' } }))).toBe('deny');
  });

  test('a rule that is taken away fails its tests', { timeout: 60_000 }, () => {
    const file = join(place, 'bundle/mcp/policy/policy.rego');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('\tpaths.every_below(data.team.folders)\n', '\tcount(input.paths) > 0\n'));
    const { status, said } = run(commandsOf('policy').find((command) => command.includes(' policy test ')) ?? '');
    writeFileSync(file, text);
    expect(status).toBe(1);
    expect(said).toContain('test_other_folders_are_not');
  });
});
