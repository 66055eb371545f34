import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildBundle } from '../../src/authoring/build-bundle.js';
import type { Engine } from '../../src/engine/engine.js';
import { packBundle } from '../../src/pap/archive/unpack.js';
import { folder, type Folder } from '../pap/folder.js';

let place: Folder;
beforeEach(() => void (place = folder()));
afterEach(() => place.remove());

const FILES = { 'policy.rego': 'package mcp.policy\n\nallow := true\n', '.signatures.json': '{"signatures": ["a.b.c"]}' };
const options = { bundle: true, target: 'rego', entrypoints: [], revision: undefined, library: false, sign: undefined } as const;
const noEngine = new Proxy({} as Engine, {
  get: () => {
    throw new Error('nothing is compiled');
  },
});

test('a signed bundle is not built again without its key, which would lose its signature or vouch for what nobody checked', async () => {
  const archive = place.at('b.tar.gz');
  writeFileSync(archive, packBundle(Object.entries(FILES).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))));
  for (const [name, text] of Object.entries(FILES)) place.write(`team/${name}`, text);
  for (const path of [archive, place.at('team')])
    await expect(buildBundle([path], options, noEngine)).rejects.toThrow(`\`${path}\` is signed, and what is built of it would not be`);
});
