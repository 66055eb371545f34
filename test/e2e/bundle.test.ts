import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agentmesh, connect, filesystemServer, node, root, site, type Proxied, type Site } from './proxied.js';

/**
 * The team's policy as a folder, as one file, and as the bundles that stock `opa build` made of it (`-b` and `-t wasm`, OPA 1.22.2).
 * It allows reads below `/srv/team/`, so every real path here is outside of it: what is decided is seen in the denial.
 */
const team = join(root, 'test/fixtures/team-policy');
const bundles = join(root, 'test/fixtures/bundles');

let place: Site;
let proxied: Proxied | undefined;
beforeEach(() => void (place = site()));
afterEach(async () => {
  await proxied?.close();
  proxied = undefined;
  place.remove();
});

describe.each([
  ['a folder', team],
  ['a bundle of Rego', join(bundles, 'stock-rego.tar.gz')],
  ['a bundle with policy.wasm', join(bundles, 'stock-wasm.tar.gz')],
])('the policy of a team as %s', (_what, policy) => {
  test('decides and hides as it says', async () => {
    proxied = await connect([`--policy=${policy}`, `--log=${place.log}`], [node, filesystemServer, place.documents]);
    expect((await proxied.toolNames()).toSorted()).toEqual(['list_allowed_directories', 'list_directory', 'read_text_file']);
    expect((await proxied.call('list_allowed_directories', {})).isError).toBe(false);
    const outside = await proxied.call('read_text_file', { path: place.path('documents/report.txt') });
    expect(outside.text).toMatch(/^Blocked by policy.*no rule allows/);
    const secret = await proxied.call('read_text_file', { path: '/srv/team/.env' });
    expect(secret.text).toContain('secrets are not read by agents');
    // Allowed by the policy: the answer is the server's own.
    const inside = await proxied.call('read_text_file', { path: '/srv/team/report.txt' });
    expect(inside.text).not.toContain('Blocked by policy');
    await expect(proxied.call('write_file', { path: '/srv/team/x', content: '' })).rejects.toThrow(/Unknown tool: write_file/);
  });
});

test('data beside the Rego is reloaded with it', async () => {
  const folder = place.path('policy');
  cpSync(team, folder, { recursive: true });
  proxied = await connect([`--policy=${folder}`, `--log=${place.log}`], [node, filesystemServer, place.documents]);
  const read = () => proxied?.call('read_text_file', { path: place.path('documents/report.txt') });
  expect((await read())?.isError).toBe(true);
  const data = readFileSync(join(folder, 'team/data.json'), 'utf8');
  writeFileSync(join(folder, 'team/data.json'), data.replace('/srv/team/', `${place.documents}/`));
  while ((await read())?.isError === true);
  expect((await read())?.text).toContain('Quarterly report');
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['not compressed twice over', (bytes: Buffer) => gunzipSync(bytes).subarray(7)],
  ['text', () => Buffer.from('this is not a bundle')],
  ['empty', () => Buffer.alloc(0)],
])('a bundle that is %s stops the start', (_what, damage) => {
  const file = place.path('bundle.tar.gz');
  writeFileSync(file, damage(readFileSync(join(bundles, 'stock-rego.tar.gz'))));
  const { status, stdout, stderr } = agentmesh(['protect', `--policy=${file}`, '--', node, filesystemServer, place.documents]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('bundle.tar.gz');
});

test('a layer can only make the answer stricter', async () => {
  proxied = await connect([`--policy=minimal`, `--policy=${team}`, `--log=${place.log}`], [node, filesystemServer, place.documents]);
  expect((await proxied.call('read_text_file', { path: place.path('documents/report.txt') })).text).toMatch(/^Blocked by policy/);
  expect(await proxied.toolNames()).not.toContain('write_file');
});
