import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readTar } from '../../src/pap/archive/read-tar.js';
import { gunzipSync } from 'node:zlib';
import { folder, type Folder } from '../pap/folder.js';
import { agentmesh, echoServer, root } from './run.js';

let place: Folder;
beforeEach(() => void (place = folder()));
afterEach(() => place.remove());

const run = (...args: string[]) => agentmesh(args, { cwd: place.path });
const POLICY = `version: "1.0"
rules:
  - tool: read_file
    action: allow
    conditions:
      - path_starts_with: /srv
`;

test('--version names the package, OPA and the engine', () => {
  const { stdout, status } = run('--version');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(status).toBe(0);
  expect(stdout).toMatch(new RegExp(`^agentmesh-mcp-proxy ${version}\\nOPA 1\\.\\d+\\.\\d+\\nengine [0-9a-f]{12}\\n$`));
});

test('help has every command and the words of the page', () => {
  expect(run('--help').stdout).toMatch(
    /protect[\s\S]*Wrap an MCP server with security controls[\s\S]*audit[\s\S]*Analyze audit logs[\s\S]*policy[\s\S]*Manage policies/,
  );
  for (const option of [
    '--policy <name|file>',
    '--mode <mode>',
    '--log <path>',
    '--log-format <fmt>',
    '--rate-limit <n/m>',
    '--no-sanitize',
    '--verbose',
  ])
    expect(run('protect', '--help').stdout).toContain(option);
  expect(run('help', 'protect').stdout).toContain('--policy <name|file>');
  expect(run('audit', '--help').stdout).toContain('--violations-only');
});

describe('policy list', () => {
  test('for people', () => {
    const { stdout } = run('policy', 'list');
    const [profiles = '', examples = ''] = stdout.trimEnd().split('\n\n');
    const names = (text: string) => text.split('\n').map((line) => line.split(/\s/)[0]);
    expect(names(profiles)).toEqual(['minimal', 'standard', 'strict', 'enterprise']);
    expect(profiles).toMatch(/^standard +\S.*\(default\)$/m);
    expect(names(examples).slice(1)).toEqual([
      'browser',
      'database',
      'fetch',
      'filesystem',
      'github',
      'memory',
      'shell',
      'taint',
      'targets',
    ]);
  });
  test('as JSON', () => {
    const rows = JSON.parse(run('policy', 'list', '--json').stdout) as { kind: string; name: string; description: string; file: string }[];
    expect(rows.filter(({ kind }) => kind === 'profile')).toHaveLength(4);
    expect(rows.filter(({ kind }) => kind === 'example').length).toBeGreaterThanOrEqual(7);
    for (const { description, file } of rows) {
      expect(description.length).toBeGreaterThan(20);
      expect(existsSync(file)).toBe(true);
    }
  });
});

