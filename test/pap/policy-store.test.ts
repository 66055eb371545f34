import { spawnSync } from 'node:child_process';
import { renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keptPolicyDeps } from '../kept-policy-deps.js';
import { openPolicyStore, type PolicyStore } from '../../src/pap/policy-store.js';
import type { ReloadEvent } from '../../src/pap/reload-event.js';
import { resolveSources } from '../../src/pap/source/resolve-source.js';
import { systemClock } from '../../src/telemetry/clock.js';
import { silentLog } from '../../src/telemetry/log.js';
import { call } from './call.js';
import { folder, until, type Folder } from './folder.js';

const deps = { ...keptPolicyDeps(), clock: systemClock, log: silentLog };
afterAll(() => deps.close());

const allowing = (tool: string) => `package mcp.policy\n\nallow if input.tool.name == "${tool}"\n`;

let place: Folder;
let store: PolicyStore | undefined;
let events: ReloadEvent[];
beforeEach(() => {
  place = folder();
  events = [];
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  place.remove();
});

async function open(...words: string[]): Promise<PolicyStore> {
  store = await openPolicyStore(resolveSources(words), deps);
  store.subscribe((event) => events.push(event));
  return store;
}

const effect = (tool: string) => store?.current().decide(call(tool)).effect;

/** Watches, lets `act` change things, and waits for the event that follows. */
async function after(act: () => void): Promise<ReloadEvent> {
  const before = events.length;
  act();
  await until(() => events.length > before);
  const event = events[before];
  if (event === undefined) throw new Error('there is an event');
  return event;
}

