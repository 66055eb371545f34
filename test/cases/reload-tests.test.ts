import { rmSync, symlinkSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReloadTests } from '../../src/cases/reload-tests.js';
import { keptPolicyDeps } from '../kept-policy-deps.js';
import type { ReloadTests } from '../../src/pap/policy-deps.js';
import { openPolicyStore, type PolicyStore } from '../../src/pap/policy-store.js';
import type { ReloadEvent } from '../../src/pap/reload-event.js';
import { resolveSources } from '../../src/pap/source/resolve-source.js';
import { systemClock } from '../../src/telemetry/clock.js';
import { silentLog } from '../../src/telemetry/log.js';
import { call } from '../pap/call.js';
import { folder, until, type Folder } from '../pap/folder.js';

const deps = { ...keptPolicyDeps(), clock: systemClock, log: silentLog };
afterAll(() => deps.close());

let place: Folder;
let store: PolicyStore | undefined;
beforeEach(() => void (place = folder()));
afterEach(async () => {
  await store?.close();
  store = undefined;
  place.remove();
});

const rego = (tool: string) => `package mcp.policy\n\nallow if input.tool.name == "${tool}"\n`;
const regoTest = (tool: string) =>
  `package mcp.policy_test\n\nimport data.mcp.policy\n\ntest_allowed if policy.allow with input as {"tool": {"name": "${tool}"}}\n`;
const yaml = (tool: string) => `version: "1.0"\nrules:\n  - { tool: ${tool}, action: allow }\n`;
const yamlTest = (tool: string) => `cases:\n  - name: it is allowed\n    input: { tool: ${tool} }\n    decision: allow\n`;

/** What lies at a start, the policy that is watched, and its tests, by the tool that they are about. */
const forms = {
  'a folder of Rego': { watched: 'policy', files: { 'policy/p.rego': rego }, tests: { 'policy/p_test.rego': regoTest } },
  'a file of Rego, tests beside it': { watched: 'p.rego', files: { 'p.rego': rego }, tests: { 'p_test.rego': regoTest } },
  'YAML, cases beside it': { watched: 'p.yaml', files: { 'p.yaml': yaml }, tests: { 'p_test.yaml': yamlTest } },
} as const;
type Texts = Readonly<Record<string, (tool: string) => string>>;

function write(texts: Texts, tool: string): void {
  for (const [name, text] of Object.entries(texts)) place.write(name, text(tool));
}

async function open(watched: string): Promise<PolicyStore> {
  const sources = resolveSources([place.at(watched)]);
  const reloadTests: ReloadTests = createReloadTests(sources, deps);
  store = await openPolicyStore(sources, { ...deps, reloadTests });
  return store;
}

const allowed = (tool: string) => store?.current().decide(call(tool)).effect === 'allow';

describe.each(Object.entries(forms))('%s', (_what, { watched, files, tests }) => {
  it('is taken when its tests pass, kept out when they do not, and taken once they are changed too', async () => {
    write(files, 'a');
    write(tests, 'a');
    const opened = await open(watched);

    write(files, 'b');
    const failed = await opened.reload('request');
    expect(failed).toMatchObject({ outcome: 'failed' });
    expect(failed.error?.message).toMatch(/does not pass its tests \(1 of 1; .*\n {2}fail .*p_test\.(rego|yaml):\d+ /);
    expect([allowed('a'), allowed('b')]).toEqual([true, false]);

    write(tests, 'b');
    expect(await opened.reload('request')).toMatchObject({ outcome: 'reloaded', recovered: true });
    expect([allowed('a'), allowed('b')]).toEqual([false, true]);
  });

  it('is kept out by a device among its tests, which nobody reads, and taken once that is gone', async () => {
    write(files, 'a');
    write(tests, 'a');
    const opened = await open(watched);
    write(files, 'b');
    for (const name of Object.keys(tests)) {
      rmSync(place.at(name));
      symlinkSync('/dev/null', place.at(name));
    }
    expect((await opened.reload('request')).error?.message).toMatch(/_test\.(rego|yaml)` is a pipe or a device, not a file$/);
    expect([allowed('a'), allowed('b')]).toEqual([true, false]);

    for (const name of Object.keys(tests)) rmSync(place.at(name));
    write(tests, 'b');
    expect(await opened.reload('request')).toMatchObject({ outcome: 'reloaded' });
  });

  it('a change of its tests alone is seen, and lets a policy in that failed', async () => {
    write(files, 'a');
    write(tests, 'a');
    const opened = await open(watched);
    const events: ReloadEvent[] = [];
    opened.subscribe((event) => events.push(event));
    opened.watch();
    write(files, 'b');
    await until(() => events.length === 1);
    write(tests, 'b');
    await until(() => events.length === 2);
    expect(events.map(({ outcome }) => outcome)).toEqual(['failed', 'reloaded']);
  });

  it('without tests nothing new is taken', async () => {
    write(files, 'a');
    const opened = await open(watched);
    write(files, 'b');
    const { outcome, error } = await opened.reload('request');
    expect([outcome, error?.message]).toEqual(['failed', expect.stringContaining('has no tests')]);
    expect(allowed('a')).toBe(true);
  });
});

it.each(['https://bundles.example/a.tar.gz', 'policy.wasm'])('%s: tests are out of reach, which is said at the start', (word) => {
  place.write('policy.wasm', '');
  const sources = resolveSources([word.startsWith('https') ? word : place.at(word)]);
  expect(() => createReloadTests(sources, deps)).toThrow('no tests are at hand');
});

it('a profile needs none', async () => {
  const sources = resolveSources(['strict']);
  await expect(createReloadTests(sources, deps).check(sources)).resolves.toBeUndefined();
});