describe('S-60: policy validate finds what a start finds', () => {
  test('the profiles, a YAML policy, Rego and guards alone are valid', () => {
    place.write('p.yaml', POLICY);
    place.write('p.rego', 'package mcp.policy\n\ndefault allow := true\n');
    place.write('g.rego', 'package custom.hosts\n\ndeny contains "x" if input.tool.name == "y"\n');
    const { stdout, status } = run('policy', 'validate', 'minimal', 'strict', 'p.yaml', 'p.rego', 'g.rego');
    expect(status).toBe(0);
    expect(stdout.match(/: valid \(sha256:[0-9a-f]{12}\)$/gm)).toHaveLength(5);
    expect(stdout).toContain('note: it says `default allow := true`');
  });

  test('all problems at once, with carets, exit code 2', () => {
    place.write('p.yaml', POLICY.replace('tool:', 'tol:').replace('path_starts_with', 'path_strats_with'));
    place.write('p.rego', 'package mcp.policy\n\nalow if true\n');
    const { stdout, status } = run('policy', 'validate', 'p.yaml', 'p.rego');
    expect(status).toBe(2);
    expect(stdout).toMatch(/^p\.yaml:3:5: error AM\d+: [\s\S]*^3 \|   - tol: read_file\n {2}\|     \^\^\^/m);
    expect(stdout).toMatch(/p\.yaml:6:9: error/);
    expect(stdout).toMatch(/^p\.rego:3:1: error AM2008: rule `alow` decides nothing\n3 \| alow if true\n {2}\| \^\^\^\^/m);
  });

  test('as JSON', () => {
    place.write('p.yaml', 'version: "1.0"\nruls: []\n');
    const { stdout, status } = run('policy', 'validate', '--json', 'p.yaml', 'minimal');
    expect(status).toBe(2);
    const [bad, good] = JSON.parse(stdout) as { valid: boolean; diagnostics: { span: { line: number } }[] }[];
    expect(bad).toMatchObject({ valid: false, diagnostics: [{ span: { file: 'p.yaml', line: 2 } }] });
    expect(good).toMatchObject({ policy: 'minimal', valid: true });
  });

  test.each([
    ['sarif', /"version": "2\.1\.0"[\s\S]*"ruleId": "AM1101"[\s\S]*"uri": "p\.yaml"[\s\S]*"ruleId": "AM1303"[\s\S]*"ruleId": "AM1006"/],
    ['github', /^::error file=p\.yaml,line=2,.*\n::warning file=q\.yaml,.*\n::error title=AM1006::/],
    ['text', /\nexplained in docs\/diagnostics\.md#am1101, #am1303\n$/],
  ])('as %s', (format, said) => {
    place.write('p.yaml', 'version: "1.0"\nruls: []\ndefault_action: deny\n');
    place.write('q.yaml', 'version: "1.0"\ndefault_action: allow\n');
    const { stdout, status } = run('policy', 'validate', `--format=${format}`, 'p.yaml', 'q.yaml', 'none.yaml');
    expect(status).toBe(2);
    expect(stdout).toMatch(said);
  });

  test('a warning is exit code 1 when strict, and 0 otherwise', () => {
    place.write('q.yaml', 'version: "1.0"\ndefault_action: allow\n');
    expect(run('policy', 'validate', 'q.yaml').status).toBe(0);
    expect(run('policy', 'validate', '--strict', 'q.yaml').status).toBe(1);
    expect(run('policy', 'validate', '--strict', 'strict').status).toBe(0);
  });
});

describe('S-24: policy validate against what servers have', () => {
  const server = `"${process.execPath}" "${join(root, 'test/fixtures/servers/two-tools.mjs')}"`;
  beforeEach(() => {
    place.write('p.yaml', 'version: "1.0"\nrules:\n  - { tool: frist, action: allow }\n  - { tool: second, action: allow }\n');
  });

  test('asked, saved, and the same from the file', () => {
    const asked = run('policy', 'validate', 'p.yaml', '--server', server, '--save-tools', 'tools.json');
    expect(asked.status).toBe(0);
    expect(asked.stdout).toMatch(/^p\.yaml:3:13: warning AM1401: the server `two-tools` has no tool `frist` \(did you mean `first`\?\)$/m);
    expect(asked.stdout.match(/warning/g)).toHaveLength(1);
    expect(run('policy', 'validate', 'p.yaml', '--tools', 'tools.json').stdout).toBe(asked.stdout);
    expect(run('policy', 'validate', '--strict', 'p.yaml', '--tools', 'tools.json').status).toBe(1);
  });

  test('a profile is for any server', () => {
    expect(run('policy', 'validate', 'standard', '--server', server).stdout).not.toContain('warning');
  });

  test.each([
    ['a server that is not there', 3, ['--server', './none.mjs'], 'there is no file `./none.mjs`'],
    ['a server that ends', 3, ['--server', `"${process.execPath}" -e ""`], 'ended before it said what it has'],
    ['a quote without its end', 2, ['--server', "node 'x"], 'without its end'],
    ['no such file', 2, ['--tools', 'none.json'], 'cannot be read: it does not exist'],
    ['nothing to save', 2, ['--save-tools', 'x.json'], 'name one'],
    ['the same server twice', 2, ['--server', server, '--server', server], 'two servers are named `two-tools`'],
  ])('%s: exit code %i', (_why, status, args, said) => {
    expect(run('policy', 'validate', 'p.yaml', ...args)).toMatchObject({ status, stderr: expect.stringContaining(said) as string });
  });
});

describe('policy init', () => {
  const server = `"${process.execPath}" "${join(root, 'test/fixtures/servers/two-tools.mjs')}"`;

  test('for a server, and what it writes is valid for it', () => {
    expect(run('policy', 'init', server, '-o', 'p.yaml')).toMatchObject({ status: 0, stdout: '' });
    const { stdout, status } = run('policy', 'validate', '--strict', 'p.yaml', '--server', server);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^p\.yaml: valid/) as string });
    expect(readFileSync(place.at('p.yaml'), 'utf8')).toMatch(/- tool: first\n {4}action: ask/);
  });

  test('without one, on stdout', () => {
    const { stdout, status } = run('policy', 'init');
    expect(status).toBe(0);
    place.write('p.yaml', stdout);
    expect(run('policy', 'validate', '--strict', 'p.yaml').status).toBe(0);
  });

  test('never over a file that exists, unless that is said', () => {
    place.write('p.yaml', 'mine');
    expect(run('policy', 'init', '-o', 'p.yaml')).toMatchObject({ status: 2, stderr: expect.stringContaining('exists already') as string });
    expect(readFileSync(place.at('p.yaml'), 'utf8')).toBe('mine');
    expect(run('policy', 'init', '-o', 'p.yaml', '--force').status).toBe(0);
  });
});