describe('invariant 7: a bad reload changes nothing; hot reload', () => {
  test('a save by rename is decided by the next call, and states both revisions', async () => {
    const path = place.write('p.rego', allowing('a'));
    const store = await open(path);
    store.watch();
    const from = store.current().revision;
    expect([effect('a'), effect('b')]).toEqual(['allow', 'deny']);
    const event = await after(() => {
      place.write('p.rego.tmp', allowing('b'));
      renameSync(place.at('p.rego.tmp'), path);
    });
    expect([effect('a'), effect('b')]).toEqual(['deny', 'allow']);
    expect(event).toMatchObject({ outcome: 'reloaded', trigger: 'file', from, to: store.current().revision, recovered: false });
    expect(event.to).not.toBe(from);
    expect(event.to).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('a mistake keeps the last good revision and is told once, with the place; mending it recovers', async () => {
    const path = place.write('p.rego', allowing('a'));
    const store = await open(path);
    store.watch();
    const good = store.current();
    const broken = await after(() => writeFileSync(path, 'package mcp.policy\n\nallow if nonsense\n'));
    expect(broken).toMatchObject({ outcome: 'failed', from: good.revision, to: good.revision });
    expect(broken.error).toMatchObject({ diagnostics: [{ span: { file: path, line: 3 } }] });
    expect(store.current()).toBe(good);
    expect(effect('a')).toBe('allow');
    expect(await store.reload('file')).toMatchObject({ outcome: 'unchanged' });
    expect(events).toHaveLength(1);
    const mended = await after(() => writeFileSync(path, allowing('b')));
    expect(mended).toMatchObject({ outcome: 'reloaded', recovered: true });
    expect(effect('b')).toBe('allow');
  });

  test('going back to the old text recovers without a new revision', async () => {
    const path = place.write('p.rego', allowing('a'));
    const store = await open(path);
    store.watch();
    const good = store.current();
    await after(() => writeFileSync(path, 'nonsense'));
    const back = await after(() => writeFileSync(path, allowing('a')));
    expect(back).toMatchObject({ outcome: 'unchanged', recovered: true, to: good.revision });
    expect(store.current()).toBe(good);
  });

  test('removed: the last good revision decides; made again: the new one does', async () => {
    const path = place.write('p.rego', allowing('a'));
    const store = await open(path);
    store.watch();
    const gone = await after(() => unlinkSync(path));
    expect(gone.error?.message).toContain('does not exist');
    expect(effect('a')).toBe('allow');
    await after(() => writeFileSync(path, allowing('b')));
    expect(effect('b')).toBe('allow');
  });

  test('a link that is swapped, as a mounted ConfigMap does', async () => {
    place.write('..v1/p.rego', allowing('a'));
    place.write('..v2/p.rego', allowing('b'));
    symlinkSync('..v1', place.at('..data'));
    symlinkSync('..data/p.rego', place.at('p.rego'));
    const store = await open(place.at('p.rego'));
    store.watch();
    await after(() => {
      symlinkSync('..v2', place.at('..data_tmp'));
      renameSync(place.at('..data_tmp'), place.at('..data'));
    });
    expect(effect('b')).toBe('allow');
  });

  test('a comment at the end is no new revision', async () => {
    const path = place.write('p.rego', allowing('a'));
    const store = await open(path);
    const good = store.current();
    writeFileSync(path, `${allowing('a')}\n# a comment\n`);
    expect(await store.reload('signal')).toMatchObject({ outcome: 'unchanged', to: good.revision });
    expect(store.current()).toBe(good);
  });

  test('a manifest that states another revision of the same content: no other policy, another name in decisions', async () => {
    place.write('f/p.rego', allowing('a'));
    place.write('f/.manifest', '{"revision": "v1"}');
    const store = await open(place.at('f'));
    const name = store.layers()[0]?.name ?? '';
    const bundles = () => store.current().decide(call('a')).bundles;
    expect(bundles()).toEqual({ [name]: { revision: 'v1' } });
    const { revision } = store.current();
    place.write('f/.manifest', '{"revision": "v2"}');
    expect(await store.reload('signal')).toMatchObject({ outcome: 'unchanged', to: revision });
    expect(bundles()).toEqual({ [name]: { revision: 'v2' } });
    place.write('f/.manifest', '{}');
    await store.reload('signal');
    expect(bundles()).toBeUndefined();
  });

  test('a save between the load and the watch is not missed', async () => {
    const path = place.write('p.rego', allowing('a'));
    const store = await open(path);
    await after(() => {
      writeFileSync(path, allowing('b'));
      store.watch();
    });
    expect(effect('b')).toBe('allow');
  });

  test('under load every call is decided, by one whole revision or the other', async () => {
    const both = (first: string, second: string) => `${allowing(first)}\n\nallow if input.tool.name == "${second}"\n`;
    const path = place.write('p.rego', both('a', 'b'));
    const store = await open(path);
    store.watch();
    writeFileSync(path, both('c', 'd'));
    const seen = new Set<string>();
    while (events.length === 0) {
      const set = store.current();
      seen.add(['a', 'b', 'c', 'd'].map((tool) => set.decide(call(tool)).effect).join());
      await new Promise((resolve) => setImmediate(resolve));
    }
    seen.add(['a', 'b', 'c', 'd'].map((tool) => effect(tool)).join());
    expect([...seen]).toEqual(['allow,allow,deny,deny', 'deny,deny,allow,allow']);
  });

  test('calls at the same time share runs, and the last state wins', async () => {
    const path = place.write('p.rego', allowing('a'));
    const store = await open(path);
    writeFileSync(path, allowing('b'));
    const first = store.reload('signal');
    writeFileSync(path, allowing('c'));
    const [one, two, three] = await Promise.all([first, store.reload('signal'), store.reload('signal')]);
    expect(two).toBe(three);
    expect(one.outcome).not.toBe('failed');
    expect(effect('c')).toBe('allow');
  });
});

describe('layers', () => {
  test('the strictest wins, and custom guards alone have no opinion', async () => {
    place.write('policy.rego', 'package mcp.policy\n\ndefault allow := true\n');
    place.write('guard.rego', 'package custom.hosts\n\ndeny contains "not that one" if input.tool.name == "a"\n');
    const store = await open(place.at('policy.rego'), place.at('guard.rego'));
    expect([effect('a'), effect('b')]).toEqual(['deny', 'allow']);
    expect(store.layers().map(({ opinion }) => opinion)).toEqual(['policy', 'guards']);
  });

  test('guards without a policy stop the start', async () => {
    const path = place.write('guard.rego', 'package custom.hosts\n\ndeny contains "x" if false\n');
    await expect(open(path)).rejects.toThrow(/guards \(`custom`\) only/);
  });

  test('a folder with data, and a main of its own that is asked for acting methods only', async () => {
    place.write(
      'own/main.rego',
      'package mcp.main\n\ndecision := {"allow": input.tool.name in data.tools, "effect": effect, "reasons": [], "rules": [], "warnings": [], "obligations": [], "labels": []}\n\neffect := "allow" if input.tool.name in data.tools\n\nelse := "deny"\n',
    );
    place.write('own/data.json', '{"tools": ["a"]}');
    const store = await open(place.at('own'));
    expect([effect('a'), effect('b')]).toEqual(['allow', 'deny']);
    expect(store.current().decide({ ...call('b'), acting: false }).effect).toBe('allow');
    expect(store.layers()[0]?.notices.join()).toContain('its own `mcp.main`');
  });

  test('a layer that says shadow beside one that enforces is told that it enforces', async () => {
    const holding = place.write('holding.yaml', 'version: "1.0"\ndefault_action: allow\n');
    const tried = place.write('tried.yaml', 'version: "1.0"\nmode: shadow\nrules: [{ tool: a, action: allow }]\n');
    const told = async (...words: string[]) => {
      const notices = (await open(...words)).layers().map((layer) => layer.notices.join());
      await store?.close();
      return notices;
    };
    expect(await told(holding, tried)).toEqual(['', expect.stringContaining('`mode: shadow`, which holds only where every layer says so')]);
    expect(await told(tried)).toEqual(['']);
  });
});

describe('what does not start', () => {
  test.each([
    ['a Rego error', 'package mcp.policy\n\nallow if x\n', /x is unsafe/],
    ['a syntax error', 'package mcp.policy\n\nallow if {\n', /policy|unexpected|eof/i],
    ['a rule name one letter away', 'package mcp.policy\n\nalow if true\n', /did you mean `allow`/],
    ['a package one letter away', 'package mcp.polcy\n\nallow if true\n', /did you mean `mcp.policy`/],
    ['a function where our main reads a rule', 'package mcp.policy\n\nallow(x) if x\n', /`allow` is of a kind that `mcp\.main` cannot use/],
    [
      'a builtin that nobody implements',
      'package mcp.policy\n\nallow if http.send({"method": "get", "url": "http://localhost"})\n',
      /http\.send/,
    ],
  ])("%s, told at the author's line", async (_what, text, expected) => {
    const path = place.write('p.rego', text);
    const failure = await open(path).then(
      () => undefined,
      (error: unknown) => error as { diagnostics: { message: string; hint?: string; span?: { file: string } }[] },
    );
    expect(failure?.diagnostics.map(({ message, hint }) => `${message} ${hint ?? ''}`).join('\n')).toMatch(expected);
    expect(failure?.diagnostics[0]?.span?.file).toBe(path);
  });
});

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of a policy is refused, and waited for neither at a start nor at a reload',
  async () => {
    const path = place.write('p.rego', allowing('a'));
    const store = await open(path);
    unlinkSync(path);
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    expect(await store.reload('request')).toMatchObject({
      outcome: 'failed',
      error: { message: expect.stringMatching(/is a pipe or a device, not a file/) as string },
    });
    await expect(openPolicyStore(resolveSources([path]), deps)).rejects.toThrow(/is a pipe or a device/);
    expect(effect('a')).toBe('allow');
    unlinkSync(path);
    place.write('p.rego', allowing('b'));
    expect(await store.reload('request')).toMatchObject({ outcome: 'reloaded', recovered: true });
  },
);

test('a listener that throws neither stops the reload nor the other listeners', async () => {
  const path = place.write('p.rego', allowing('a'));
  const store = await openPolicyStore(resolveSources([path]), deps);
  const told: string[] = [];
  store.subscribe(() => {
    throw new Error('a listener of the host');
  });
  store.subscribe(({ outcome }) => told.push(outcome));
  place.write('p.rego', allowing('b'));
  expect((await store.reload('request')).outcome).toBe('reloaded');
  expect(told).toEqual(['reloaded']);
  await store.close();
});
