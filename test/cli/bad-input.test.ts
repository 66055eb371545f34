import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folder, type Folder } from '../pap/folder.js';
import { agentmesh, cli, echoServer, root } from './run.js';

let place: Folder;
beforeAll(() => {
  place = folder();
  place.write('not-a-policy.yaml', 'just: text\n');
  place.write(
    'typo.yaml',
    'version: "1.0"\nmode: enforced\nrules:\n  - tol: read_file\n    action: alow\n    conditions:\n      - path_strats_with: /tmp\n    rate_limit: { requests: -1, per: fortnight }\n',
  );
  place.write('tabs.yaml', 'version: "1.0"\n\trules: []\n');
  place.write('error.rego', 'package mcp.policy\n\nallow if input.tool.name == wrong\n');
  place.write('typo.rego', 'package mcp.polcy\n\nallow if true\n');
  place.write('old.rego', 'package mcp.policy\n\nallow { input.tool.name == "a" }\n');
  place.write('empty.rego', '');
  place.write('tested/a_test.rego', 'package a_test\n\ntest_a if true\n');
  place.write('paints.rego', 'package mcp.policy\n\nallow if \u001b[2Jx\n');
  place.write('bundle.tar.gz', 'not a tar\n');
  place.write('data/policy.rego', 'package mcp.policy\n\nallow if false\n');
  place.write('data/data.json', '{"mcp": {"policy": {"allow": true}}}');
  place.write('empty/readme.md', '');
  place.write('policy.txt', '');
  place.write('not-executable', 'x');
  place.write('plain.yaml', 'version: "1.0"\nrules: []\n');
  symlinkSync('nowhere', place.at('dangling.yaml'));
  symlinkSync('circle.yaml', place.at('circle.yaml'));
  place.write('binary.jsonl', Buffer.from([0xff, 0x0a, 0x1f, 0x8b, 0x00, 0x0a]).toString('latin1'));
});
afterAll(() => place.remove());

/** Exit code, one clear message on stderr, nothing on stdout: and it is no stack. */
function refused(args: readonly string[], status: number, expected: RegExp, env: Record<string, string> = {}): void {
  const ran = agentmesh(args, { cwd: place.path, env: { XDG_STATE_HOME: place.at('state'), ...env } });
  expect({ stdout: ran.stdout, status: ran.status, stderr: ran.stderr }).toEqual({
    stdout: '',
    status,
    stderr: expect.stringMatching(expected) as string,
  });
  expect(ran.stderr).toMatch(/^agentmesh: /);
  expect(ran.stderr).not.toContain('\u001b');
  expect(ran.stderr).not.toMatch(/^\s+at /m);
}

const server = ['--', process.execPath, echoServer];

