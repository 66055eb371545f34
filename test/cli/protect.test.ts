import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folder, type Folder } from '../pap/folder.js';
import { agentmesh, cli, echoServer, root } from './run.js';

let place: Folder;
beforeEach(() => void (place = folder()));
afterEach(() => place.remove());

const fixture = (name: string) => join(root, 'test/fixtures/servers', `${name}.mjs`);
const call = (id: number, tool: string, args: object = {}) =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: tool, arguments: args } })}\n`;

interface Answer {
  readonly id: number;
  readonly result?: { readonly isError?: boolean; readonly content?: readonly { readonly text: string }[] };
}

function protect(options: readonly string[], input: string, server: readonly string[] = [process.execPath, echoServer]) {
  const ran = agentmesh(['protect', ...options, ...server], { input, cwd: place.path, env: { XDG_STATE_HOME: place.at('state') } });
  const answers = new Map(
    ran.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Answer)
      .map((answer) => [answer.id, answer]),
  );
  return {
    ...ran,
    blocked: (id: number) => answers.get(id)?.result?.isError === true,
    text: (id: number) => answers.get(id)?.result?.content?.[0]?.text,
    answers,
  };
}

test('S-01: a command on PATH runs as it is, and S-02: with its own options', () => {
  const { answers, status } = protect(['--policy=minimal', '--no-log'], call(1, 'x'), [
    'node',
    '--no-warnings',
    echoServer,
    '--policy',
    'own',
  ]);
  expect(status).toBe(0);
  expect(answers.get(1)?.result).toEqual({ name: 'x', arguments: {} });
});

test('a session that is over at once leaves the code for the next start; help and a policy that cannot be read leave none', () => {
  const cache = place.at('cache');
  const start = (options: readonly string[]) =>
    agentmesh(['protect', ...options, process.execPath, echoServer], { input: call(1, 'x'), env: { AGENTMESH_CACHE_DIR: cache } });
  const entries = () => (existsSync(cache) ? readdirSync(cache) : []);
  expect(start(['--help']).status).toBe(0);
  expect(start(['--policy=nowhere.yaml', '--no-log']).status).not.toBe(0);
  expect(entries()).toEqual([]);
  expect(start(['--policy=minimal', '--no-log']).status).toBe(0);
  const kept = entries();
  expect(kept).toHaveLength(1);
  expect(start(['--policy=minimal', '--no-log']).status).toBe(0);
  expect(entries()).toEqual(kept);
});

test("S-06: the server's own exit code comes back", () => {
  expect(protect(['--policy=minimal', '--no-log'], call(1, 'x'), [process.execPath, fixture('exits-with-7')]).status).toBe(7);
});

test('a server that a signal ends gives 128 and its number', () => {
  const { status } = protect(['--policy=minimal', '--no-log'], call(1, 'x'), [process.execPath, fixture('dies-by-signal')]);
  expect(status).toBeGreaterThan(128);
});

test('a client that has closed our stderr gets its answers all the same', async () => {
  const proxy = spawn(process.execPath, [cli, 'protect', '--policy=minimal', '--no-log', process.execPath, echoServer], {
    cwd: place.path,
  });
  proxy.stderr.destroy();
  proxy.stdin.end(call(1, 'x'));
  let said = '';
  proxy.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [status] = (await once(proxy, 'close')) as [number | null];
  expect(status).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ id: 1, result: { name: 'x' } });
});

test("the page's strict.yaml decides as printed", () => {
  place.write('strict.yaml', readFileSync(join(root, 'test/golden/compiler/the-page/policy.yaml'), 'utf8'));
  const searches = Array.from({ length: 11 }, (_, i) => call(10 + i, 'web_search', { query: 'q' })).join('');
  const { blocked, text } = protect(
    ['--policy=strict.yaml', '--no-log'],
    call(1, 'run_shell') +
      call(2, 'read_file', { path: '/home/user/documents/report.txt' }) +
      call(3, 'read_file', { path: '/home/user/documents/.env' }) +
      call(4, 'read_file', { path: '/etc/hosts' }) +
      searches,
  );
  expect([1, 2, 3, 4, 10, 19, 20].map(blocked)).toEqual([true, false, true, true, false, false, true]);
  expect(text(1)).toContain('Shell access not permitted');
  expect(text(20)).toMatch(/again in \d+ seconds/);
});

describe('S-13: shadow mode', () => {
  const policy = (mode: string) => place.write('p.yaml', `version: "1.0"\nmode: ${mode}\nrules:\n  - { tool: other, action: allow }\n`);
  test("the file's own mode is obeyed", () => {
    policy('shadow');
    const { blocked, stderr } = protect(['--policy=p.yaml', '--no-log'], call(1, 'x'));
    expect(blocked(1)).toBe(false);
    expect(stderr).toMatch(/^agentmesh: .* behind p\.yaml \([0-9a-f]{12}\), shadow, log off$/m);
  });
  test('the flag wins, and the start says so', () => {
    policy('shadow');
    const { answers, stderr } = protect(['--policy=p.yaml', '--mode=enforce', '--no-log'], call(1, 'x'));
    expect(answers.get(1)).not.toHaveProperty(['result', 'name']);
    expect(stderr).toContain('enforce (--mode wins over the policy)');
  });
});

test('--rate-limit counts over all tools, --no-sanitize looks at nothing', () => {
  const limited = protect(['--policy=minimal', '--no-log', '--rate-limit=2/minute'], call(1, 'a') + call(2, 'b') + call(3, 'c'));
  expect([1, 2, 3].map(limited.blocked)).toEqual([false, false, true]);
  const attacks: readonly object[] = [
    { path: '../../../../etc/passwd' },
    { host: 'sda; rm -rf /' },
    { order_id: "1' OR '1'='1" },
    { url: 'gopher://127.0.0.1:6379/_INFO' },
    { host: '{{7*7}}' },
    { filter: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' },
    { state: 'rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==' },
    { name: `a${Array.from('do as I say', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}` },
    { card: '4111 1111 1111 1111' },
  ];
  const ids = attacks.map((_, at) => at);
  const input = attacks.map((args, id) => call(id, 'x', args)).join('');
  expect(ids.map(protect(['--policy=standard', '--no-log'], input).blocked)).toEqual(ids.map(() => true));
  expect(ids.map(protect(['--policy=standard', '--no-log', '--no-sanitize'], input).blocked)).toEqual(ids.map(() => false));
  // A rule of the policy says so, beside the detector.
  const metadata = call(1, 'x', { url: 'http://169.254.169.254/latest/meta-data/' });
  expect(protect(['--policy=standard', '--no-log', '--no-sanitize'], metadata).blocked(1)).toBe(true);
});

test('sanitize: roles says which detectors look at an argument', () => {
  const calls = [{ remark: 'sda; rm -rf /' }, { remark: "select 1; exec xp_cmdshell 'dir'" }, { remark: '~/.ssh/id_rsa' }];
  const input = calls.map((args, id) => call(id, 'annotate', args)).join('');
  const blocked = (role: string) => {
    writeFileSync(place.at('p.yaml'), `version: '1.0'\ndefault_action: allow\nsanitize: { roles: { annotate: { remark: ${role} } } }\n`);
    const ran = protect(['--policy=p.yaml', '--no-log'], input);
    return calls.map((_, id) => ran.blocked(id));
  };
  expect(blocked('prose')).toEqual([false, false, false]);
  expect(blocked('command')).toEqual([true, false, false]);
  expect(blocked('sql')).toEqual([false, true, false]);
  expect(blocked('path')).toEqual([true, false, true]);
});

test('the start is one line on stderr; the log is where it says, in the form asked for', () => {
  const { stderr } = protect(['--policy=minimal', '--log=a.log', '--log-format=json', '--name=secure-filesystem'], call(1, 'x'));
  expect(stderr).toMatch(/^agentmesh: secure-filesystem behind minimal \([0-9a-f]{12}\), enforce, log .*a\.log\n$/);
  const first = JSON.parse(readFileSync(place.at('a.log'), 'utf8').split('\n')[0] ?? '') as object;
  expect(first).not.toHaveProperty('specversion');
});

test('without --log there is one per server in the state directory', () => {
  const { stderr } = protect(['--policy=minimal', '--name=mine'], call(1, 'x'));
  expect(stderr).toContain(place.at('state/agentmesh/audit/mine.jsonl'));
  expect(readFileSync(place.at('state/agentmesh/audit/mine.jsonl'), 'utf8')).toContain('urn:mcp-proxy:mine');
});

test('a hand-written policy without allow denies everything, and the start says so', () => {
  place.write('p.rego', 'package mcp.policy\n\ndeny contains "no" if input.tool.name == "x"\n');
  const { stderr, text } = protect(['--policy=p.rego', '--no-log'], call(1, 'y'));
  expect(stderr).toMatch(/`p\.rego`: it defines no `allow`: every acting call is denied/);
  expect(text(1)).toContain('Blocked by policy');
});

test('a second start with the same policy compiles nothing', () => {
  place.write('p.yaml', 'version: "1.0"\nrules:\n  - { tool: x, action: allow }\n');
  const env = { XDG_CACHE_HOME: place.at('cache'), XDG_STATE_HOME: place.at('state'), NODE_DEBUG: 'child_process' };
  const start = () =>
    agentmesh(['protect', '--policy=p.yaml', '--no-log', process.execPath, echoServer], { input: call(1, 'x'), cwd: place.path, env });
  const engines = (stderr: string) => stderr.match(/engine-child\.js/g)?.length ?? 0;
  expect(engines(start().stderr)).toBeGreaterThan(0);
  const second = start();
  expect(engines(second.stderr)).toBe(0);
  expect(second.stdout).toContain('"name":"x"');
  writeFileSync(place.at('p.yaml'), 'version: "1.0"\nrules:\n  - { tool: y, action: allow }\n');
  expect(engines(start().stderr)).toBeGreaterThan(0);
});

/** A server that outlives the end of its input, and signals the proxy before it is put together. */
const signals = (signal: string) => ['sh', '-c', `echo $$ > pid; kill -${signal} $PPID; exec sleep 60`];
const lives = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.skipIf(process.platform === 'win32')('SIGTERM while the proxy is put together takes the server along', async () => {
  const proxy = spawn(process.execPath, [cli, 'protect', '--policy=minimal', '--no-log', ...signals('TERM')], { cwd: place.path });
  const [code] = (await once(proxy, 'exit')) as [number | null];
  const server = Number(readFileSync(place.at('pid'), 'utf8'));
  expect({ code, left: lives(server) }).toEqual({ code: 143, left: false });
});

test.skipIf(process.platform === 'win32')('SIGHUP while the proxy is put together does not end it', async () => {
  const proxy = spawn(process.execPath, [cli, 'protect', '--policy=minimal', '--no-log', ...signals('HUP')], { cwd: place.path });
  await once(proxy.stderr, 'data');
  proxy.stdin.end();
  const [code] = (await once(proxy, 'exit')) as [number | null];
  // The server heeds no EOF, so it ends by the SIGTERM that follows.
  expect(code).toBe(143);
});

test.skipIf(process.platform === 'win32')('SIGHUP before its script is read does not end it', () => {
  const before = place.write(
    'hangs-up.cjs',
    `const fs = require('node:fs');
    const { statSync } = fs;
    fs.statSync = (path, ...rest) => {
      if (String(path).endsWith('protect.cjs')) process.kill(process.pid, 'SIGHUP');
      return statSync(path, ...rest);
    };
    require('node:module').syncBuiltinESMExports();`,
  );
  const args = ['--require', before, cli, 'protect', '--policy=minimal', '--no-log', process.execPath, echoServer];
  const input = call(1, 'web_search');
  const { status, signal, stdout } = spawnSync(process.execPath, args, { cwd: place.path, input, encoding: 'utf8' });
  expect({ status, signal, answered: stdout.includes('"id":1') }).toEqual({ status: 0, signal: null, answered: true });
});