test('S-25: a profile by name is the shipped file of that name, and nothing else', () => {
  for (const name of ['minimal', 'standard', 'strict', 'enterprise']) {
    const { stdout } = agentmesh(['policy', 'validate', name, `policies/${name}.yaml`]);
    const revisions = stdout.match(/sha256:[0-9a-f]{12}/g);
    expect(revisions).toHaveLength(2);
    expect(new Set(revisions).size).toBe(1);
  }
});

describe('policy compile', () => {
  beforeEach(() => place.write('p.yaml', POLICY));

  test('prints each file below its name', () => {
    const { stdout, status } = run('policy', 'compile', 'p.yaml');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# file: mcp\/policy\/policy\.rego$/m);
    expect(stdout).toContain('package mcp.policy.tools.read_file');
    expect(stdout).toMatch(/^# file: data\.json$/m);
  });

  test('as a folder and as a bundle, either of which loads again and decides the same', () => {
    expect(run('policy', 'compile', 'p.yaml', '-o', 'out', '--bundle', 'p.tar.gz')).toMatchObject({ status: 0, stdout: '' });
    const first = readFileSync(place.at('p.tar.gz'));
    run('policy', 'compile', 'p.yaml', '--bundle', 'p.tar.gz');
    expect(readFileSync(place.at('p.tar.gz'))).toEqual(first);
    expect(readTar(gunzipSync(first)).map(({ name }) => name)).toContain('mcp/policy/policy.rego');
    const { stdout, status } = run('policy', 'validate', 'p.yaml', 'out', 'p.tar.gz');
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.not.stringContaining('warning') as string });
    const calls = ['/srv/x', '/etc/x']
      .map((path, id) => JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'read_file', arguments: { path } } }))
      .join('\n');
    for (const policy of ['p.yaml', 'out', 'p.tar.gz']) {
      const answers = agentmesh(['protect', `--policy=${policy}`, '--no-log', process.execPath, echoServer], {
        cwd: place.path,
        input: `${calls}\n`,
      }).stdout;
      expect(answers.match(/"isError":true/g)).toHaveLength(1);
      expect(answers).toContain('"path":"/srv/x"');
    }
  });

  test('with the library it is a whole program for stock OPA, and still ours', () => {
    run('policy', 'compile', 'p.yaml', '--with-library', '-o', 'out');
    expect(readFileSync(place.at('out/agentmesh/mcp/main/main.rego'), 'utf8')).toContain('package mcp.main');
    expect(JSON.parse(readFileSync(place.at('out/.manifest'), 'utf8'))).toMatchObject({
      roots: expect.arrayContaining(['mcp/main', 'mcp/policy']) as string[],
    });
    const { status, stdout } = run('policy', 'validate', 'out');
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.not.stringContaining('note') as string });
  });
});

test('policy eject: a folder that test, check, fmt and validate accept, and that is not written over', () => {
  place.write('p.yaml', POLICY);
  place.write('p_test.yaml', 'cases:\n  - { name: other, input: { tool: other }, decision: deny }\n');
  expect(run('policy', 'eject', 'p.yaml', '-o', 'out')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('with 1 tests') as string,
  });
  expect(run('policy', 'test', 'out').stdout).toBe('1 tests: 1 passed\n');
  expect(run('policy', 'check', 'out')).toMatchObject({ status: 0, stdout: 'no problems\n' });
  expect(run('policy', 'fmt', '--fail', 'out')).toMatchObject({ status: 0, stdout: '' });
  expect(run('policy', 'validate', 'out').status).toBe(0);
  expect(run('policy', 'eject', 'p.yaml', '-o', 'out')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('not an empty folder') as string,
  });
  expect(run('policy', 'eject', 'out', '-o', 'more')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is Rego already') as string,
  });
});

