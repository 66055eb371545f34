import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/exit.js';
import { assembleBundle } from '../../../src/pap/bundle/assemble-bundle.js';
import { readSource } from '../../../src/pap/source/read-source.js';
import type { Verification } from '../../../src/pap/signatures/verification.js';
import * as fc from '../../properties.js';
import { folder } from '../folder.js';
import { P256 } from '../signatures/key-pairs.js';
import { signedBundleOf } from './make.js';

const verification: Verification = {
  keys: new Map([['team', { text: P256.verification, algorithm: 'ES256' }]]),
  keyId: 'team',
  exclude: [],
  everything: true,
  now: () => 0,
};
const place = folder();
afterAll(() => place.remove());

/** What the bundle says, or undefined where it is refused. */
async function said(archive: Buffer): Promise<unknown> {
  try {
    const { files } = await readSource({ kind: 'bundle', path: place.write('b.tar.gz', archive) }, { verification });
    return await assembleBundle(files);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

let tar: Buffer;
let good: unknown;
beforeAll(async () => {
  const files = {
    '.manifest': '{"revision": "r1", "roots": ["mcp/policy", "acme"]}',
    'policy.rego': 'package mcp.policy\n\nallow if input.tool.name in data.acme.tools\n',
    'acme/data.json': '{"tools": ["a", "b"], "limit": 1.50}',
    'acme/more/data.yaml': 'hosts: [a.example, b.example]\nstrict: yes\n',
    'README.md': 'read me\n',
  };
  const archive = await signedBundleOf(files, { key: P256.signing, algorithm: 'ES256' });
  tar = gunzipSync(archive);
  good = await said(archive);
});

test('a signed bundle of which a byte was changed is refused, or says the same', async () => {
  expect(good).toBeDefined();
  const byte = fc.record({ at: fc.nat(tar.length - 1), to: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(byte, { minLength: 1, maxLength: 3 }), async (changes) => {
      const changed = Buffer.from(tar);
      for (const { at, to } of changes) changed[at] = to;
      const now = await said(gzipSync(changed, { level: 1 }));
      if (now !== undefined) expect(now).toEqual(good);
    }),
    { numRuns: 400 },
  );
});

test('and so is one of which a block was taken out, moved or put in twice', async () => {
  const blocks = Array.from({ length: tar.length / 512 }, (_, each) => tar.subarray(each * 512, (each + 1) * 512));
  const index = fc.nat(blocks.length - 1);
  await fc.assert(
    fc.asyncProperty(index, index, fc.constantFrom('out', 'move', 'twice'), async (from, to, how) => {
      const [block = Buffer.alloc(0)] = blocks.slice(from, from + 1);
      const rest = how === 'twice' ? [...blocks] : blocks.filter((_, each) => each !== from);
      if (how !== 'out') rest.splice(to, 0, block);
      const now = await said(gzipSync(Buffer.concat(rest), { level: 1 }));
      if (now !== undefined) expect(now).toEqual(good);
    }),
    { numRuns: 200 },
  );
});
