import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cache } from '../../src/engine/cache.js';
import { decodeLayer } from '../../src/pap/layer/compiled-layer.js';
import { keptPolicyDeps } from '../kept-policy-deps.js';
import { loadPolicySet } from '../../src/pap/load-policy-set.js';
import { resolveSources } from '../../src/pap/source/resolve-source.js';
import { withMeter } from '../../src/pap/layer/with-meter.js';
import { call } from './call.js';
import { folder, type Folder } from './folder.js';

const ENDLESS = `package mcp.policy

allow if input.tool.name == "good"

deny contains "found" if {
	input.tool.name == "hostile"
	some x in numbers.range(1, 20000)
	some y in numbers.range(1, 20000)
	x + y == -1
}
`;

let place: Folder;
const kept = new Map<string, Uint8Array>();
const cache: Cache = { get: (key) => kept.get(key), put: (key, value) => void kept.set(key, value) };
const owned = keptPolicyDeps();
beforeAll(() => {
  place = folder();
  place.write('endless.rego', ENDLESS);
});
afterAll(async () => {
  place.remove();
  await owned.close();
});

describe('a policy that counts its steps', () => {
  const sources = () => resolveSources([place.at('endless.rego')]);

  test.each([
    ['compiled now', true, owned],
    ['from the cache, without an engine', false, { ...owned, engine: () => Promise.reject(new Error('nothing is compiled')) }],
  ])('%s: ends, and decides the next call', async (_where, compiled, deps) => {
    const { set, layers } = await loadPolicySet(sources(), { ...deps, cache });
    expect(layers.map((layer) => layer.compiled)).toEqual([compiled]);
    expect(set.decide(call('hostile'))).toMatchObject({ effect: 'deny', reasons: [{ id: 'outcome.steps' }] });
    expect(set.decide(call('good'))).toMatchObject({ effect: 'allow' });
    set.dispose();
  });

  test('is kept with its meter, under the revision that it has without, and metered once', async () => {
    const [[key, stored] = []] = [...kept];
    const layer = decodeLayer(stored ?? new Uint8Array(), key ?? '');
    if (layer === undefined) throw new Error('the layer was kept');
    const { set } = await loadPolicySet(sources(), { ...owned, cache });
    expect({ metered: layer.metered, revision: layer.revision }).toEqual({ metered: true, revision: set.layers[0]?.revision });
    expect(withMeter(layer)).toBe(layer);
    set.dispose();
  });

  test('a module that nobody could meter is an error of its author', () => {
    const layer = {
      wasm: Buffer.from('no module'),
      data: {},
      revision: 'r',
      main: 'own',
      opinion: 'policy',
      notices: [],
      warnings: [],
    } as const;
    expect(() => withMeter(layer)).toThrow('`policy.wasm` is not a WebAssembly module');
    expect(withMeter({ ...layer, bounded: true }).wasm).toBe(layer.wasm);
  });
});