describe('invariant 8: typos are errors; protect refuses to start', () => {
  test.each([
    ['an unknown profile', ['--policy=strct', ...server], /unknown policy `strct` \(did you mean `strict`\?\)/],
    ['S-08: a policy file that is missing', ['--policy=nowhere.yaml', ...server], /policy file `nowhere\.yaml` does not exist/],
    ['YAML that is no policy', ['--policy=not-a-policy.yaml', ...server], /not-a-policy\.yaml:\d+:\d+: error AM\d+/],
    ['YAML with tabs', ['--policy=tabs.yaml', ...server], /tabs\.yaml:2:1: error/],
    [
      'a Rego error',
      ['--policy=error.rego', ...server],
      /error\.rego:3:\d+: error \w+: var wrong is unsafe\n3 \| allow if input\.tool\.name == wrong\n {2}\| +\^/,
    ],
    [
      'a package one letter away',
      ['--policy=typo.rego', ...server],
      /typo\.rego:1:1: error AM2004.*\n1 \| package mcp\.polcy\n.*\n.*did you mean `mcp\.policy`/,
    ],
    [
      'Rego of the old version',
      ['--policy=old.rego', ...server],
      /old\.rego:3:1: error .*\n.*\n.*\n.*Rego v1.*`opa fmt --rego-v1 --write`/,
    ],
    ['an empty Rego file', ['--policy=empty.rego', ...server], /empty\.rego:1:1: error rego_parse_error: empty module/],
    [
      'a policy that would paint the terminal',
      ['--policy=paints.rego', ...server],
      /paints\.rego:3:10: error .*\n3 \| allow if \ufffd\[2Jx\n {2}\| {10}\^/,
    ],
    ['a bundle that is no tar', ['--policy=bundle.tar.gz', ...server], /`bundle\.tar\.gz` is not a bundle: it is not gzip/],
    ['data where rules decide', ['--policy=data', ...server], /AM2001: policy `data` has data under `mcp\.policy`/],
    ['a folder without Rego', ['--policy=empty', ...server], /policy folder `empty` holds no Rego/],
    ['a link that leads nowhere', ['--policy=dangling.yaml', ...server], /`dangling\.yaml` is a link to something that does not exist\n$/],
    ['a link in a circle', ['--policy=circle.yaml', ...server], /`circle\.yaml` cannot be read: its links lead in a circle\n$/],
    ['a file of no known kind', ['--policy=policy.txt', ...server], /cannot tell what this file is/],
    ['S-03: a mode that is none', ['--mode=enforced', ...server], /`enforced` is no value of `--mode` \(did you mean `enforce`\?\)/],
    ['S-04: a rate that is none', ['--rate-limit', 'ten', ...server], /--rate-limit.*`100\/minute`/],
    ['S-04: an unknown unit', ['--rate-limit=10/fortnight', ...server], /`fortnight`.*is not a unit of time/],
    ['an unknown option', ['--polcy=strict', ...server], /unknown option `--polcy` \(did you mean `--policy`\?\)/],
    ['S-05: a log in a folder that is a file', ['--log=policy.txt/audit.log', ...server], /audit log.*policy\.txt/],
    ['S-05: a log that is a folder', ['--log=empty', ...server], /`?empty`?/],
    ['S-06: no server', ['--policy=minimal'], /no server command/],
  ])('%s', (_what, args, expected) => {
    refused(['protect', ...args], 2, expected);
  });

  test('S-23: every mistake of a file at once, each with its place and what to write instead', () => {
    const { status, stdout, stderr } = agentmesh(['protect', '--policy=typo.yaml', ...server], { cwd: place.path });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.match(/^typo\.yaml:\d+:\d+: error/gm)?.length).toBeGreaterThanOrEqual(6);
    for (const meant of ['enforce', 'tool', 'allow', 'path_starts_with']) expect(stderr).toContain(`\`${meant}\``);
    for (const unit of ['minute', 'hour']) expect(stderr).toContain(unit);
  });

  test.each([
    ['S-06: a command that is not found', ['no-such-mcp-server'], /no-such-mcp-server.*npx -y/],
    ['a file that does not exist', ['./server.js'], /\.\/server\.js/],
    ['a name that would paint the terminal', ['serv\u001b[2Jer'], /`serv\\u\{1b\}\[2Jer` is no file/],
    ['a file that may not be executed', ['./not-executable'], /not executable.*chmod/],
    ['a policy without its option', ['plain.yaml', './server.js'], /`plain\.yaml` is a file and no command: .*`--policy=plain\.yaml`/],
    ['a URL of another scheme', ['ws://localhost:1/mcp'], /`ws:\/\/localhost:1\/mcp` is no URL of a server: .*`https:\/\/`/],
    ['the package name that the page prints', ['@anthropic/mcp-server-filesystem', '/tmp'], /@modelcontextprotocol\/server-filesystem/],
  ])('%s', (_what, command, expected) => {
    refused(['protect', '--policy=minimal', '--no-log', ...command], 3, expected);
  });
});

