import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.js';
import { buildLayer } from '../../../src/pap/layer/build-layer.js';
import type { CompiledLayer } from '../../../src/pap/layer/compiled-layer.js';
import { joinBundles, type NamedBundle } from '../../../src/pap/bundle/join-bundles.js';
import { parseSource } from '../../../src/pap/source/parse-source.js';
import { PolicyError } from '../../../src/pap/policy-error.js';
import { readSource, type ReadOptions } from '../../../src/pap/source/read-source.js';
import { resolveSource } from '../../../src/pap/source/resolve-source.js';
import { signBundle } from '../../../src/pap/signatures/sign-bundle.js';
import { hostBuiltinNames } from '../../../src/pdp/builtins/index.js';
import { createEvaluator } from '../../../src/pdp/create-evaluator.js';
import { libraryModules } from '../../../src/pdp/library.js';
import { createTestEngine } from '../../engine/test-engine.js';
import { call } from '../call.js';
import { folder, type Folder } from '../folder.js';
import { RSA } from '../signatures/key-pairs.js';
import { allowing, bundleOf, entriesOf, type Files } from './make.js';

let engine: Engine;
/** Builds what ours would refuse to compile. */
let lavish: Engine;
beforeAll(async () => {
  engine = await createTestEngine({ builtins: hostBuiltinNames });
  lavish = await createTestEngine({ builtins: [...hostBuiltinNames, 'opa.runtime'] });
}, 120_000);
afterAll(async () => {
  await engine.close();
  await lavish.close();
});

let place: Folder;
beforeEach(() => {
  place = folder();
});
afterEach(() => place.remove());

const deps = { engine: () => Promise.resolve(engine), library: libraryModules };

async function built(path: string, options: ReadOptions = {}): Promise<CompiledLayer> {
  return buildLayer(await parseSource(await readSource(resolveSource(path), options)), deps);
}

const layerOf = (files: Files) => built(place.write('b.tar.gz', bundleOf(files)));

async function effects({ wasm, data, revision }: CompiledLayer, ...tools: string[]): Promise<string[]> {
  const evaluator = await createEvaluator({ wasm, data, revision });
  const decided = tools.map((tool) => {
    const outcome = evaluator.decide(call(tool));
    return outcome.kind === 'decided' ? outcome.decision.effect : outcome.code;
  });
  evaluator.dispose();
  return decided;
}

async function compiled(modules: Files, entrypoints: readonly string[], by: Engine = engine): Promise<Uint8Array> {
  const list = Object.entries(modules).map(([path, text]) => ({ path, text: text as string }));
  const result = await by.build({ modules: list, entrypoints });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.wasm;
}

const library = Object.fromEntries(libraryModules().map(({ path, text }) => [path, text]));
const withoutMain = Object.fromEntries(Object.entries(library).filter(([path]) => !path.endsWith('mcp/main/main.rego')));
const resolving = (...entrypoints: string[]) =>
  JSON.stringify({ wasm: entrypoints.map((entrypoint) => ({ entrypoint, module: '/policy.wasm' })) });
const BOTH = ['mcp/main/decision', 'mcp/main/hidden'];

describe('Rego v0', () => {
  const OLD =
    'package mcp.policy\n\nallow { data.old.tools[_] == input.tool.name }\n\ndeny[msg] { input.tool.name == "b"; msg := "no b" }\n';
  const DATA = '{"tools": ["a", "b"]}';

  test('is read where the manifest says so, beside our library', async () => {
    const layer = await layerOf({ '.manifest': '{"rego_version": 0}', 'policy.rego': OLD, 'old/data.json': DATA });
    expect(await effects(layer, 'a', 'b', 'c')).toEqual(['allow', 'deny', 'deny']);
  });

  test.each([
    ['a path', { rego_version: 1, file_rego_versions: { '/old.rego': 0 } }],
    ['a pattern', { file_rego_versions: { '*old.rego': 0 } }],
    ['the other one', { rego_version: 0, file_rego_versions: { '/n{ew,one}.rego': 1 } }],
  ])('of single files: %s', async (_what, manifest) => {
    const layer = await layerOf({
      '.manifest': JSON.stringify(manifest),
      'old.rego': OLD,
      'new.rego':
        '# first\npackage mcp.policy # the same\nimport future.keywords.if\nimport data.old.tools\n\nallow if input.tool.name == tools[0]\n\ndeny contains "no d" if input.tool.name == "d"\n',
      'old/data.json': DATA,
    });
    expect(await effects(layer, 'a', 'b', 'd')).toEqual(['allow', 'deny', 'deny']);
  });

  test('an error beside it has its own line', async () => {
    const error = await layerOf({
      '.manifest': '{"rego_version": 0, "file_rego_versions": {"/new.rego": 1}}',
      'old.rego': OLD,
      'new.rego': 'package acme\n\nx if {\n\tnonsense(1)\n}\n',
      'old/data.json': DATA,
    }).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(PolicyError);
    expect((error as PolicyError).diagnostics).toMatchObject([{ span: { file: `${place.at('b.tar.gz')}/new.rego`, line: 4, column: 2 } }]);
  });
});

