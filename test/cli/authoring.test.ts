import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unpackBundle } from '../../src/pap/archive/unpack.js';
import { folder, type Folder } from '../pap/folder.js';
import { OTHER_RSA } from '../pap/signatures/key-pairs.js';
import { inputDocument } from '../input-document.js';
import { agentmesh } from './run.js';

let place: Folder;
beforeEach(() => void (place = folder()));
afterEach(() => place.remove());

const run = (...args: string[]) => agentmesh(['policy', ...args], { cwd: place.path });
const RULES = 'package a\n\nallow if {\n\tsome role in input.roles\n\trole == "admin"\n}\n';
const POLICY =
  'package mcp.policy\n\n# METADATA\n# title: Reading\nallow if input.tool.name in data.team.readers\n\ndeny contains "no" if input.tool.name == "rm"\n';

/** Each: the files of a folder, a command there, and what it says and ends with. */
interface Row {
  readonly shows: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly input?: string;
  readonly status: number;
  readonly stdout?: string | RegExp;
  readonly stderr?: string | RegExp;
}

const admin = { 'a.rego': RULES, 'in.json': '{"roles": ["user", "admin"]}' };
const team = { 'team/policy.rego': POLICY, 'team/data.json': '{"team": {"readers": ["read_file"]}}' };