describe('the other commands', () => {
  test.each([
    ['no command', [], /Usage: agentmesh/],
    ['an unknown command', ['protct'], /unknown command 'protct'[\s\S]*Did you mean protect\?/],
    ['an unknown option', ['audit', '--formt=csv', 'x.log'], /unknown option '--formt=csv'[\s\S]*--format/],
    ['an unknown format', ['audit', '--format=cvs', 'x.log'], /'cvs' is invalid.*table, json, csv/],
    ['a missing log', ['audit', 'nowhere.log'], /no audit log `nowhere\.log`/],
    ['a missing log to verify', ['audit', 'verify', 'nowhere.log'], /no audit log `nowhere\.log`/],
    ['a time that is none', ['audit', '--since=yesterday', 'x.log'], /`yesterday` is no time/],
    ['a folder in the place of a log', ['audit', 'empty'], /`.*empty` is a folder: name an audit log in it/],
    ['a folder in the place of a log to verify', ['audit', 'verify', 'empty'], /`.*empty` is a folder/],
    ['a file that is no log', ['audit', 'binary.jsonl'], /binary\.jsonl` holds no entry of an audit log \(line 1/],
    ['a file that is no log, in CI', ['audit', '--fail', '--json', 'plain.yaml'], /plain\.yaml` holds no entry of an audit log \(line 1/],
    ['a file that is no log to compare in', ['audit', 'diff', '--fail', 'plain.yaml'], /plain\.yaml` holds no entry of an audit log/],
    ['a text to scan that is missing', ['scan', 'nowhere.txt'], /`nowhere\.txt` cannot be read: it does not exist/],
    ['a folder to scan', ['scan', 'empty'], /`empty` cannot be read: it is a folder, not a file/],
    [
      'a call to explain that is missing',
      ['policy', 'explain', '-p', 'minimal', '--call', 'nowhere.json'],
      /`nowhere\.json` cannot be read: it does not exist/,
    ],
    [
      'Rego to write below a file',
      ['policy', 'compile', 'plain.yaml', '-o', 'policy.txt'],
      /`policy\.txt\/.*` cannot be written: a part of the path is not a folder/,
    ],
    ['a missing policy to compile', ['policy', 'compile', 'nowhere.yaml'], /does not exist/],
    ['a test below a file', ['policy', 'test', 'policy.txt/x'], /`policy\.txt\/x` does not exist/],
    ['tests by a name that is too long', ['policy', 'test', 'x'.repeat(300)], /`x+` does not exist/],
    [
      'a folder to eject below a file',
      ['policy', 'eject', 'standard', '-o', 'policy.txt/x'],
      /`policy\.txt\/x\/.*` cannot be written: a part of the path is not a folder/,
    ],
    [
      'a folder to eject that is a file',
      ['policy', 'eject', 'standard', '-o', 'policy.txt'],
      /`policy\.txt` exists and is not an empty folder; name another/,
    ],
    [
      'a folder to eject that has something',
      ['policy', 'eject', 'standard', '-o', 'data'],
      /`data` exists and is not an empty folder; name another/,
    ],
    ['Rego to eject', ['policy', 'eject', 'data', '-o', 'new'], /`data` is Rego already/],
    [
      'a log to replay that is none',
      ['policy', 'replay', '-p', 'standard', '-l', 'binary.jsonl'],
      /binary\.jsonl` holds no entry of an audit log \(line 1: .*unpacked/,
    ],
    [
      'a log to replay that is missing',
      ['policy', 'replay', '-p', 'standard', '-l', 'nowhere.jsonl'],
      /there is no audit log `nowhere\.jsonl`/,
    ],
    ['a folder to replay', ['policy', 'replay', '-p', 'standard', '-l', 'data'], /data` is a folder: name an audit log in it/],
    [
      'a bundle to replay under that is damaged',
      ['policy', 'replay', '-p', 'bundle.tar.gz', '-l', 'x'],
      /`bundle\.tar\.gz` is not a bundle/,
    ],
    ['a missing folder to test', ['policy', 'test', 'nowhere'], /`nowhere` does not exist/],
    ['a folder without anything to check', ['policy', 'check', 'empty'], /no Rego in `empty`/],
    ['names that are no regex', ['policy', 'test', '--run=(', 'tested'], /`\(` is no value of `--run`: .*this group is not closed/],
    ['a threshold that is none', ['policy', 'test', '--threshold=most', '.'], /a percentage/],
    ['a log without calls to learn from', ['policy', 'generate', 'policy.txt'], /nothing to learn/],
  ])('%s', (_what, args, expected) => {
    const { status, stdout, stderr } = agentmesh(args, { cwd: place.path });
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(expected) as string });
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('a policy that is being fixed names what is left, until it starts', () => {
  const path = place.at('fixed.rego');
  const start = () => agentmesh(['protect', `--policy=${path}`, '--no-log', ...server]);
  writeFileSync(path, 'package mcp.policy\n\nalow if true\n');
  expect(start()).toMatchObject({ status: 2 });
  writeFileSync(path, 'package mcp.policy\n\nallow if true\n');
  expect(start()).toMatchObject({ status: 0, stdout: '' });
});

test.each([
  ['protect', ['protect', '--policy=minimal', '--no-log', ...server]],
  ['audit', ['audit', 'x.log']],
])('a folder that is gone while `%s` starts in it', (_what, args) => {
  // By a shell: nobody can be started in a folder that is not there.
  const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"';
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', process.execPath, cli, ...args], {
    cwd: place.path,
    encoding: 'utf8',
  });
  const said = 'agentmesh: the folder in which this was started is not there any more: change to one that is\n';
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: said });
});

describe.skipIf(process.platform === 'win32')('a process that may open so many more files', () => {
  // Loaded before the program: it leaves room for some, whatever Node itself has opened.
  const leaving = (room: number) => `
    const { closeSync, openSync } = require('node:fs');
    const opened = [];
    try { for (;;) opened.push(openSync('/dev/null')); } catch {}
    for (const fd of opened.slice(0, ${room})) closeSync(fd);`;
  const start = (room: number, policy: string) => {
    const before = place.write(`leaves-${room}.cjs`, leaving(room));
    const script = 'ulimit -n 100 && exec "$@"';
    const args = [process.execPath, '--require', before, cli, 'protect', `--policy=${policy}`, '--no-log', 'cat'];
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', ...args], { cwd: place.path, encoding: 'utf8' });
    return { status, stdout, said: stderr.split('\n').filter((line) => !line.startsWith('agentmesh: cat behind ')) };
  };
  const said = 'too many files are open at once: allow this program more of them (`ulimit -n 1024`)';

  test.each([
    ['too few for the engine, whose process cannot be started', 3, 'uncached.yaml', 2, `agentmesh: ${said}`],
    ['too few for the server', 3, 'minimal', 3, `agentmesh: cannot start the server \`cat\`: ${said}`],
  ])('%s', (_what, room, policy, status, sentence) => {
    place.write('uncached.yaml', `version: "1.0"\nname: "${process.pid} ${Date.now()}"\ndefault_action: allow\n`);
    expect(start(room, policy)).toEqual({ status, stdout: '', said: [sentence, ''] });
  });

  test('enough, which is honest', () => {
    expect(start(40, 'minimal')).toEqual({ status: 0, stdout: '', said: [''] });
  });
});

test('the repository itself is no policy', () => {
  expect(agentmesh(['protect', `--policy=${root}`, ...server]).status).toBe(2);
});
