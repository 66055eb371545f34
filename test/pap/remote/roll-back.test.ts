import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/pap/remote/archive.js';
import { bundleFolder } from '../../../src/pap/remote/bundle-folder.js';
import { keptBundles, oneBundle, type KeptBundle } from '../../../src/pap/remote/kept-bundles.js';
import { openRevisionStore } from '../../../src/pap/remote/revision-store.js';
import { rollBack } from '../../../src/pap/remote/roll-back.js';
import { resolveSource } from '../../../src/pap/source/resolve-source.js';
import { folder, type Folder } from '../folder.js';
import { bundleAllowing } from './bundle-server.js';

const URL_OF_B = 'https://bundles.example/b.tar.gz';

let place: Folder;
let env: Record<string, string>;
beforeEach(() => {
  place = folder();
  env = { XDG_STATE_HOME: place.path, LOCALAPPDATA: place.path };
});
afterEach(() => place.remove());

/** Three revisions as proxies leave them behind, `a` the oldest. */
function kept(): KeptBundle {
  const one = oneBundle(keptBundles(resolveSource(URL_OF_B), env), undefined);
  for (const [index, name] of ['a', 'b', 'c'].entries()) {
    const bytes = bundleAllowing(name);
    one.revisions.keep({ bytes, sha256: sha256(bytes), from: 'network' }, { revision: name }, 1_000 * (index + 1));
  }
  return one;
}

const hashOf = (name: string) => sha256(bundleAllowing(name));

describe('the one before', () => {
  test('what decides, and again the one before that, until there is none', () => {
    const bundle = kept();
    expect(rollBack(bundle, undefined).revision).toBe('b');
    expect(bundle.revisions.pin.read()).toBe(hashOf('b'));
    expect(rollBack(bundle, undefined).revision).toBe('a');
    expect(() => rollBack(bundle, undefined)).toThrow('no earlier revision is kept');
    expect(bundle.revisions.pin.read()).toBe(hashOf('a'));
  });

  test('not the newest one where the pinned one is gone: that is what the pin held back', () => {
    const bundle = kept();
    bundle.revisions.pin.set('0'.repeat(64));
    expect(() => rollBack(bundle, undefined)).toThrow(
      /pinned to a revision that is not kept, or is damaged \(000000000000\); name one with `--to`/,
    );
    expect(bundle.revisions.pin.read()).toBe('0'.repeat(64));
  });

  test('there is none of a bundle that was never here', () => {
    const bundle = oneBundle(keptBundles(resolveSource('https://bundles.example/other'), env), undefined);
    expect(() => rollBack(bundle, undefined)).toThrow('no earlier revision is kept');
  });
});

describe('a named one', () => {
  test.each([
    ['its name', () => 'a'],
    ['the beginning of its hash', () => hashOf('a').slice(0, 8)],
    ['its hash as records have it', () => `sha256:${hashOf('a')}`],
  ])('by %s', (_what, word) => {
    const bundle = kept();
    rollBack(bundle, word());
    expect(bundle.revisions.pin.read()).toBe(hashOf('a'));
  });

  test('a hash that has not begun names none', () => {
    const bundle = kept();
    expect(() => rollBack(bundle, 'sha256:')).toThrow('no revision `sha256:` is kept');
    expect(() => rollBack(bundle, `sha256:${hashOf('a').slice(0, 2)}`)).toThrow(/no revision .* is kept/);
  });

  test('one that is not kept is an error, and pins nothing', () => {
    const bundle = kept();
    expect(() => rollBack(bundle, 'v17')).toThrow(/no revision `v17` is kept; `--list` shows/);
    expect(bundle.revisions.pin.read()).toBeUndefined();
  });

  test('two of one name are told apart by hash', () => {
    const bundle = kept();
    const bytes = bundleAllowing('d', 'a');
    bundle.revisions.keep({ bytes, sha256: sha256(bytes), from: 'network' }, { revision: 'a' }, 9_000);
    expect(() => rollBack(bundle, 'a')).toThrow(/`a` names 2 revisions/);
  });

  test('one that is damaged on disk is not pinned', () => {
    const bundle = kept();
    const path = bundleFolder(place.at('agentmesh/bundles'), { url: new URL(URL_OF_B) });
    writeFileSync(`${path}/${hashOf('a')}.tar.gz`, 'x');
    expect(() => rollBack(bundle, 'a')).toThrow(/is damaged on disk/);
    expect(bundle.revisions.pin.read()).toBeUndefined();
  });
});

describe('of a configuration', () => {
  const config = (more = '') =>
    place.write('opa.yaml', `services: {s: {url: "https://bundles.example"}}\n${more}bundles: {one: {}, two: {resource: b.tar.gz}}\n`);

  test('the bundle has to be said where there are several', () => {
    const bundles = keptBundles(resolveSource(config()), env);
    expect(() => oneBundle(bundles, undefined)).toThrow('say which with `--bundle` (`one`, `two`)');
    expect(() => oneBundle(bundles, 'tow')).toThrow('there is no bundle `tow` (did you mean `two`?)');
    expect(oneBundle(bundles, 'two').name).toBe('two');
  });

  test('the same URL is the same bundle, and `persistence_directory` is another place', () => {
    kept();
    expect(oneBundle(keptBundles(resolveSource(config()), env), 'two').revisions.list()).toHaveLength(3);
    const elsewhere = config(`persistence_directory: ${JSON.stringify(place.at('own'))}\n`);
    expect(oneBundle(keptBundles(resolveSource(elsewhere), env), 'two').revisions.list()).toEqual([]);
    openRevisionStore(bundleFolder(place.at('own/bundles'), { url: new URL(URL_OF_B) }), URL_OF_B).keep(
      { bytes: bundleAllowing('a'), sha256: hashOf('a'), from: 'network' },
      {},
      1,
    );
    expect(oneBundle(keptBundles(resolveSource(elsewhere), env), 'two').revisions.list()).toHaveLength(1);
  });
});

test('what is on this machine anyway is not kept', () => {
  expect(() => keptBundles(resolveSource('strict'), env)).toThrow('only bundles from a server are kept');
});