describe('a module that was built elsewhere', () => {
  test('is used as it is where it decides here', async () => {
    const wasm = await compiled({ ...library, 'p.rego': allowing('wasm') }, BOTH);
    const layer = await layerOf({ '.manifest': resolving(...BOTH), 'policy.wasm': wasm, ...withoutMain, 'p.rego': allowing('rego') });
    expect(layer.wasm).toEqual(Buffer.from(wasm));
    expect(layer.notices).toEqual(['its `policy.wasm` is used as it is']);
    expect(await effects(layer, 'wasm', 'rego')).toEqual(['allow', 'deny']);
  });

  test('is not, where a builtin is missing: the Rego beside it is compiled, with our `mcp.main`', async () => {
    const policy = `${allowing('rego')}\nruntime := opa.runtime()\n\nlabels contains "x" if runtime.never\n`;
    const wasm = await compiled({ ...library, 'p.rego': policy }, BOTH, lavish);
    const files = { '.manifest': resolving(...BOTH), 'policy.wasm': wasm, ...withoutMain, 'mcp/main/main.rego': 'package mcp.main\n' };
    const layer = await layerOf({ ...files, 'p.rego': allowing('rego') });
    expect(layer.notices).toEqual([
      'its Rego is compiled, because of its `policy.wasm`: it calls `opa.runtime`, which is not available here',
    ]);
    expect(await effects(layer, 'rego', 'other')).toEqual(['allow', 'deny']);
    await expect(layerOf({ ...files, 'p.rego': policy })).rejects.toThrow(PolicyError);
  });

  test('with an `mcp.main` of its own cannot be replaced by the Rego beside it', async () => {
    const wasm = await compiled(
      { 'm.rego': 'package mcp.main\n\ndecision := {"allow": opa.runtime().x}\n' },
      ['mcp/main/decision'],
      lavish,
    );
    const error = await layerOf({ '.manifest': resolving('mcp/main/decision'), 'policy.wasm': wasm, 'p.rego': allowing('x') }).catch(
      (cause: unknown) => cause,
    );
    expect((error as PolicyError).diagnostics).toMatchObject([
      {
        code: 'AM2010',
        message: expect.stringMatching(/calls `opa\.runtime`.* and the rules of `mcp\/main\/decision` are in it only/) as string,
      },
    ]);
  });

  test('for another entrypoint is left alone while the Rego has its rules', async () => {
    const wasm = await compiled({ 'p.rego': allowing('wasm') }, ['mcp/policy/allow']);
    const layer = await layerOf({
      '.manifest': resolving('mcp/policy/allow', 'mcp/policy'),
      'policy.wasm': wasm,
      'p.rego': allowing('rego'),
    });
    expect(await effects(layer, 'wasm', 'rego')).toEqual(['deny', 'allow']);
  });

  test('by itself, as a file', async () => {
    const wasm = await compiled({ ...library, 'p.rego': allowing('a') }, BOTH);
    const layer = await built(place.write('policy.wasm', Buffer.from(wasm)));
    expect(await effects(layer, 'a', 'b')).toEqual(['allow', 'deny']);
    const other = await compiled({ 'p.rego': allowing('a') }, ['mcp/policy/allow']);
    await expect(built(place.write('other.wasm', Buffer.from(other)))).rejects.toMatchObject({
      diagnostics: [{ code: 'AM2010', message: expect.stringContaining('and not `mcp/main/decision`') as string }],
    });
  });
});

describe('a manifest', () => {
  test('may have members that OPA does not know, and they are named', async () => {
    const layer = await layerOf({ '.manifest': '{"revision": "r7", "owner": "team", "metadata": {"x": 1}}', 'p.rego': allowing('a') });
    expect(layer.label).toBe('r7');
    expect(layer.notices).toEqual(['its manifest has the member `owner`, which means nothing; `metadata` is for what is your own']);
  });

  test('lies anywhere, as in OPA, and so does data', async () => {
    const layer = await layerOf({
      'sub/.manifest': '{"roots": ["mcp/policy", "acme", "x/y"]}',
      'sub/p.rego': 'package mcp.policy\n\nallow if input.tool.name in data.acme.tools\n',
      'acme/data.yaml': 'tools: [a]\nnested: {on: off}\n',
      'acme/nested/data.json': '{"more": 1}',
      'x/data.json': '{"y": {"z": 2}}',
    });
    expect(layer.data).toEqual({ acme: { tools: ['a'], nested: { on: 'off', more: 1 } }, x: { y: { z: 2 } } });
    expect(await effects(layer, 'a', 'b')).toEqual(['allow', 'deny']);
  });
});

