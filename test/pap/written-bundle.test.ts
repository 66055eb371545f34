import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { packBundle } from '../../src/pap/archive/unpack.js';
import { readTar } from '../../src/pap/archive/read-tar.js';
import { writtenBundle } from '../../src/pap/bundle/written-bundle.js';
import { gunzipSync } from 'node:zlib';
import { libraryModules } from '../../src/pdp/library.js';
import { hasGo, startNativeEngine } from '../engine/native-engine.js';
import { compiled, engine } from '../compiler/harness.js';

const bundle = compiled(`version: "1.0"
name: files
metadata: { owner: team }
rules:
  - { tool: read_file, action: allow, conditions: [{ path_starts_with: /srv }] }
  - { tool: "db_*", action: allow }
`);

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

/** What OPA's own reader makes of the archive: it checks the manifest, that roots do not overlap and that nothing lies outside of them. */
function archived(options: Parameters<typeof writtenBundle>[1] = {}) {
  const entries = writtenBundle(bundle, options).map(({ name, text }) => ({ name, bytes: Buffer.from(text) }));
  const read = readTar(gunzipSync(packBundle(entries)));
  return { files: Object.fromEntries(read.map(({ name, bytes }) => [name, bytes.toString('base64')])) };
}

describe.each([
  ['alone', {}],
  ['with the library', { library: libraryModules() }],
])('a bundle %s', (_what, options) => {
  test('is read by OPA, with roots, metadata and a revision', async () => {
    const answer = await opa.call('inspect', archived(options));
    expect(answer).toMatchObject({
      diagnostics: [],
      manifest: {
        revision: expect.stringMatching(/^sha256:[0-9a-f]{12}$/) as string,
        roots: expect.arrayContaining(['mcp/policy']) as string[],
        metadata: { owner: 'team', name: 'files' },
      },
    });
  });

  test.skipIf(!hasGo)(
    'and by OPA as a native program (skipped without Go)',
    async () => {
      const native = startNativeEngine();
      try {
        expect(await native.call('inspect', { builtins: [], ...archived(options) })).toEqual(await opa.call('inspect', archived(options)));
      } finally {
        native.close();
      }
    },
    600_000,
  );
});

test('the revision follows from what is inside, and one that is stated stays', () => {
  const revision = (written: ReturnType<typeof writtenBundle>) =>
    (JSON.parse(written.at(-1)?.text ?? '') as { readonly revision: string }).revision;
  const plain = revision(writtenBundle(bundle));
  expect(revision(writtenBundle({ ...bundle, modules: [...bundle.modules] }))).toBe(plain);
  expect(revision(writtenBundle({ ...bundle, data: { ...bundle.data, more: 1 } }))).not.toBe(plain);
  expect(revision(writtenBundle({ ...bundle, modules: bundle.modules.slice(1) }))).not.toBe(plain);
  expect(revision(writtenBundle({ ...bundle, manifest: { ...bundle.manifest, revision: 'r1' } }))).toBe('r1');
});