describe('policy test', () => {
  const passing =
    'package mcp.policy_test\n\nimport data.mcp.main\n\ntest_read if main.decision.allow with input as {"acting": true, "tool": {"name": "read_file"}, "arguments": {}, "findings": [], "paths": {"/arguments/path": {"lexical": "/srv/a", "resolved": "/srv/a", "under": ["/srv"]}}}\n';

  test('YAML policies are tested as the Rego that they become', () => {
    place.write('p.yaml', POLICY);
    place.write('p_test.rego', passing);
    const { stdout, status } = run('policy', 'test', '--coverage', '.');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1 tests: 1 passed$/m);
    expect(stdout).toMatch(/^coverage: [\d.]+ %$/m);
    expect(run('policy', 'test', '--threshold=100', '.')).toMatchObject({ status: 1 });
    expect(run('policy', 'test', '--verbose', '.').stdout).toMatch(/^ {2}PASS +p_test\.rego:\d+ .*test_/m);
  });

  test('a failure is exit code 1 and names its place', () => {
    place.write('p.rego', 'package mcp.policy\n\nallow := false\n');
    place.write('p_test.rego', 'package mcp.policy_test\n\nimport data.mcp.policy\n\ntest_allows if policy.allow\n');
    const { stdout, status } = run('policy', 'test', '.');
    expect(status).toBe(1);
    expect(stdout).toMatch(/FAIL +p_test\.rego:5 .*test_allows/);
    expect(stdout).toContain('1 tests: 0 passed, 1 failed');
    expect(JSON.parse(run('policy', 'test', '--json', '.').stdout)).toMatchObject({
      suites: [{ cases: [{ name: 'test_allows', outcome: 'fail' }] }],
    });
  });

  test('YAML cases are found beside the policy; formats for machines; exit codes', () => {
    place.write('p.yaml', POLICY);
    const cases = (decision: string) => `cases:\n  - { name: other, input: { tool: other }, decision: ${decision} }\n`;
    place.write('p_test.yaml', cases('deny'));
    expect(run('policy', 'test', 'p.yaml')).toMatchObject({ status: 0, stdout: '1 tests: 1 passed\n' });
    expect(run('policy', 'test', '--format=tap', 'p.yaml').stdout).toBe('TAP version 14\n1..1\nok 1 - other\n');
    expect(run('policy', 'test', '--threshold=100', 'p.yaml')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('below 100 %') as string,
    });
    writeFileSync(place.at('p_test.yaml'), cases('allow'));
    expect(run('policy', 'test', '--format=github', 'p.yaml')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^::error file=p_test\.yaml,line=2,.*other: expected allow, came deny/) as string,
    });
    writeFileSync(place.at('p_test.yaml'), cases('maybe'));
    expect(run('policy', 'test', 'p.yaml')).toMatchObject({ status: 2, stderr: expect.stringContaining('p_test.yaml:2:') as string });
  });

  test('no test at all is no success', () => {
    place.write('p.rego', 'package mcp.policy\n\nallow := false\n');
    expect(run('policy', 'test', '.')).toMatchObject({ status: 1, stdout: expect.stringContaining('no tests found') as string });
  });

  test('a test that does not compile is exit code 2', () => {
    place.write('p_test.rego', 'package p_test\n\ntest_x if nonsense\n');
    expect(run('policy', 'test', '.')).toMatchObject({ status: 2, stderr: expect.stringMatching(/p_test\.rego:3:\d+: error/) as string });
  });

  test('the shipped profiles pass their own tests', () => {
    const files = readdirSync(join(root, 'policies')).filter((name) => /\.(yaml|rego)$/.test(name));
    const { stdout, status } = agentmesh(['policy', 'test', ...files.map((name) => `policies/${name}`)]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+ tests: \d+ passed\n$/) as string });
  });
});

