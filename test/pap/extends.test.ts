import { mkdirSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { keptPolicyDeps } from '../kept-policy-deps.js';
import { layerKey } from '../../src/pap/layer/layer-cache.js';
import { parseSource } from '../../src/pap/source/parse-source.js';
import { openPolicyStore, type PolicyStore } from '../../src/pap/policy-store.js';
import type { ReloadEvent } from '../../src/pap/reload-event.js';
import { readSource } from '../../src/pap/source/read-source.js';
import { systemClock } from '../../src/telemetry/clock.js';
import { silentLog } from '../../src/telemetry/log.js';
import { call } from './call.js';
import { folder, until, type Folder } from './folder.js';

const deps = { ...keptPolicyDeps(), clock: systemClock, log: silentLog };
afterAll(() => deps.close());

let place: Folder;
let store: PolicyStore | undefined;
beforeEach(() => {
  place = folder();
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  place.remove();
});

const effect = (tool: string) => store?.current().decide(call(tool)).effect;

test('files are found from the file that names them, and profiles by name', async () => {
  const path = place.write('p.yaml', 'version: 1\nextends: [parts/a.yaml, strict]\ndefault_action: deny\n');
  place.write('parts/a.yaml', 'version: 1\nextends: ../b.yaml\nrules: []\n');
  place.write('b.yaml', 'version: 1\nrules: [{ tool: b, action: allow }]\n');
  const read = await readSource({ kind: 'yaml', path });
  expect(read.files.map(({ path: each }) => each)).toEqual([path, place.at('parts/a.yaml'), 'policies/strict.yaml', place.at('b.yaml')]);
  const { bundle, warnings } = await parseSource(read);
  expect(warnings.filter(({ span }) => span?.file === 'policies/strict.yaml')).toEqual([]);
  expect(bundle.modules.find((module) => module.path === 'mcp/policy/tools/b/b.rego')?.text).toContain(`source: ${place.at('b.yaml')}:2`);
});

test('what a policy takes from the environment is a part of what it is', async () => {
  const path = place.write('p.yaml', 'version: 1\nvars: { t: "${env.TOOL}" }\nrules: [{ tool: "${t}", action: allow }]\n');
  const read = (TOOL: string) => readSource({ kind: 'yaml', path }, { env: { TOOL, OTHER: `${TOOL}!` } });
  const [a, b] = [await read('a'), await read('b')];
  expect(a.environment).toEqual({ TOOL: 'a' });
  expect(layerKey('x', a)).not.toBe(layerKey('x', b));
  expect(layerKey('x', a)).toBe(layerKey('x', await read('a')));
  const { bundle } = await parseSource(b);
  expect(bundle.modules.map((module) => module.path)).toContain('mcp/policy/tools/b/b.rego');
});

test('a file that is not there is told where it is named', async () => {
  const path = place.write('p.yaml', 'version: 1\nextends: ./gone.yaml\n');
  const error = await parseSource(await readSource({ kind: 'yaml', path })).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).diagnostics).toMatchObject([{ code: 'AM1503', span: { file: path, line: 2 } }]);
});

test.each<[string, string, (at: (name: string) => string) => void, RegExp]>([
  ['a folder', './parts', (at) => mkdirSync(at('parts')), /parts` is a folder, not a file/],
  ['a device', '/dev/zero', () => undefined, /`\/dev\/zero` is a pipe or a device/],
  ['a link to itself', './loop.yaml', (at) => symlinkSync('loop.yaml', at('loop.yaml')), /cannot be read: its links lead in a circle/],
  ['bytes that are no text', './b.yaml', (at) => writeFileSync(at('b.yaml'), Buffer.of(0xff, 0xfe)), /is not UTF-8 text/],
  ['a profile nearly', 'Standard', () => undefined, /there is no policy `Standard` to extend \(did you mean `standard`\?\)/],
  ['Rego', './x.rego', (at) => writeFileSync(at('x.rego'), 'package mcp.policy\n'), /`\.\/x\.rego` is no policy file in YAML/],
  ['an address', 'https://example.com/x.yaml', () => undefined, /is no policy file in YAML/],
])('%s is told where it is named', async (_what, word, make, message) => {
  const path = place.write('p.yaml', `version: 1\nextends: ${word}\n`);
  make((name) => place.at(name));
  const error = await parseSource(await readSource({ kind: 'yaml', path })).catch((cause: unknown) => cause);
  expect((error as UserError).diagnostics).toMatchObject([
    { code: 'AM1503', span: { file: path, line: 2, column: 10, length: word.length }, message: expect.stringMatching(message) as string },
  ]);
});

test('one that could not be read is watched, and decides once it can', async () => {
  const path = place.write('p.yaml', 'version: 1\ndefault_action: deny\n');
  store = await openPolicyStore([{ kind: 'yaml', path }], deps);
  const events: ReloadEvent[] = [];
  store.subscribe((event) => events.push(event));
  store.watch();
  mkdirSync(place.at('other/base.yaml'), { recursive: true });
  place.write('p.yaml', 'version: 1\nextends: other/base.yaml\ndefault_action: deny\n');
  await until(() => events.some(({ outcome }) => outcome === 'failed'));
  rmdirSync(place.at('other/base.yaml'));
  place.write('other/base.yaml', 'version: 1\nrules: [{ tool: a, action: allow }]\n');
  await until(() => effect('a') === 'allow');
});

test('a change of an extended file is decided by the next call; so is one of a file that is extended from then on, and the mending of a broken one', async () => {
  const path = place.write('p.yaml', 'version: 1\nextends: base/base.yaml\ndefault_action: deny\n');
  const rule = (tool: string) => `version: 1\nrules: [{ tool: ${tool}, action: allow }]\n`;
  place.write('base/base.yaml', rule('a'));
  store = await openPolicyStore([{ kind: 'yaml', path }], deps);
  const events: ReloadEvent[] = [];
  store.subscribe((event) => events.push(event));
  store.watch();
  expect([effect('a'), effect('b')]).toEqual(['allow', 'deny']);

  place.write('base/base.yaml', rule('b'));
  await until(() => effect('b') === 'allow');
  expect(effect('a')).toBe('deny');

  place.write('p.yaml', 'version: 1\nextends: other/new.yaml\ndefault_action: deny\n');
  await until(() => events.some(({ outcome }) => outcome === 'failed'));
  expect(effect('b')).toBe('allow');

  place.write('other/new.yaml', rule('c'));
  await until(() => effect('c') === 'allow');
  place.write('other/new.yaml', rule('d'));
  await until(() => effect('d') === 'allow');
  expect(effect('b')).toBe('deny');
});
