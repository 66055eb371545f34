import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packBundle, unpackBundle } from '../../../src/pap/archive/unpack.js';
import { buildLayer } from '../../../src/pap/layer/build-layer.js';
import { parseSource } from '../../../src/pap/source/parse-source.js';
import { readSource } from '../../../src/pap/source/read-source.js';
import { resolveSource } from '../../../src/pap/source/resolve-source.js';
import type { SignatureAlgorithm } from '../../../src/pap/signatures/algorithms.js';
import { signBundle } from '../../../src/pap/signatures/sign-bundle.js';
import { verifyBundle } from '../../../src/pap/signatures/verify-bundle.js';
import type { Verification } from '../../../src/pap/signatures/verification.js';
import { refuseStripped } from '../../../src/pap/bundle/whole-rego.js';
import { writtenBundle } from '../../../src/pap/bundle/written-bundle.js';
import { libraryModules } from '../../../src/pdp/library.js';
import { createTestEngine } from '../../engine/test-engine.js';
import { folder, type Folder } from '../folder.js';
import { PAIRS, RSA } from '../signatures/key-pairs.js';
import { bundleOf, entriesOf, type Files } from './make.js';

/** The program of the OPA project: `OPA`, or on PATH. */
const opa = process.env['OPA'] ?? 'opa';
const hasOpa = spawnSync(opa, ['version']).status === 0;

const FILES: Files = {
  '.manifest': '{"revision": "r1", "roots": ["mcp/policy", "acme"], "metadata": {"n": 1.0}}',
  'mcp/policy/policy.rego': 'package mcp.policy\n\nallow if input.tool.name in data.acme.tools\n',
  'mcp/policy/policy_test.rego': 'package mcp.policy\n\ntest_it if true\n',
  'acme/data.json': '{"tools": ["a"], "big": 12345678901234567890, "e": 1e3, "text": "<é\\u2028>"}',
  'acme/limits/data.yaml':
    'yes: no\nmask: 0777\nday: 2026-01-01\nhalf: 0.50\nlist: [1_000, ~, .5]\nbase: &b {x: 1}\nmore:\n  <<: *b\n  y: 2\n',
  'README.md': 'read me\n',
};

let place: Folder;
beforeEach(() => {
  place = folder();
});
afterEach(() => place.remove());

function run(...args: string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(opa, args, { cwd: place.path, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

function writeTeam(files: Files = FILES): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place.path, 'team', name)), { recursive: true });
    writeFileSync(join(place.path, 'team', name), content);
  }
}

const verifying = (text: string, algorithm: SignatureAlgorithm): Verification => ({
  keys: new Map([['default', { text, algorithm }]]),
  keyId: 'default',
  exclude: [],
  everything: false,
  now: () => 0,
});