describe('signed folders', () => {
  const FILES: Files = {
    'policy.rego': allowing('a'),
    'README.md': 'read me\n',
    '.hidden/notes.txt': 'x',
    'policy_test.rego': 'package t\n',
  };
  const verification = {
    keys: new Map([['default', { text: RSA.verification, algorithm: 'RS256' as const }]]),
    keyId: 'default',
    exclude: [] as string[],
    everything: true,
    now: () => 0,
  };

  function writeAll(files: Files): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(place.path, name)), { recursive: true });
      writeFileSync(join(place.path, name), content);
    }
  }

  test('all files are signed, those too that mean nothing; only Rego and data are loaded', async () => {
    writeAll({
      ...FILES,
      '.signatures.json': await signBundle(entriesOf(FILES), { key: RSA.signing, algorithm: 'RS256', folder: place.path }),
    });
    expect(await effects(await built(place.path, { verification }), 'a', 'b')).toEqual(['allow', 'deny']);
    await expect(built(place.path)).rejects.toThrow('it is signed, and no key is given: `--verification-key=<file>` names it');

    place.write('.hidden/more.txt', 'y');
    await expect(built(place.path, { verification })).rejects.toThrow(/hidden\/more\.txt` is not in its signature/);
    const anywhere = `${place.path.slice(1).replaceAll(/[^/]+/g, '*')}/.hidden/more.txt`;
    expect(await effects(await built(place.path, { verification: { ...verification, exclude: [anywhere] } }), 'a')).toEqual(['allow']);
  });

  test('unsigned ones are refused with a key', async () => {
    writeAll(FILES);
    await expect(built(place.path, { verification })).rejects.toThrow('it has no `.signatures.json`, and a verification key is given');
  });

  test('`--require-signed` leaves the profiles, and no single file', async () => {
    await expect(readSource({ kind: 'profile', name: 'strict' }, { verification })).resolves.toMatchObject({ notices: [] });
    for (const name of ['p.rego', 'p.yaml', 'p.wasm']) {
      const path = place.write(name, '');
      await expect(readSource(resolveSource(path), { verification })).rejects.toThrow(/is a single file, which cannot be signed/);
      await expect(readSource(resolveSource(path), { verification: { ...verification, everything: false } })).resolves.toMatchObject({});
    }
  });
});

describe('the bundles of one OPA configuration', () => {
  async function named(name: string, files: Files): Promise<NamedBundle> {
    return { name, bundle: (await parseSource(await readSource(resolveSource(place.write(`${name}.tar.gz`, bundleOf(files)))))).bundle };
  }
  const joined = async (...bundles: NamedBundle[]) => {
    const parsed = {
      name: 'opa.yaml',
      bundle: joinBundles(bundles),
      generated: false,
      warnings: [],
      notices: [],
      texts: new Map<string, string>(),
    };
    return buildLayer(parsed, deps);
  };
  const roots = (...list: string[]) => JSON.stringify({ revision: list[0], roots: list });
  const policy = { '.manifest': roots('mcp/policy'), 'p.rego': 'package mcp.policy\n\nallow if input.tool.name in data.acme.tools\n' };
  const data = { '.manifest': roots('acme'), 'acme/data.json': '{"tools": ["a"]}' };

  test('are one layer', async () => {
    const layer = await joined(await named('authz', policy), await named('teams', data));
    expect(await effects(layer, 'a', 'b')).toEqual(['allow', 'deny']);
    expect(layer.label).toBe('authz=mcp/policy teams=acme');
    expect(await effects(await joined(await named('all', { ...policy, ...data, '.manifest': '{}' })), 'a')).toEqual(['allow']);
  });

  test.each<[string, Files, Files, RegExp]>([
    [
      'one root within another',
      policy,
      { ...data, '.manifest': roots('mcp') },
      /`one` and `two` both own `mcp\/policy` \(roots `mcp\/policy` and `mcp`\)/,
    ],
    ['no roots stated', { 'p.rego': allowing('a') }, data, /both own `acme` \(roots `` and `acme`\)/],
    ['a package under a root of the other', policy, { ...data, 'more.rego': 'package mcp.policy\n\nallow := true\n' }, /has an error/],
    ['data under a root of the other', { ...policy, 'acme/data.json': '{"tools": []}' }, { '.manifest': roots('acme') }, /has an error/],
    ['the same data', { ...policy, 'acme/data.json': '{"tools": []}' }, data, /`two` and `one` both define the data `acme\/tools`/],
  ])('%s is refused', async (_what, first, second, message) => {
    const bundles = [await named('one', first), await named('two', second)];
    await expect((async () => joined(...bundles))()).rejects.toThrow(message);
  });

  test('a module of one does not hold the Rego of another', async () => {
    const wasm = await compiled({ ...library, 'p.rego': allowing('a') }, BOTH);
    const one = await named('one', {
      '.manifest': JSON.stringify({ roots: ['mcp'], wasm: [{ entrypoint: BOTH[0], module: 'policy.wasm' }] }),
      'policy.wasm': wasm,
    });
    const guards = await named('two', { '.manifest': roots('custom'), 'g.rego': 'package custom.x\n\ndeny contains "no"\n' });
    expect(() => joinBundles([one, guards])).toThrow(
      /`one` holds the decision as WASM, into which the Rego of the bundle `two` was not compiled/,
    );
    expect(await effects(await joined(one, await named('two', data)), 'a', 'b')).toEqual(['allow', 'deny']);
  });
});
