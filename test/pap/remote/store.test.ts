import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unpackBundle } from '../../../src/pap/archive/unpack.js';
import { keptPolicyDeps } from '../../kept-policy-deps.js';
import type { PolicyDeps } from '../../../src/pap/policy-deps.js';
import { openPolicyStore, type PolicyStore } from '../../../src/pap/policy-store.js';
import type { ReloadEvent } from '../../../src/pap/reload-event.js';
import { sha256 } from '../../../src/pap/remote/archive.js';
import { createConnections } from '../../../src/pap/remote/connections.js';
import { createRemoteBundles } from '../../../src/pap/remote/remote-bundles.js';
import { openRevisionStore } from '../../../src/pap/remote/revision-store.js';
import { bundleFolder } from '../../../src/pap/remote/bundle-folder.js';
import { resolveSources } from '../../../src/pap/source/resolve-source.js';
import { readKeyFile } from '../../../src/pap/signatures/read-key.js';
import { verificationOf } from '../../../src/pap/signatures/verification-options.js';
import { signBundle } from '../../../src/pap/signatures/sign-bundle.js';
import { systemClock } from '../../../src/telemetry/clock.js';
import type { JsonObject } from '../../../src/protocol/json/json.js';
import { silentLog } from '../../../src/telemetry/log.js';
import { call } from '../call.js';
import { folder, until, type Folder } from '../folder.js';
import { bundleAllowing, bundleOf, bundleServer, gives, type BundleServer } from './bundle-server.js';
import { manualTimers, type ManualTimers } from './manual-timers.js';

const deps = keptPolicyDeps();
afterAll(() => deps.close());

/** Between two polls, with OPA's delays and a random number of 0.5. */
const POLL_MS = 90_000;

let server: BundleServer;
let place: Folder;
let timers: ManualTimers;
let stores: PolicyStore[];
let events: ReloadEvent[];
let warnings: string[];
/** Of this machine's clock, in milliseconds. */
let clockIsAhead = 0;
beforeEach(async () => {
  server = await bundleServer();
  place = folder();
  [stores, events, warnings, clockIsAhead] = [[], [], [], 0];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  await server.close();
  place.remove();
});

/** A proxy's start; each has its own time, and all keep revisions in the same folder. */
async function start(
  word: string | readonly string[] = `${server.url}/b.tar.gz`,
  more: Pick<PolicyDeps, 'verification'> = {},
  noRollback = false,
): Promise<PolicyStore> {
  timers = manualTimers();
  const connections = createConnections({}, timers);
  const log = { ...silentLog, warn: (message: string) => warnings.push(message) };
  const env = { SECRET: 's3cret' };
  const remote = createRemoteBundles({
    connections,
    env,
    random: () => 0.5,
    now: () => Date.now() + clockIsAhead,
    log,
    folder: place.at('state'),
    allowHttp: false,
    noRollback,
    close: () => connections.close(),
  });
  const store = await openPolicyStore(resolveSources([word].flat()), { ...deps, ...more, clock: systemClock, log, remote });
  stores.push(store);
  store.subscribe((event) => events.push(event));
  return store;
}

const effect = (store: PolicyStore, tool: string) => store.current().decide(call(tool)).effect;
const status = (store: PolicyStore) => store.bundles()[0];

/** Polls and watches from now on; what is looked at first is over. */
async function watch(store: PolicyStore): Promise<void> {
  store.watch();
  await store.reload('file');
}

/** One poll, to its end. */
async function poll(ms = POLL_MS): Promise<void> {
  timers.pass(ms);
  await until(() => timers.pending.some((wait) => wait === POLL_MS || wait === 1_000));
}

