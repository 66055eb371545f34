import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { packBundle } from '../../src/pap/archive/unpack.js';
import { assembleBundle } from '../../src/pap/bundle/assemble-bundle.js';
import { layerKey } from '../../src/pap/layer/layer-cache.js';
import { parseSource } from '../../src/pap/source/parse-source.js';
import { readSource } from '../../src/pap/source/read-source.js';
import { resolveSource, resolveSources } from '../../src/pap/source/resolve-source.js';
import { loadTestSuites } from '../../src/pap/test-suites.js';
import { folder, type Folder } from './folder.js';

let place: Folder;
beforeEach(() => void (place = folder()));
afterEach(() => place.remove());

const POLICY = 'package mcp.policy\n\nallow := true\n';

describe('what --policy names', () => {
  test.each(['minimal', 'standard', 'strict', 'enterprise'])('%s is a profile', (name) => {
    expect(resolveSource(name)).toEqual({ kind: 'profile', name });
  });
  test.each([
    ['policy.yaml', 'yaml'],
    ['policy.yml', 'yaml'],
    ['policy.json', 'yaml'],
    ['policy.rego', 'rego'],
    ['bundle.tar.gz', 'bundle'],
    ['bundle.tgz', 'bundle'],
  ])('%s is %s', (name, kind) => {
    const path = place.write(name, '');
    expect(resolveSource(path)).toEqual({ kind, path });
  });
  test('a folder', () => expect(resolveSource(place.path)).toEqual({ kind: 'directory', path: place.path }));

  test('S-08: a file that does not exist is an error, with the name that is near', () => {
    place.write('strict.yaml', '');
    const refused = () => resolveSource(place.at('strcit.yaml'));
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(/strcit\.yaml` does not exist \(did you mean `strict\.yaml`\?\)/);
  });
  test.each([
    ['strct', /unknown policy `strct` \(did you mean `strict`\?\).*`minimal`, `standard`, `strict`, `enterprise`/],
    ['nonsense', /unknown policy `nonsense`: the built-in ones are/],
    ['./strict', /`\.\/strict` does not exist/],
    ['http://example.org/bundle.tar.gz', /http:\/\/example\.org is not encrypted.*`--policy-allow-http`/],
    ['https://me:secret@example.org/b.tar.gz', /the URL holds a password/],
    ['https://', /a URL that begins with https/],
    ['opa+http://localhost:8181/v1/policies', /the URL of a decision is expected/],
    ['', /no name/],
  ])('%s', (word, expected) => {
    expect(() => resolveSource(word)).toThrow(expected);
  });
  test.each([
    [
      'https://example.org/b.tar.gz?key=secret#x',
      { kind: 'url', url: 'https://example.org/b.tar.gz?key=secret', name: 'https://example.org/b.tar.gz' },
    ],
    ['http://localhost:8888/b', { kind: 'url', url: 'http://localhost:8888/b', name: 'http://localhost:8888/b' }],
    [
      'opa+http://localhost:8181/v1/data/mcp',
      { kind: 'opa', url: 'http://localhost:8181/v1/data/mcp', name: 'opa+http://localhost:8181/v1/data/mcp' },
    ],
  ])('%s', (word, expected) => expect(resolveSource(word)).toEqual(expected));
  test('plain http to another machine, where it is allowed', () => {
    expect(resolveSource('http://example.org/b', { allowHttp: true })).toMatchObject({ kind: 'url' });
  });
  test.each([
    ['services as a map', 'opa.yaml', 'services:\n  a: {url: https://a}\n', 'opa_config'],
    ['bundles first, after a comment', 'opa.yml', '# ours\n\nbundles:\n  b: {}\n', 'opa_config'],
    ['a quoted key', 'opa.yaml', '"services": []\n', 'opa_config'],
    ['JSON', 'opa.json', '{"keys": {}, "services": {}}', 'opa_config'],
    ['a flow map', 'opa.yaml', '{services: {a: {url: "https://a"}}}', 'opa_config'],
    ['a policy that speaks of services', 'p.yaml', 'version: "1.0"\ndescription: |\n  services: all\nrules:\n  - tool: services\n', 'yaml'],
    ['a policy in JSON that has them deeper', 'p.json', '{"version": "1.0", "rules": [{"services": 1, "x": {"bundles": 2}}]}', 'yaml'],
    ['a policy in JSON with them in a text', 'p.json', '{"description": ", \\"services\\": 1, services: 2"}', 'yaml'],
  ])('by what it says: %s', (_what, name, text, kind) => {
    const path = place.write(name, text);
    expect(resolveSource(path)).toEqual({ kind, path });
  });
  test('a file of an unknown kind', () => {
    expect(() => resolveSource(place.write('policy.txt', 'x'))).toThrow(/cannot tell what this file is.*`\.rego`/);
  });
  test('the same policy twice', () => {
    expect(() => resolveSources(['strict', 'minimal', 'strict'])).toThrow(/`strict` is given twice/);
  });
});

describe('a folder', () => {
  test('is read as OPA reads a bundle: Rego, data by folder, the manifest, no tests', async () => {
    place.write('policy.rego', POLICY);
    place.write('policy_test.rego', 'package mcp.policy_test');
    place.write('acme/data.json', '{"hosts": ["a"]}');
    place.write('acme/teams/data.yaml', 'red: yes\n');
    place.write('.manifest', '{"revision": "r1", "roots": ["mcp/policy", "acme"]}');
    const files = await readSource({ kind: 'directory', path: place.path });
    const { bundle } = await assembleBundle(files.files);
    expect(bundle.modules.map(({ path }) => path)).toEqual([place.at('policy.rego')]);
    expect(bundle.data).toEqual({ acme: { hosts: ['a'], teams: { red: 'yes' } } });
    expect(bundle.manifest).toEqual({ revision: 'r1', roots: ['mcp/policy', 'acme'] });
  });

  test('a mounted ConfigMap is read once, not a second time below ..data', async () => {
    place.write('..2026_11_23/policy.rego', POLICY);
    symlinkSync('..2026_11_23', place.at('..data'));
    symlinkSync('..data/policy.rego', place.at('policy.rego'));
    const { files, notices } = await readSource({ kind: 'directory', path: place.path });
    expect(files.map(({ name }) => name)).toEqual(['policy.rego']);
    expect(notices).toEqual([]);
  });

  test('says what it does not load', async () => {
    place.write('policy.rego', POLICY);
    place.write('other.yaml', 'x: 1');
    mkdirSync(place.at('real'));
    symlinkSync('real', place.at('linked'));
    place.write('.git/x.rego', 'package x');
    place.write('#policy.rego#', '');
    const { notices } = await readSource({ kind: 'directory', path: place.path });
    expect(notices).toEqual([
      expect.stringMatching(/`linked` is a link to a folder/),
      expect.stringMatching(/`other\.yaml` is not loaded/),
    ]);
  });

  test('without Rego it is no policy, and a YAML file in it is named', async () => {
    place.write('strict.yaml', 'version: "1.0"');
    await expect(readSource({ kind: 'directory', path: place.path }).then(parseSource)).rejects.toThrow(
      /holds no Rego; a YAML policy is named by its file/,
    );
  });

  test('a dangling link is a missing policy', async () => {
    symlinkSync('nowhere.rego', place.at('policy.rego'));
    await expect(readSource({ kind: 'directory', path: place.path })).rejects.toThrow(/policy\.rego` does not exist/);
  });

  test.skipIf(process.platform === 'win32').each([
    ['a pipe', 'deny.rego', (path: string) => void spawnSync('mkfifo', [path]), /deny\.rego` is a pipe or a device/],
    ['a link to a device', 'deny.rego', (path: string) => symlinkSync('/dev/null', path), /deny\.rego` is a pipe or a device/],
    ['a link to itself', 'deny.rego', (path: string) => symlinkSync(path, path), /deny\.rego` cannot be read: its links lead in a circle/],
    ['a pipe with data', 'data.json', (path: string) => void spawnSync('mkfifo', [path]), /data\.json` is a pipe or a device/],
    ['honest: a pipe that is no policy', 'events', (path: string) => void spawnSync('mkfifo', [path]), undefined],
    ['honest: an editor’s lock', '.#policy.rego', (path: string) => symlinkSync('me@host.1', path), undefined],
  ])('%s is not left out of it', async (_what, name, make, expected) => {
    place.write('policy.rego', POLICY);
    make(place.at(name));
    const read = readSource({ kind: 'directory', path: place.path });
    if (expected === undefined) expect((await read).files.map((file) => file.name)).toEqual(['policy.rego']);
    else await expect(read).rejects.toThrow(expected);
  });

  test.each([
    ['data twice', { 'data.json': '{"a": {"b": 1}}', 'a/data.json': '{"b": 2}' }, /both define the data `a\/b`/],
    ['data that is no object', { 'data.json': '[1]' }, /must be an object/],
    ['broken JSON', { 'data.json': '{' }, /data\.json` is not JSON/],
    ['broken YAML', { 'data.yaml': 'a: [' }, /data\.yaml` is not YAML/],
    ['Rego that is not UTF-8', { 'x.rego': Buffer.from([0x70, 0xff]) }, /not UTF-8/],
    ['a manifest of a later Rego', { '.manifest': '{"rego_version": 2}' }, /`rego_version` in .* must be 0 or 1/],
    ['a manifest that is none', { '.manifest': '[]' }, /not a manifest/],
    ['roots that are no list', { '.manifest': '{"roots": "mcp"}' }, /`roots` in .* must be a list of strings/],
    ['a signature nobody checks', { '.signatures.json': '{}' }, /signed/],
  ])('%s', async (_what, files, expected) => {
    place.write('policy.rego', POLICY);
    for (const [name, text] of Object.entries<string | Buffer>(files)) place.write(name, text);
    await expect(readSource({ kind: 'directory', path: place.path }).then(parseSource)).rejects.toThrow(expected);
  });

  test('`__proto__` in data is data', async () => {
    place.write('policy.rego', POLICY);
    place.write('data.json', '{"__proto__": {"polluted": true}, "a": {"__proto__": 1}}');
    const { bundle } = await readSource({ kind: 'directory', path: place.path }).then(parseSource);
    expect(Object.keys(bundle.data)).toEqual(['__proto__', 'a']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test('a bundle names its files by the archive they are in', async () => {
  const path = place.write('b.tar.gz', packBundle([{ name: 'policy.rego', bytes: Buffer.from(POLICY) }]));
  const { bundle } = await readSource({ kind: 'bundle', path }).then(parseSource);
  expect(bundle.modules).toEqual([{ path: `${path}/policy.rego`, text: POLICY }]);
});

test('a bundle that is not a tar says so', async () => {
  const path = place.write('b.tar.gz', 'not a tar');
  await expect(readSource({ kind: 'bundle', path }).then(parseSource)).rejects.toThrow(
    /b\.tar\.gz` is not a bundle: it is not gzip; `opa build -b <folder>` makes one/,
  );
});

test('a folder and the folder in it are two policies to the cache: the same file is other data in each', async () => {
  place.write('a/b/policy.rego', POLICY);
  place.write('a/b/data.json', '{"blocked": ["delete"]}');
  const [outer, inner] = await Promise.all(['a', 'a/b'].map((name) => readSource({ kind: 'directory', path: place.at(name) })));
  const paths = (read: typeof outer) => read?.files.map(({ path }) => path);
  expect(paths(outer)).toEqual(paths(inner));
  expect(outer !== undefined && inner !== undefined && layerKey('x', outer) === layerKey('x', inner)).toBe(false);
});

test('of an archive its Rego, data and tests are tested: no `.signatures.json`, and no YAML, which means nothing there', async () => {
  const archive = packBundle(
    Object.entries({
      'policy.rego': POLICY,
      'policy_test.rego': 'package mcp.policy_test\n\ntest_it if true\n',
      'data.json': '{"a": 1}',
      '.signatures.json': '{"signatures": ["a.b.c"]}',
      'policy.yaml': 'version: 1\ndefault_action: deny\n',
    }).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  );
  const path = place.write('b.tar.gz', archive);
  const [suite] = await loadTestSuites([path]);
  expect(suite?.modules.map((module) => module.path)).toEqual([`${path}/policy.rego`, `${path}/policy_test.rego`]);
  expect(suite?.data).toEqual({ a: 1 });
});