const ROWS: readonly Row[] = [
  {
    shows: 'eval: a query over Rego and an input, as OPA prints it',
    files: admin,
    args: ['eval', '-d', 'a.rego', '-i', 'in.json', 'data.a.allow'],
    status: 0,
    stdout: `${JSON.stringify({ result: [{ expressions: [{ value: true, text: 'data.a.allow', location: { row: 1, col: 1 } }] }] }, null, 2)}\n`,
  },
  { shows: 'eval: raw', files: {}, args: ['eval', '-f', 'raw', '"a"; 1 + 1'], status: 0, stdout: 'a 2\n' },
  { shows: 'eval: values', files: {}, args: ['eval', '-f', 'values', '{"a": 1}'], status: 0, stdout: '[\n  {\n    "a": 1\n  }\n]\n' },
  { shows: 'eval: bindings', files: {}, args: ['eval', '-f', 'bindings', 'x := 1'], status: 0, stdout: '{\n  "x": 1\n}\n' },
  {
    shows: 'eval: a table of several results',
    files: {},
    args: ['eval', '-f', 'pretty', 'some x in [1, 2]'],
    status: 0,
    stdout: 'x\n1\n2\n',
  },
  {
    shows: 'eval: nothing of the result',
    files: {},
    args: ['eval', '-f', 'discard', '1'],
    status: 0,
    stdout: '{\n  "result": "discarded"\n}\n',
  },
  {
    shows: 'eval: the input from standard input, which fails where it is undefined',
    files: admin,
    args: ['eval', '-d', 'a.rego', '-I', '--fail', '-f', 'pretty', 'data.a.allow'],
    input: '{"roles": []}',
    status: 1,
    stdout: 'undefined\n',
  },
  { shows: 'eval: --fail-defined', files: {}, args: ['eval', '--fail-defined', '-f', 'raw', '1 == 1'], status: 1, stdout: 'true\n' },
  {
    shows: 'eval: the steps that failed, with values',
    files: admin,
    args: ['eval', '-d', '.', '-i', 'in.json', '--explain', 'fails', '--var-values', '-f', 'pretty', 'data.a.allow'],
    status: 0,
    stdout: /a\.rego:5 +\| \| Fail role = "admin" +\{role: "user"\}\ntrue\n/,
  },
  {
    shows: 'eval: costs and coverage',
    files: admin,
    args: ['eval', '-d', 'a.rego', '-i', 'in.json', '--profile', '--coverage', 'data.a.allow'],
    status: 0,
    stdout: /"profile": \[[\s\S]*"num_eval"[\s\S]*"coverage": 100/,
  },
  {
    shows: 'eval: what is left without the input',
    files: admin,
    args: ['eval', '-d', 'a.rego', '-p', '-f', 'source', 'data.a.allow'],
    status: 0,
    stdout: /^# Query 1\n"admin" = input\.roles\[/,
  },
  {
    shows: 'eval: compiled to WASM',
    files: admin,
    args: ['eval', '-t', 'wasm', '-d', 'a.rego', '-i', 'in.json', '-f', 'raw', 'data.a.allow'],
    status: 0,
    stdout: 'true\n',
  },
  {
    shows: 'eval: JSON and YAML lie below the names of their folders, and below a prefix',
    files: { 'd/one/x.json': '{"n": 1}', 'd/two.yaml': 'm: 2', 'e.json': '3' },
    args: ['eval', '-d', 'd', '-d', 'k.v:e.json', '-f', 'raw', '[data.one.n, data.m, data.k.v]'],
    status: 0,
    stdout: '[1,2,3]\n',
  },
  {
    shows: 'eval: the decision of a policy, where no query is given',
    files: { ...team, 'call.json': JSON.stringify(inputDocument({ tool: { name: 'rm' } })) },
    args: ['eval', '-b', 'team', '-i', 'call.json', '-f', 'pretty'],
    status: 0,
    stdout: /"effect": "deny"[\s\S]*"message": "no"/,
  },
  {
    shows: 'eval: an error of a policy has its place',
    files: { 'b.rego': 'package b\n\nx := nothing(1)\n' },
    args: ['eval', '-d', 'b.rego', '-f', 'pretty', 'data.b.x'],
    status: 2,
    stderr: /b\.rego:3:6: error rego_type_error: undefined function nothing\n3 \| x := nothing\(1\)/,
  },
  {
    shows: 'eval: an evaluation without end is ended',
    files: {},
    args: ['eval', '--timeout', '300ms', 'numbers.range(1, 100000000)'],
    status: 2,
    stderr: 'the evaluation did not end (`--timeout 300ms`)',
  },
  {
    shows: 'eval: two inputs',
    files: admin,
    args: ['eval', '-I', '-i', 'in.json', '1'],
    status: 2,
    stderr: '`--stdin-input` and `--input` do not go together',
  },
  {
    shows: 'deps: what a rule reads',
    files: admin,
    args: ['deps', '-d', 'a.rego', '-f', 'json', 'data.a.allow'],
    status: 0,
    stdout: `${JSON.stringify({ base: ['input.roles'], virtual: ['data.a.allow'] }, null, 2)}\n`,
  },
  {
    shows: 'check: strictly, with the schema of the input document',
    files: { 'b.rego': 'package b\n\nimport data.c\n\nx := input.tol\n' },
    args: ['check', 'b.rego'],
    status: 2,
    stdout: /import data\.c unused[\s\S]*undefined ref: input\.tol/,
  },
  {
    shows: 'check: as OPA does without options, with another schema',
    files: { 'b.rego': 'package b\n\nimport data.c\n\nx := input.tol\n', 's.json': '{"properties": {"tol": {"type": "string"}}}' },
    args: ['check', '--no-strict', '--schema', 's.json', 'b.rego'],
    status: 0,
    stdout: 'no problems\n',
  },
  {
    shows: 'check: so many errors',
    files: { 'b.rego': 'package b\n\nx := one(1)\n\ny := two(1)\n\nz := three(1)\n' },
    args: ['check', '--max-errors', '1', '--json', 'b.rego'],
    status: 2,
    stdout: /one[\s\S]*(?!two)/,
  },
  {
    shows: 'fmt: standard input',
    files: {},
    args: ['fmt'],
    input: 'package x\np   if  {input.a}\n',
    status: 0,
    stdout: 'package x\n\np if input.a\n',
  },
  {
    shows: 'fmt: what would change',
    files: { 'x.rego': 'package x\np   if  {input.a}\n' },
    args: ['fmt', '-d', '--fail', 'x.rego'],
    status: 1,
    stdout: '--- x.rego.orig\n+++ x.rego\n@@ -1,2 +1,3 @@\n package x\n-p   if  {input.a}\n+\n+p if input.a\n',
  },
  {
    shows: 'capabilities: what there is here, and not more',
    files: {},
    args: ['capabilities', '--current'],
    status: 0,
    stdout: /"name": "startswith"(?![\s\S]*"name": "http\.send")/,
  },
  {
    shows: 'capabilities: all of the OPA inside',
    files: {},
    args: ['capabilities', '--version', 'v1.22.2'],
    status: 0,
    stdout: /"name": "http\.send"/,
  },
  {
    shows: 'capabilities: of another OPA nothing is known',
    files: {},
    args: ['capabilities', '--version', 'v0.9.0'],
    status: 2,
    stderr: 'the OPA in here is v1.22.2',
  },
  {
    shows: 'inspect: a folder, with annotations',
    files: team,
    args: ['inspect', '-a', 'team'],
    status: 0,
    stdout:
      /NAMESPACES:\nNAMESPACE +FILE\ndata +data\.json\ndata\.mcp\.policy +policy\.rego[\s\S]*ANNOTATIONS of data\.mcp\.policy\.allow:\n[\s\S]*title: Reading/,
  },
  {
    shows: 'bench: figures of decisions',
    files: { ...team, 'call.json': JSON.stringify(inputDocument({ tool: { name: 'read_file' } })) },
    args: ['bench', 'team', '-i', 'call.json', '--count', '50', '--json'],
    status: 0,
    stdout: /"evaluated": \{\s+"decisions": 50,[\s\S]*"outcomes": \{\s+"allow": 1\s+\}/,
  },
  { shows: 'bench: without inputs', files: team, args: ['bench', 'team'], status: 2, stderr: 'there is nothing to decide' },
  {
    shows: 'build: an entrypoint in Rego',
    files: team,
    args: ['build', '-e', 'mcp/policy/allow', 'team'],
    status: 2,
    stderr: '`--entrypoint` is for `--target wasm`',
  },
  {
    shows: 'build: what does not compile',
    files: { 'b.rego': 'package b\n\nx := nothing(1)\n' },
    args: ['build', 'b.rego'],
    status: 2,
    stderr: /b\.rego:3:6: error/,
  },
  {
    shows: 'lint: nothing to say',
    files: team,
    args: ['lint', 'team'],
    status: 0,
    stdout: 'no problems\n',
  },
  {
    shows: 'lint: what is unsafe, where it stands, and where it is explained',
    files: { 'a.rego': 'package mcp.policy\n\nallow if {\n\tinput.tool.name == "open"\n\tinput.arguments.mode != "write"\n}\n' },
    args: ['lint', 'a.rego'],
    status: 1,
    stdout:
      /^a\.rego:5:2: error AM4002: [\s\S]*\n5 \| \tinput\.arguments\.mode != "write"\n +\| \t\^{20}\n[\s\S]*explained in docs\/lint\.md#am4002\n$/,
  },
  {
    shows: 'lint: only what is an error ends with 1',
    files: { 'a.rego': 'package custom.x\n\ndeny contains "no" if contains(input.arguments.q, "secret")\n' },
    args: ['lint', '--fail=error', '-f', 'github', 'a.rego'],
    status: 0,
    stdout: /^::warning file=a\.rego,line=3,.*title=AM4005::/,
  },
  {
    shows: 'lint: names and arguments against what a server has',
    files: {
      'a.rego':
        'package mcp.policy\n\nallow if {\n\tinput.tool.name == "reed"\n\tinput.arguments.pth == 1\n}\n\nallow if {\n\tinput.tool.name == "read"\n\tinput.arguments.pth == 1\n}\n',
      'tools.json': '{"tools": [{"name": "read", "inputSchema": {"type": "object", "properties": {"path": {}}}}]}',
    },
    args: ['lint', '--tools', 'tools.json', 'a.rego'],
    status: 1,
    stdout:
      /a\.rego:4:21: warning AM4020: [^\n]*did you mean `read`[\s\S]*a\.rego:10:2: warning AM4021: `read` has no argument `pth` \(did you mean `path`/,
  },
  {
    shows: 'lint: rules that hold in no test',
    files: {
      'a.rego': 'package mcp.policy\n\nallow if input.tool.name == "a"\n\nallow if input.tool.name == "b"\n',
      'a_test.rego':
        'package mcp.policy_test\n\nimport data.mcp.main\n\ntest_a if main.decision.allow with input as {"tool": {"name": "a"}}\n',
    },
    args: ['lint', '--coverage', '-f', 'sarif', '.'],
    status: 1,
    stdout: /"a rule that holds in no test"[\s\S]*"startLine": 5/,
  },
  {
    shows: 'lint: what does not compile against the input schema',
    files: { 'a.rego': 'package mcp.policy\n\nallow if input.tol.name == "x"\n' },
    args: ['lint', 'a.rego'],
    status: 2,
    stdout: /rego_type_error: undefined ref: input\.tol\.name/,
  },
];

test.each(ROWS)('$shows', ({ files, args, input, status, stdout, stderr }) => {
  for (const [name, text] of Object.entries(files)) place.write(name, text);
  const ran = agentmesh(['policy', ...args], { cwd: place.path, ...(input === undefined ? {} : { input }) });
  for (const [said, wanted] of [
    [ran.stdout, stdout],
    [ran.stderr, stderr],
  ] as const) {
    if (wanted instanceof RegExp) expect(said).toMatch(wanted);
    else if (wanted !== undefined && wanted === stdout) expect(said).toBe(wanted);
    else if (wanted !== undefined) expect(said).toContain(wanted);
  }
  expect({ status: ran.status, stderr: ran.stderr }).toMatchObject({ status });
});

describe('build, sign, verify', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  beforeEach(() => {
    for (const [name, text] of Object.entries(team)) place.write(name, text);
    place.write('team/policy_test.rego', 'package mcp.policy_test\n\ntest_x if true\n');
    place.write('key.pem', String(privateKey.export({ format: 'pem', type: 'pkcs8' })));
    place.write('public.pem', String(publicKey.export({ format: 'pem', type: 'spki' })));
    place.write('claims.json', '{"scope": "write"}');
  });
  const archive = (name: string) => readFileSync(join(place.path, name));
  const files = async (name: string) =>
    Object.fromEntries((await unpackBundle(name, archive(name))).map((file) => [file.name, String(file.bytes)]));

  test('a bundle: the same bytes each time, with its revision, without tests', async () => {
    expect(run('build', '-b', 'team', '-o', 'one.tar.gz', '-r', 'r1').status).toBe(0);
    expect(run('build', '-b', 'team', '-o', 'two.tar.gz', '-r', 'r1').status).toBe(0);
    expect(archive('one.tar.gz').equals(archive('two.tar.gz'))).toBe(true);
    const built = await files('one.tar.gz');
    expect(Object.keys(built)).toEqual(['.manifest', 'data.json', 'policy.rego']);
    expect(JSON.parse(built['.manifest'] ?? '')).toEqual({ revision: 'r1', rego_version: 1, roots: [''] });
    expect(built['policy.rego']).toBe(POLICY);
  });

  test('paths keep their names; a YAML policy is the Rego that it is compiled to', async () => {
    place.write('p.yaml', 'version: "1.0"\nrules:\n  - tool: read_file\n    action: allow\n');
    expect(run('build', 'p.yaml', '-o', 'y.tar.gz').status).toBe(0);
    expect(Object.keys(await files('y.tar.gz'))).toContain('mcp/policy/tools/read_file/read_file.rego');
    expect(run('build', './team', '-o', 't.tar.gz').status).toBe(0);
    expect(Object.keys(await files('t.tar.gz'))).toEqual(['.manifest', 'data.json', 'team/policy.rego']);
  });

  test('WASM: the decision with the library, without the rules that the module answers for, and protect takes it as it is', async () => {
    expect(run('build', '-b', 'team', '-t', 'wasm', '-o', 'w.tar.gz').status).toBe(0);
    const built = await files('w.tar.gz');
    expect(JSON.parse(built['.manifest'] ?? '')).toMatchObject({
      wasm: [
        { entrypoint: 'mcp/main/decision', module: '/policy.wasm' },
        { entrypoint: 'mcp/main/hidden', module: '/policy.wasm' },
      ],
    });
    expect(built['agentmesh/mcp/main/main.rego']).toContain('import data.mcp.main.decision');
    expect(built['agentmesh/mcp/main/main.rego']).not.toMatch(/^decision\b/m);
    expect(run('validate', 'w.tar.gz').stdout).toContain('its `policy.wasm` is used as it is');
  });

  test('signed while it is built: verified with the key and the scope, and refused with others', () => {
    const { stdout } = run('build', '-b', 'team', '-o', 's.tar.gz', '--signing-key', 'key.pem', '--claims-file', 'claims.json');
    expect(stdout).toMatch(/^s\.tar\.gz: \d+ bytes, signed\n$/);
    const verify = (...args: string[]) => run('verify', 's.tar.gz', '--verification-key', 'public.pem', ...args);
    expect(verify('--scope', 'write')).toMatchObject({ status: 0, stdout: 's.tar.gz: verified\n' });
    expect(verify('--scope', 'read')).toMatchObject({ status: 1, stdout: expect.stringContaining('scope') as string });
    expect(run('verify', 's.tar.gz')).toMatchObject({ status: 2, stderr: expect.stringContaining('`--verification-key`') as string });
  });

  test('a folder that is signed where it lies', () => {
    expect(run('sign', '--signing-key', 'key.pem', '-o', 'team', 'team').status).toBe(0);
    expect(run('verify', 'team', '--verification-key', 'public.pem')).toMatchObject({ status: 0, stdout: 'team: verified\n' });
    place.write('team/policy.rego', `${POLICY}\nallow if true\n`);
    expect(run('verify', 'team', '--verification-key', 'public.pem')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('is not the file that was signed') as string,
    });
  });

  test('a signed bundle is read where its signature holds, and built again with the key that it was signed with', async () => {
    expect(run('build', '-b', 'team', '--signing-key', 'key.pem', '-o', 'signed.tar.gz').status).toBe(0);
    place.write('other.pem', OTHER_RSA.verification);
    const commands = [
      ['eval', '-b', 'signed.tar.gz', 'data.mcp.policy.allow'],
      ['deps', '-b', 'signed.tar.gz'],
      ['inspect', 'signed.tar.gz'],
      ['build', '-b', 'signed.tar.gz', '-o', 'again.tar.gz'],
    ];
    for (const command of commands) {
      expect([command[0], run(...command, '--verification-key', 'public.pem').status]).toEqual([command[0], 0]);
      expect(run(...command, '--verification-key', 'other.pem')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('was not made with this key') as string,
      });
      expect(run(...command, '--verification-key', 'public.pem', '--scope', 'write').stderr).toContain('scope');
      expect(run(...command, '--scope', 'write').stderr).toContain('`--scope` is for bundles that are verified');
    }
    expect(run('inspect', 'signed.tar.gz', '--verification-key', 'public.pem').stdout).toMatch(/signed.*yes, verified/);
    expect(Object.keys(await files('again.tar.gz'))).not.toContain('.signatures.json');
    expect(run('inspect', 'again.tar.gz', '--verification-key', 'public.pem').stderr).toContain('has no `.signatures.json`');
    const data = run('eval', '-d', 'team', '--verification-key', 'public.pem', '--require-signed', 'true');
    expect(data).toMatchObject({ status: 2, stderr: expect.stringContaining('use `--bundle`') as string });
    expect(run('build', 'team', '--verification-key', 'public.pem').stderr).toContain('add `--bundle`');
  }, 60_000);

  test.each([
    [['sign', 'team'], '`--signing-key` names the key'],
    [['sign', '--signing-key', 'public.pem', 'team'], 'is no key for RS256'],
    [['build', 'team', '--signing-key', 'key.pem', '--signing-alg', 'RS257'], '`RS257` is no signature algorithm (did you mean `RS256`?)'],
    [['build', 'team', '--claims-file', 'claims.json'], '`--claims-file` is part of a signature'],
    [['sign', '--signing-key', 'key.pem', 'claims.json'], '`claims.json` is no bundle'],
  ])('%j is an error', (args, message) => {
    expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) as string });
  });
});