test('a bundle at a URL decides, and a new one decides the next call', async () => {
  server.answer = gives(bundleAllowing('a'), '"a"');
  const store = await start();
  await watch(store);
  expect([effect(store, 'a'), effect(store, 'b')]).toEqual(['allow', 'deny']);
  expect(store.layers()).toMatchObject([{ name: `${server.url}/b.tar.gz`, label: 'a' }]);
  const from = store.current().revision;
  server.answer = gives(bundleAllowing('b'), '"b"');
  await poll();
  expect([effect(store, 'a'), effect(store, 'b')]).toEqual(['deny', 'allow']);
  expect(events).toMatchObject([{ outcome: 'reloaded', trigger: 'bundle', from, to: store.current().revision }]);
  expect(status(store)).toMatchObject({ state: 'ok', from: 'network', revision: 'b' });
});

test('unchanged (304) is no reload', async () => {
  server.answer = gives(bundleAllowing('a'), '"a"');
  const store = await start();
  await watch(store);
  await poll();
  await poll();
  expect(server.requests).toHaveLength(3);
  expect(events).toEqual([]);
});

describe('a new bundle that cannot be used: the last good one decides on, it is told once, and a good one mends it', () => {
  test.each<[string, Buffer, RegExp]>([
    [
      'Rego that does not compile',
      bundleOf({ 'policy.rego': 'package mcp.policy\n\nallow if nonsense\n' }),
      /policy `http:\S+b\.tar\.gz` has an error/,
    ],
    ['no gzip', Buffer.from('<html>maintenance</html>'), /is not a bundle: it is not gzip/],
    ['half of a bundle that the server says is whole', bundleAllowing('b').subarray(0, 60), /its compression is damaged/],
    ['a delta', bundleOf({ 'patch.json': '{"data": []}', '.manifest': '{"revision": "2"}' }), /is a delta \(`patch\.json`\)/],
    ['a decision that is none (the self-test)', bundleOf({ 'p.rego': 'package mcp.main\n\ndecision := "yes"\n' }), /does not decide/],
    [
      'packages outside of its roots',
      bundleOf({ 'p.rego': 'package mcp.policy\n\nallow := true\n', '.manifest': '{"roots": ["other"]}' }),
      /has an error/,
    ],
  ])('%s', async (_what, bad, message) => {
    server.answer = gives(bundleAllowing('a'), '"a"');
    const store = await start();
    await watch(store);
    const good = store.current();
    server.answer = gives(bad, '"bad"');
    await poll();
    expect(events).toMatchObject([{ outcome: 'failed', trigger: 'bundle', error: { message: expect.stringMatching(message) as string } }]);
    expect(store.current()).toBe(good);
    expect(status(store)).toMatchObject({
      state: 'failing',
      revision: 'a',
      failures: 1,
      lastError: expect.stringMatching(message) as string,
    });
    timers.pass(1_000);
    await until(() => timers.pending.includes(1_600));
    expect(events).toHaveLength(1);
    expect(status(store)).toMatchObject({ failures: 2, lastError: expect.stringMatching(message) as string });
    server.answer = gives(bundleAllowing('b'), '"b"');
    await poll(1_600);
    expect(events.at(-1)).toMatchObject({ outcome: 'reloaded', recovered: true });
    expect(effect(store, 'b')).toBe('allow');
    expect(status(store)).toMatchObject({ state: 'ok', revision: 'b' });
  });
});

test('a server that fails is no reload; the status tells, and what decides stays', async () => {
  server.answer = gives(bundleAllowing('a'), '"a"');
  const store = await start();
  await watch(store);
  server.answer = (_request, response) => void response.writeHead(500).end();
  await poll();
  expect(events).toEqual([]);
  expect(effect(store, 'a')).toBe('allow');
  expect(status(store)).toMatchObject({ state: 'failing', lastError: expect.stringContaining('HTTP 500') as string });
  expect(warnings).toHaveLength(1);
});

