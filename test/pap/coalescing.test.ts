import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EngineError } from '../../src/engine/engine-error.js';
import type { BuildRequest, Engine } from '../../src/engine/engine.js';
import { keptPolicyDeps } from '../kept-policy-deps.js';
import { openPolicyStore, type PolicyStore } from '../../src/pap/policy-store.js';
import type { ReloadEvent } from '../../src/pap/reload-event.js';
import { resolveSources } from '../../src/pap/source/resolve-source.js';
import { systemClock } from '../../src/telemetry/clock.js';
import { silentLog } from '../../src/telemetry/log.js';
import { call } from './call.js';
import { folder, type Folder } from './folder.js';

/** The real engine compiles each text once; `builds` are the requests, and `meanwhile` happens during each of them. */
const real = keptPolicyDeps();
const made = new Map<string, Awaited<ReturnType<Engine['build']>>>();
let builds: BuildRequest[];
let meanwhile: (nth: number) => void;
const engine = async (): Promise<Engine> => {
  const inner = await real.engine();
  return {
    ...inner,
    async build(request) {
      builds.push(request);
      const key = JSON.stringify(request);
      const built = made.get(key) ?? (await inner.build(request));
      made.set(key, built);
      meanwhile(builds.length);
      return built;
    },
    async call(op, request) {
      if (op === 'build') builds.push(request as BuildRequest);
      return inner.call(op, request);
    },
  };
};
const deps = { ...real, engine, clock: systemClock, log: silentLog };

let place: Folder;
let store: PolicyStore;
let events: ReloadEvent[];
beforeEach(() => {
  place = folder();
  builds = [];
  events = [];
  meanwhile = () => undefined;
});
afterEach(async () => {
  await store.close();
  place.remove();
});
beforeAll(() => () => real.close());

async function open(word: string): Promise<void> {
  store = await openPolicyStore(resolveSources([word]), deps);
  store.subscribe((event) => events.push(event));
  builds = [];
}

const allowing = (tool: string) => `package mcp.policy\n\nallow if input.tool.name == "${tool}"\n`;
const allowed = () => ['a', 'b', 'c'].filter((tool) => store.current().decide(call(tool)).effect === 'allow').join();

describe('edits that never stop', () => {
  test('of a file: each compilation is of what stands there when it begins, and decides; those in between are never compiled', async () => {
    const save = (n: number) => place.write('p.rego', allowing(['a', 'b', 'c'][n % 3] ?? ''));
    await open(save(0));
    let edits = 0;
    const reloads: Promise<ReloadEvent>[] = [];
    const edit = () => {
      save(++edits);
      reloads.push(store.reload('file'));
    };
    const seen: string[] = [];
    store.subscribe(() => seen.push(allowed()));
    meanwhile = (nth) => {
      if (nth < 9) for (let n = 0; n < 4; n++) edit();
    };
    edit();
    for (const reload of reloads) await reload;
    expect(edits).toBe(33);
    expect(builds).toHaveLength(9);
    expect(events.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 9 }, () => 'reloaded'));
    // Of four more edits the last is the next after the one that was compiled.
    expect(seen.slice(0, 4)).toEqual(['b', 'c', 'a', 'b']);
    expect(allowed()).toBe(['a', 'b', 'c'][33 % 3]);
  });

  test('of one file of a folder: two compilations at most, then it decides although it was saved again', async () => {
    place.write('f/p.rego', allowing('a'));
    place.write('f/q.rego', 'package mcp.policy\n\nallow if input.tool.name == "c"\n');
    await open(place.at('f'));
    meanwhile = (nth) => void place.write('f/p.rego', `${allowing('b')}# ${nth}\n`);
    place.write('f/p.rego', allowing('b'));
    expect(await store.reload('file')).toMatchObject({ outcome: 'reloaded' });
    expect(builds).toHaveLength(2);
    expect(allowed()).toBe('b,c');
  });

  test('of ever other files of a folder: it ends, after five', async () => {
    place.write('f/p.rego', allowing('a'));
    await open(place.at('f'));
    meanwhile = (nth) => void place.write(`f/p${nth}.rego`, `${allowing('b')}# ${nth}\n`);
    place.write('f/p.rego', allowing('c'));
    expect(await store.reload('file')).toMatchObject({ outcome: 'reloaded' });
    expect(builds).toHaveLength(5);
  });
});

test('a checkout whose second file comes while the first is compiled: half of it never decides', async () => {
  place.write('f/one.rego', allowing('a'));
  place.write('f/two.rego', allowing('b'));
  await open(place.at('f'));
  const seen = new Set<string>();
  meanwhile = (nth) => {
    seen.add(allowed());
    if (nth === 1) place.write('f/two.rego', 'package custom.two\n\ndeny contains "two" if input.tool.name == "c"\n');
  };
  place.write('f/one.rego', 'package mcp.policy\n\ndefault allow := true\n');
  expect(await store.reload('file')).toMatchObject({ outcome: 'reloaded' });
  expect([...seen, allowed()]).toEqual(['a,b', 'a,b']);
  expect(builds).toHaveLength(2);
});

test('an edit that no compiler lived to compile is compiled when it is saved again; a mistake of its author is not', async () => {
  await open(place.write('p.rego', allowing('a')));
  meanwhile = (nth) => {
    if (nth <= 2) throw new EngineError('the engine process ended');
  };
  place.write('p.rego', allowing('b'));
  expect(await store.reload('file')).toMatchObject({ outcome: 'failed' });
  expect(allowed()).toBe('a');
  expect(await store.reload('file')).toMatchObject({ outcome: 'reloaded', recovered: true });
  expect(allowed()).toBe('b');

  meanwhile = () => undefined;
  place.write('p.rego', 'package mcp.policy\n\nallow if no_such_thing\n');
  expect(await store.reload('file')).toMatchObject({ outcome: 'failed' });
  const { length } = builds;
  expect(await store.reload('file')).toMatchObject({ outcome: 'unchanged' });
  expect(builds).toHaveLength(length);
  expect(allowed()).toBe('b');
});

test('other data is no other module: what is asked of the compiler is the same', async () => {
  place.write('f/p.rego', 'package mcp.policy\n\nallow if input.tool.name in data.tools.allowed\n');
  place.write('f/data.json', '{"tools": {"allowed": ["a"]}}');
  await open(place.at('f'));
  await store.reload('file');
  place.write('f/data.json', '{"tools": {"allowed": ["b"], "more": [1, 2, 3]}, "people": {}}');
  const { to, from } = await store.reload('file');
  place.write('f/data.json', '{"tools": {"allowed": ["c"]}}');
  await store.reload('file');
  expect(to).not.toBe(from);
  expect(allowed()).toBe('c');
  const [first, second] = builds;
  expect(second).toEqual(first);
});

test('warming up compiles nothing where something was compiled already', async () => {
  await open(place.write('p.rego', allowing('a')));
  await store.warm();
  expect(builds).toEqual([]);
});