describe.skipIf(!hasOpa)('stock `opa` (skipped without it)', () => {
  test.each(PAIRS)(
    '%s with %s: signed there, loaded here; signed here, loaded there',
    async (algorithm, _what, { signing, verification }) => {
      writeTeam();
      place.write('key', signing);
      place.write('public', verification);
      const here = verifying(verification, algorithm);

      expect(run('sign', '--signing-key', 'key', '--signing-alg', algorithm, '-b', 'team', '-o', 'team')).toEqual({ status: 0, said: '' });
      const listed = unsigned(readFileSync(place.at('team/.signatures.json'), 'utf8'));
      // OPA names a folder's files as it was called: here from the folder above.
      const entries = entriesOf({ ...FILES, '.signatures.json': readFileSync(place.at('team/.signatures.json')) });
      await verifyBundle(entries, here, './team/');

      expect(unsigned(await signBundle(entriesOf(FILES), { key: signing, algorithm, folder: 'team' }))).toEqual(listed);
      place.write(
        'team/.signatures.json',
        await signBundle(entriesOf(FILES), { key: signing, algorithm, keyId: 'default', folder: 'team' }),
      );
      const build = ['build', '-b', 'team', '-o', 'signed.tar.gz', '--signing-key', 'key', '--signing-alg', algorithm];
      expect(run(...build, '--verification-key', 'public')).toEqual({ status: 0, said: '' });
      await expect(readSource(resolveSource(place.at('signed.tar.gz')), { verification: here })).resolves.toMatchObject({ notices: [] });

      const ours = { ...FILES, '.signatures.json': await signBundle(entriesOf(FILES), { key: signing, algorithm, keyId: 'default' }) };
      place.write('ours.tar.gz', bundleOf(ours));
      const verify = ['build', '--verification-key', 'public', '--signing-alg', algorithm, '-o', 'out.tar.gz', '-b'];
      expect(run(...verify, 'ours.tar.gz')).toEqual({ status: 0, said: '' });
      place.write('changed.tar.gz', bundleOf({ ...ours, 'acme/data.json': '{"tools": ["b"]}' }));
      expect(run(...verify, 'changed.tar.gz').said).toContain('digest mismatch');
    },
  );

  test.each<[string, Files, string[], string]>([
    ['a scope', FILES, ['--scope', 'write'], ''],
    ['another scope', FILES, ['--scope', 'read'], 'scope mismatch'],
    ['a file that is not signed', { ...FILES, 'x.txt': 'x' }, ['--scope', 'write'], 'not included in bundle signature'],
    ['a file that need not be', { ...FILES, 'x.txt': 'x' }, ['--scope', 'write', '--exclude-files-verify', '*.txt'], ''],
    ['a file that is gone', Object.fromEntries(Object.entries(FILES).slice(1)), ['--scope', 'write'], 'not found in the target bundle'],
    [
      'data written otherwise',
      { ...FILES, '.manifest': '{"metadata":{"n":1.0},"roots":["mcp/policy","acme"],"revision":"r1"}' },
      ['--scope', 'write'],
      '',
    ],
    [
      'another number',
      { ...FILES, '.manifest': '{"metadata":{"n":1},"roots":["mcp/policy","acme"],"revision":"r1"}' },
      ['--scope', 'write'],
      'digest mismatch',
    ],
  ])('%s: both say the same', async (_what, files, options, refusal) => {
    const signature = await signBundle(entriesOf(FILES), {
      key: RSA.signing,
      algorithm: 'RS256',
      claims: { scope: 'write', keyid: 'default' },
    });
    const path = place.write('b.tar.gz', bundleOf({ ...files, '.signatures.json': signature }));
    place.write('public', RSA.verification);
    const { status, said } = run('build', '-b', 'b.tar.gz', '-o', 'out.tar.gz', '--verification-key', 'public', ...options);
    expect([status, said]).toEqual(refusal === '' ? [0, ''] : [1, expect.stringContaining(refusal)]);
    const scope = options[1] ?? '';
    const exclude = options.slice(3);
    const here = readSource(resolveSource(path), { verification: { ...verifying(RSA.verification, 'RS256'), scope, exclude } });
    await (refusal === '' ? expect(here).resolves.toBeDefined() : expect(here).rejects.toThrow(/signature|signed/));
  });

  test('reads the same data and manifest from a folder and from a bundle', async () => {
    writeTeam({ ...FILES, 'acme/data.json': '{"tools": ["a"], "e": 1e3, "text": "<é\\u2028>"}' });
    expect(run('build', '-b', 'team', '-o', 'b.tar.gz')).toEqual({ status: 0, said: '' });
    const folder = await parseSource(await readSource(resolveSource(place.at('team'))));
    const bundle = await parseSource(await readSource(resolveSource(place.at('b.tar.gz'))));
    const theirs = JSON.parse(run('eval', '-b', 'team', '-f', 'raw', 'data.acme').said) as unknown;
    expect(JSON.parse(JSON.stringify(folder.bundle.data))).toEqual({ acme: theirs });
    expect(JSON.parse(JSON.stringify(bundle.bundle.data))).toEqual({ acme: theirs });
    expect(bundle.bundle.manifest).toMatchObject({ revision: 'r1', roots: ['mcp/policy', 'acme'], rego_version: 1, metadata: { n: 1 } });
  });

  test('reads what is written of a bundle that is partly Rego v0, our library beside it', async () => {
    const path = place.write(
      'old.tar.gz',
      bundleOf({
        '.manifest': '{"rego_version": 0, "file_rego_versions": {"/new*": 1}, "roots": ["mcp/policy"]}',
        'old[1].rego': 'package mcp.policy\n\nallow { input.tool.name == "a" }\n',
        'new.rego': 'package mcp.policy\n\nallow if input.tool.name == "b"\n',
      }),
    );
    const { bundle } = await parseSource(await readSource(resolveSource(path)));
    const written = writtenBundle(bundle, { library: libraryModules(), root: `${path}/` });
    place.write('written.tar.gz', packBundle(written.map(({ name, text }) => ({ name, bytes: Buffer.from(text) }))));
    const query = ['eval', '-b', 'written.tar.gz', '-f', 'raw', '-I', 'data.mcp.policy.allow'];
    const allowed = ['a', 'b', 'c'].map(
      (name) => spawnSync(opa, query, { cwd: place.path, input: JSON.stringify({ tool: { name } }), encoding: 'utf8' }).stdout,
    );
    expect(allowed).toEqual(['true\n', 'true\n', '']);
  });

  test('takes the rules of an entrypoint out of the Rego, and such a bundle is refused here', async () => {
    writeTeam({ 'p.rego': 'package mcp.policy\n\nallow := true\n\ndeny contains "no" if input.tool.name == "b"\n' });
    expect(run('build', '-b', 'team', '-t', 'wasm', '-e', 'mcp/policy/deny', '-o', 'w.tar.gz')).toEqual({ status: 0, said: '' });
    const names = (await unpackBundle('w', readFileSync(place.at('w.tar.gz')))).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['.manifest', 'policy.wasm', 'team/p.rego']));
    const engine = await createTestEngine();
    const parsed = await parseSource(await readSource(resolveSource(place.at('w.tar.gz'))));
    expect(() => refuseStripped('w', parsed.bundle)).toThrow('the rules of `mcp/policy/deny` are in its WASM module, and not in its Rego');
    const refused = buildLayer(parsed, { engine: () => Promise.resolve(engine), library: libraryModules });
    await expect(refused).rejects.toMatchObject({
      diagnostics: expect.arrayContaining([
        expect.objectContaining({
          code: 'AM2011',
          message: expect.stringContaining('has the rules of `mcp/policy/deny` in `policy.wasm` only') as string,
        }),
      ]) as unknown[],
    });
    await engine.close();
  });
});

/** What a `.signatures.json` signs. */
function unsigned(text: string): unknown {
  const [, payload = ''] = (JSON.parse(text) as { signatures: [string] }).signatures[0].split('.');
  const { files } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { files: readonly { name: string }[] };
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