describe('a start', () => {
  test('without network: the last good bundle decides, and says so', async () => {
    server.answer = gives(bundleAllowing('a'), '"a"');
    await (await start()).close();
    server.answer = (_request, response) => void response.destroy();
    const store = await start();
    expect(effect(store, 'a')).toBe('allow');
    expect(warnings.join()).toMatch(/cannot be downloaded .* revision a$/);
  });

  test('with a new bundle that cannot be loaded: the last good one decides, and says so', async () => {
    server.answer = gives(bundleAllowing('a'), '"a"');
    await (await start()).close();
    server.answer = gives(bundleOf({ 'p.rego': 'package mcp.policy\n\nallow if nonsense\n' }), '"bad"');
    const store = await start();
    expect(effect(store, 'a')).toBe('allow');
    expect(warnings.join()).toMatch(/cannot be loaded .* revision a$/);
  });

  test('falls back where it must only: the bundle of another layer is what its server has now', async () => {
    const [good, bad] = ['good', 'bad'].map((name) => `${server.url}/${name}.tar.gz`) as [string, string];
    const both = (now: string, other: Buffer) => (request: IncomingMessage, response: ServerResponse) =>
      response.end(request.url === '/good.tar.gz' ? bundleAllowing(now) : other);
    server.answer = both('a', bundleAllowing('b'));
    await (await start([good, bad])).close();
    server.answer = both('b', bundleOf({ 'p.rego': 'package mcp.policy\n\nallow if nonsense\n' }));
    const store = await start([good, bad]);
    expect(effect(store, 'b')).toBe('allow');
    expect(warnings).toEqual([expect.stringMatching(/^bundle `.*\/bad\.tar\.gz` cannot be loaded .* revision b$/)]);
  });

  test('a mistake in a file beside it is told as what it is, and no older bundle tried', async () => {
    server.answer = gives(bundleAllowing('a'), '"a"');
    await (await start()).close();
    server.answer = gives(bundleAllowing('b'), '"b"');
    const words = [`${server.url}/b.tar.gz`, place.write('p.rego', 'package mcp.policy\n\nallow if nonsense\n')];
    await expect(start(words)).rejects.toThrow(/p\.rego` has an error/);
    expect(warnings).toEqual([]);
  });

  test('with the first bundle bad there is none', async () => {
    server.answer = gives(bundleOf({ 'p.rego': 'package mcp.policy\n\nallow if nonsense\n' }), '"bad"');
    await expect(start()).rejects.toThrow(/has an error/);
  });
});

test('who asks for a reload gets what the server has now', async () => {
  server.answer = gives(bundleAllowing('a'), '"a"');
  const store = await start();
  server.answer = gives(bundleAllowing('b'), '"b"');
  expect(await store.reload('signal')).toMatchObject({ outcome: 'reloaded', trigger: 'signal' });
  expect(effect(store, 'b')).toBe('allow');
  expect(await store.reload('signal')).toMatchObject({ outcome: 'unchanged' });
  server.answer = gives(Buffer.from('x'), '"x"');
  expect(await store.reload('request')).toMatchObject({ outcome: 'failed' });
  expect(effect(store, 'b')).toBe('allow');
  expect(status(store)).toMatchObject({ state: 'failing', revision: 'b' });
});

test('a running proxy notices a pin, and that it is gone', async () => {
  server.answer = gives(bundleAllowing('a'), '"a"');
  await (await start()).close();
  server.answer = gives(bundleAllowing('b'), '"b"');
  const store = await start();
  await watch(store);
  const revisions = openRevisionStore(
    bundleFolder(place.at('state'), { url: new URL(`${server.url}/b.tar.gz`) }),
    `${server.url}/b.tar.gz`,
  );
  revisions.pin.set(revisions.list().find(({ revision }) => revision === 'a')?.sha256 ?? '');
  await until(() => events.length === 1);
  expect(effect(store, 'a')).toBe('allow');
  expect(status(store)).toMatchObject({ state: 'pinned', revision: 'a' });
  revisions.pin.clear();
  await until(() => events.length === 2);
  expect(effect(store, 'b')).toBe('allow');
  expect(status(store)).toMatchObject({ state: 'ok', revision: 'b' });
});

describe('an OPA configuration', () => {
  const config = (bundles: string) =>
    `services:\n  acme:\n    url: ${server.url}\n    credentials:\n      bearer:\n        token: \${SECRET}\nbundles:\n${bundles}`;
  const policy = bundleOf({
    'p.rego': 'package mcp.policy\n\nallow if input.tool.name in data.team.tools\n',
    '.manifest': '{"revision": "p1", "roots": ["mcp/policy"]}',
  });
  const team = (tool: string) =>
    bundleOf({ 'data.json': JSON.stringify({ team: { tools: [tool] } }), '.manifest': `{"revision": "${tool}", "roots": ["team"]}` });
  const answers = new Map<string, Buffer>();

  beforeEach(() => {
    answers.clear();
    server.answer = (request, response) => {
      const bytes = answers.get(request.url ?? '');
      if (request.headers.authorization !== 'Bearer s3cret') response.writeHead(401).end();
      else if (bytes === undefined) response.writeHead(404).end();
      else gives(bytes, `"${bytes.length}-${bytes.readUInt32LE(bytes.length - 8)}"`)(request, response);
    };
  });

  test('its bundles are one layer: data of one for rules of the other', async () => {
    answers.set('/bundles/policy', policy).set('/team.tar.gz', team('a'));
    const store = await start(place.write('opa.yaml', config('  policy: {}\n  team: {resource: team.tar.gz}\n')));
    await watch(store);
    expect(store.layers()).toHaveLength(1);
    expect([effect(store, 'a'), effect(store, 'b')]).toEqual(['allow', 'deny']);
    expect(store.layers()[0]?.label).toBe('policy=p1 team=a');
    expect(store.bundles().map(({ name, revision }) => [name, revision])).toEqual([
      ['policy', 'p1'],
      ['team', 'a'],
    ]);
    answers.set('/team.tar.gz', team('b'));
    timers.pass(POLL_MS);
    timers.pass(POLL_MS);
    await until(() => events.length === 1);
    expect([effect(store, 'a'), effect(store, 'b')]).toEqual(['deny', 'allow']);
  });

  test('two that own the same are no layer', async () => {
    const other = bundleOf({ 'p.rego': 'package mcp.policy.more\n\nx := 1\n', '.manifest': '{"roots": ["mcp/policy/more"]}' });
    answers.set('/bundles/policy', policy).set('/bundles/other', other);
    await expect(start(place.write('opa.yaml', config('  policy: {}\n  other: {}\n')))).rejects.toThrow(
      'the bundles `policy` and `other` both own `mcp/policy/more` (roots `mcp/policy` and `mcp/policy/more`)',
    );
  });

  test('an edit takes effect; a mistake in it keeps what decides, with its place', async () => {
    answers.set('/bundles/policy', policy).set('/team.tar.gz', team('a')).set('/other.tar.gz', team('b'));
    const path = place.write('opa.yaml', config('  policy: {}\n  team: {resource: team.tar.gz}\n'));
    const store = await start(path);
    await watch(store);
    place.write('opa.yaml', config('  policy: {}\n  team: {resorce: team.tar.gz}\n'));
    await until(() => events.length === 1);
    expect(events[0]).toMatchObject({
      outcome: 'failed',
      error: {
        diagnostics: [
          { message: expect.stringContaining('no key `resorce` (did you mean `resource`?)') as string, span: { file: path, line: 9 } },
        ],
      },
    });
    expect(effect(store, 'a')).toBe('allow');
    place.write('opa.yaml', config('  policy: {}\n  team: {resource: other.tar.gz}\n'));
    await until(() => events.length === 2);
    expect([effect(store, 'a'), effect(store, 'b')]).toEqual(['deny', 'allow']);
    expect(store.bundles().map(({ url }) => url)).toEqual([`${server.url}/bundles/policy`, `${server.url}/other.tar.gz`]);
  });

  test('an edit whose server is not there yet is tried again', async () => {
    answers.set('/bundles/policy', policy).set('/team.tar.gz', team('a'));
    const store = await start(place.write('opa.yaml', config('  policy: {}\n  team: {resource: team.tar.gz}\n')));
    await watch(store);
    place.write('opa.yaml', config('  policy: {}\n  team: {resource: later.tar.gz}\n'));
    await until(() => events.length === 1);
    expect(events).toMatchObject([{ outcome: 'failed', error: { message: expect.stringContaining('HTTP 404') as string } }]);
    expect(effect(store, 'a')).toBe('allow');
    answers.set('/later.tar.gz', team('b'));
    timers.pass(60_000);
    await until(() => events.length === 2);
    expect(events[1]).toMatchObject({ outcome: 'reloaded', recovered: true });
    expect([effect(store, 'a'), effect(store, 'b')]).toEqual(['deny', 'allow']);
  });
});

test('long polling: the server keeps the request, and what it answers in the end decides at once', async () => {
  const held: (() => void)[] = [];
  const type = { 'content-type': 'application/vnd.openpolicyagent.bundles' };
  let bundle = bundleAllowing('a');
  server.answer = (request, response) => {
    const give = () => gives(bundle, `"${sha256(bundle)}"`, type)(request, response);
    if (request.headers['prefer']?.includes('wait=') === true) held.push(give);
    else give();
  };
  const bundles = 'bundles: {b: {polling: {long_polling_timeout_seconds: 60}}}';
  const store = await start(place.write('opa.yaml', `services: {acme: {url: "${server.url}"}}\n${bundles}\n`));
  await watch(store);
  timers.pass(500);
  await until(() => held.length === 1);
  expect(effect(store, 'b')).toBe('deny');
  // A server that holds the request is not asked beside it.
  expect(await store.reload('signal')).toMatchObject({ outcome: 'unchanged' });
  expect(server.requests).toHaveLength(2);
  bundle = bundleAllowing('b');
  held.shift()?.();
  await until(() => timers.pending.includes(500));
  expect(effect(store, 'b')).toBe('allow');
  timers.pass(500);
  await until(() => held.length === 1);
  expect(server.requests[2]?.headers['if-none-match']).toBe(`"${sha256(bundle)}"`);
});

describe('signatures', () => {
  const SECRET = 'a secret of thirty-two characters';
  const policy = (tool: string) => ({ 'policy.rego': `package mcp.policy\n\nallow if input.tool.name == "${tool}"\n` });
  const signed = async (tool: string, secret: string, claims?: JsonObject): Promise<Buffer> => {
    const files = Object.entries(policy(tool)).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
    const signatures = await signBundle(files, {
      key: secret,
      algorithm: 'HS256',
      keyId: 'team',
      ...(claims === undefined ? {} : { claims }),
    });
    return bundleOf({ ...policy(tool), '.signatures.json': signatures });
  };
  const config = () =>
    place.write(
      'opa.yaml',
      `services: {acme: {url: "${server.url}"}}\nkeys: {team: {key: ${SECRET}, algorithm: HS256}}\nbundles: {b: {signing: {keyid: team}}}\n`,
    );

  test.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['another key', () => signed('b', 'another secret of the same length'), /was not made with this key/],
    ['no signature', () => bundleOf(policy('b')), /has no `\.signatures\.json`/],
    [
      'a file that was changed after',
      async () => {
        const files = (await unpackBundle('', await signed('b', SECRET))).map(
          ({ name, bytes }) => [name, bytes.toString().replace('"b"', '"c"')] as const,
        );
        return bundleOf(Object.fromEntries(files));
      },
      /`policy\.rego` is not the file that was signed/,
    ],
  ])('%s: the last good one stays, and is what a start finds', async (_what, bad, message) => {
    server.answer = gives(await signed('a', SECRET), '"a"');
    const store = await start(config());
    await watch(store);
    server.answer = gives(await bad(), '"bad"');
    await poll();
    expect(events).toMatchObject([{ outcome: 'failed', error: { message: expect.stringMatching(message) as string } }]);
    expect([effect(store, 'a'), effect(store, 'b')]).toEqual(['allow', 'deny']);
    await store.close();
    const later = await start(config());
    expect(effect(later, 'a')).toBe('allow');
    expect(warnings.at(-1)).toMatch(/cannot be loaded/);
  });

  test('what is kept is verified again: with another key it does not decide', async () => {
    server.answer = gives(await signed('a', SECRET), '"a"');
    await (await start(config())).close();
    const path = config();
    place.write('opa.yaml', readFileSync(path, 'utf8').replace(SECRET, 'another secret of the same length'));
    server.answer = (_request, response) => void response.destroy();
    await expect(start(path)).rejects.toThrow(/was not made with this key/);
  });

  test('with `--verification-key` a bundle at a URL must be signed with it', async () => {
    const verification = verificationOf(
      { verificationKey: SECRET, verificationKeyId: 'team', signingAlg: 'HS256' },
      { readText: () => undefined, now: Date.now },
    );
    server.answer = gives(bundleAllowing('a'), '"a"');
    await expect(start(undefined, { verification })).rejects.toThrow(/has no `\.signatures\.json`/);
    server.answer = gives(await signed('a', SECRET), '"b"');
    expect(effect(await start(undefined, { verification }), 'a')).toBe('allow');
  });

  test('a key that is changed in its file counts from then on, without a restart', async () => {
    const NEXT = 'the next secret, of forty-two characters..';
    const key = place.write('key', SECRET);
    const options = { verificationKey: key, verificationKeyId: 'team', signingAlg: 'HS256' };
    const verification = verificationOf(options, { readText: readKeyFile, now: Date.now });
    server.answer = gives(await signed('a', SECRET), '"a"');
    const store = await start(undefined, { verification });
    await watch(store);
    place.write('key', NEXT);
    await until(() => events.length > 0);
    expect(events).toMatchObject([
      { trigger: 'file', outcome: 'failed', error: { message: expect.stringMatching(/not made with this key/) as string } },
    ]);
    // A bad reload changes nothing.
    expect(effect(store, 'a')).toBe('allow');
    server.answer = gives(await signed('b', NEXT), '"b"');
    await poll();
    expect([effect(store, 'a'), effect(store, 'b')]).toEqual(['deny', 'allow']);
    expect(events.at(-1)).toMatchObject({ outcome: 'reloaded', recovered: true });
  });

  test('of the kept the one that decided last begins a start, whatever the clock said', async () => {
    server.answer = gives(await signed('a', SECRET), '"a"');
    clockIsAhead = 86_400_000;
    const store = await start(config());
    await watch(store);
    clockIsAhead = 0;
    server.answer = gives(await signed('b', SECRET), '"b"');
    await poll();
    await store.close();
    server.answer = (_request, response) => void response.destroy();
    expect(effect(await start(config()), 'b')).toBe('allow');
  });

  describe('an old bundle again (`--policy-no-rollback`)', () => {
    const at = (iat: number) => ({ keyid: 'team', iat });
    const NOW_S = Math.floor(Date.now() / 1000);

    test.each<[string, () => Promise<Buffer>, RegExp]>([
      ['signed before', () => signed('old', SECRET, at(NOW_S - 200)), /was signed at \S+, and one that was signed at \S+ decided already/],
      ['without a time', () => signed('old', SECRET), /does not say when it was signed/],
      ['signed in an hour', () => signed('old', SECRET, at(NOW_S + 3_600)), /which is to come/],
    ])('%s: not taken, by a new start neither', async (_what, old, message) => {
      server.answer = gives(await signed('a', SECRET, at(NOW_S - 100)), '"a"');
      const store = await start(config(), {}, true);
      await watch(store);
      server.answer = gives(await old(), '"old"');
      await poll();
      expect(events).toMatchObject([{ outcome: 'failed', error: { message: expect.stringMatching(message) as string } }]);
      expect([effect(store, 'a'), effect(store, 'old')]).toEqual(['allow', 'deny']);
      await store.close();
      const later = await start(config(), {}, true);
      expect([effect(later, 'a'), effect(later, 'old')]).toEqual(['allow', 'deny']);
      expect(warnings.at(-1)).toMatch(message);
    });

    test('one that is newer, or as old, is taken', async () => {
      server.answer = gives(await signed('a', SECRET, at(NOW_S - 100)), '"a"');
      const store = await start(config(), {}, true);
      await watch(store);
      for (const [tool, time] of [
        ['b', NOW_S - 100],
        ['c', NOW_S],
      ] as const) {
        server.answer = gives(await signed(tool, SECRET, at(time)), `"${tool}"`);
        await poll();
        expect(effect(store, tool)).toBe('allow');
      }
      expect(events.map(({ outcome }) => outcome)).toEqual(['reloaded', 'reloaded']);
    });

    test('of two that are as old the first does not come again, at a new start neither', async () => {
      const [a, b] = [await signed('a', SECRET, at(NOW_S - 100)), await signed('b', SECRET, at(NOW_S - 100))];
      server.answer = gives(a, '"a"');
      const store = await start(config(), {}, true);
      await watch(store);
      server.answer = gives(b, '"b"');
      await poll();
      server.answer = gives(a, '"a again"');
      await poll();
      const message = /was signed in the same second as one that replaced it/;
      expect(events).toMatchObject([
        { outcome: 'reloaded' },
        { outcome: 'failed', error: { message: expect.stringMatching(message) as string } },
      ]);
      expect([effect(store, 'a'), effect(store, 'b')]).toEqual(['deny', 'allow']);
      await store.close();
      const later = await start(config(), {}, true);
      expect([effect(later, 'a'), effect(later, 'b')]).toEqual(['deny', 'allow']);
      expect(warnings.at(-1)).toMatch(message);
    });

    test('nor where nothing is kept, as long as the program runs; that it ends with it is told', async () => {
      const unkept = place.write('opa.yaml', readFileSync(config(), 'utf8').replace('{b: {', '{b: {persist: false, '));
      const [a, b] = [await signed('a', SECRET, at(NOW_S - 100)), await signed('b', SECRET, at(NOW_S - 100))];
      server.answer = gives(a, '"a"');
      const store = await start(unkept, {}, true);
      expect(warnings).toEqual([expect.stringMatching(/is not kept.*`--policy-no-rollback` holds until this program ends/)]);
      await watch(store);
      for (const [bundle, tag] of [
        [b, '"b"'],
        [a, '"a again"'],
      ] as const) {
        server.answer = gives(bundle, tag);
        await poll();
      }
      expect(events.map(({ outcome }) => outcome)).toEqual(['reloaded', 'failed']);
    });

    test('the first that does not say when is no start', async () => {
      server.answer = gives(bundleAllowing('a'), '"a"');
      await expect(start(undefined, {}, true)).rejects.toThrow(/put `iat` \(seconds since 1970\) into the claims/);
    });

    test('without the option an old one is what the server has', async () => {
      server.answer = gives(await signed('a', SECRET, at(NOW_S)), '"a"');
      const store = await start(config());
      await watch(store);
      server.answer = gives(await signed('old', SECRET, at(1)), '"old"');
      await poll();
      expect(effect(store, 'old')).toBe('allow');
    });
  });

  test('a signed bundle without a key to check it with is refused, as by OPA', async () => {
    server.answer = gives(await signed('a', SECRET), '"a"');
    await expect(start()).rejects.toThrow(/it is signed, and no key is given/);
  });
});