describe('policy check and fmt', () => {
  test('check is strict', () => {
    place.write('p.rego', 'package mcp.policy\n\nallow if {\n\tx := 1\n\tinput.tool.name == "a"\n}\n');
    expect(run('policy', 'check', 'p.rego')).toMatchObject({
      status: 2,
      stdout: expect.stringMatching(/p\.rego:4:\d+: error.*x/) as string,
    });
    writeFileSync(place.at('p.rego'), 'package mcp.policy\n\nallow if input.tool.name == "a"\n');
    expect(run('policy', 'check', 'p.rego')).toMatchObject({ status: 0, stdout: 'no problems\n' });
    expect(run('policy', 'check', '--format=github', 'p.rego').stdout.trim()).toBe('');
  });
  test.each([
    ['sarif', /"version": "2\.1\.0"[\s\S]*Explained in docs\/rego\.md#what-can-be-wrong[\s\S]*"uri": "p\.rego"[\s\S]*"startLine": 4/],
    ['github', /^::error file=p\.rego,line=4,/],
    ['json', /^\[\s+\{[\s\S]*"file": "p\.rego"/],
  ])('check as %s', (format, said) => {
    place.write('p.rego', 'package mcp.policy\n\nallow if {\n\tx := 1\n\tinput.tool.name == "a"\n}\n');
    expect(run('policy', 'check', `--format=${format}`, 'p.rego')).toMatchObject({
      status: 2,
      stdout: expect.stringMatching(said) as string,
    });
  });
  test('check says what is wrong with a YAML policy as validate does', () => {
    place.write('p.yaml', 'version: "1.0"\nrules:\n  - { tool: a, actoin: deny }\n');
    expect(run('policy', 'check', '--format=github', 'p.yaml')).toMatchObject({
      status: 2,
      stdout: expect.stringMatching(/^::error file=p\.yaml,line=3,.*title=AM1101::/) as string,
    });
  });
  test('fmt prints, names, writes, and fails for CI', () => {
    place.write('p.rego', 'package mcp.policy\nallow   if input.x\n');
    expect(run('policy', 'fmt', 'p.rego').stdout).toBe('package mcp.policy\n\nallow if input.x\n');
    expect(run('policy', 'fmt', '--fail', '.')).toMatchObject({ status: 1, stdout: 'p.rego\n' });
    run('policy', 'fmt', '--write', '.');
    expect(run('policy', 'fmt', '--fail', '.')).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('audit, over a log that a run wrote', () => {
  let site: Folder;
  const audit = (...args: string[]) => agentmesh(['audit', ...args], { cwd: site.path });
  beforeAll(() => {
    site = folder();
    site.write('p.yaml', POLICY);
    mkdirSync(site.at('srv'));
    const call = (id: number, name: string, path: string) =>
      `${JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: { path } } })}\n`;
    const input = call(1, 'read_file', '/srv/a') + call(2, 'read_file', '/etc/x') + call(3, 'write_file', '/srv/a');
    for (const [format, log] of [
      ['cloudevents', 'audit.log'],
      ['json', 'plain.log'],
    ] as const) {
      agentmesh(['protect', '--policy=p.yaml', `--log=${log}`, `--log-format=${format}`, '--name=site', process.execPath, echoServer], {
        cwd: site.path,
        input,
      });
    }
  });
  afterAll(() => site.remove());

  test('a table, its violations, and --fail', () => {
    expect(audit('audit.log')).toMatchObject({ status: 0, stdout: expect.stringMatching(/3 calls: 1 allowed, 2 denied/) as string });
    const { stdout, status } = audit('--violations-only', '--fail', 'audit.log');
    expect(status).toBe(1);
    expect(stdout).not.toMatch(/ allow /);
    expect(audit('--since=2999-01-01', '--fail', 'audit.log').status).toBe(0);
  });

  test('S-4b: JSON and CSV, of both forms of the log alike', () => {
    const rows = (log: string) =>
      (JSON.parse(audit('--json', log).stdout) as { tool: string; decision: string }[]).map(({ tool, decision }) => [tool, decision]);
    expect(rows('audit.log')).toEqual([
      ['read_file', 'allow'],
      ['read_file', 'deny'],
      ['write_file', 'deny'],
    ]);
    expect(rows('plain.log')).toEqual(rows('audit.log'));
    const csv = audit('--format=csv', 'audit.log').stdout.trimEnd().split('\r\n');
    expect(csv).toHaveLength(4);
    expect(csv[0]).toMatch(/^time,server,/);
  });

  test('S-43: verify is exit code 0 for what was written and 1 for what was changed', () => {
    expect(audit('verify', 'audit.log', 'plain.log')).toMatchObject({ status: 0 });
    expect(JSON.parse(audit('verify', '--json', 'audit.log').stdout)).toMatchObject([{ ok: true }]);
    const path = site.write('changed.log', readFileSync(site.at('audit.log'), 'utf8').replace('/etc/x', '/etc/y'));
    writeFileSync(`${path}.head`, existsSync(site.at('audit.log.head')) ? readFileSync(site.at('audit.log.head')) : '');
    expect(audit('verify', 'changed.log')).toMatchObject({ status: 1, stdout: expect.stringContaining('NOT INTACT') as string });
  });

  test('S-61, S-62: a policy learned from either form allows what was allowed, never what was denied, and is valid', () => {
    for (const log of ['audit.log', 'plain.log']) {
      const { stdout, status } = agentmesh(['policy', 'generate', log], { cwd: site.path });
      expect(status).toBe(0);
      expect(stdout).toContain('read_file');
      expect(stdout).not.toMatch(/tool: "?write_file"?\n\s+action: allow/);
      site.write('learned.yaml', stdout);
      expect(agentmesh(['policy', 'validate', 'learned.yaml'], { cwd: site.path })).toMatchObject({ status: 0 });
    }
  });
});
