import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { createPolicyDeps } from '../../src/pap/create-policy-deps.js';
import { loadPolicySet, type LoadedPolicies } from '../../src/pap/load-policy-set.js';
import { resolveSources } from '../../src/pap/source/resolve-source.js';
import { compare, emptyComparison } from '../../src/replay/comparison.js';
import { createReplay, recordedSaid } from '../../src/replay/decide-again.js';
import { temporaryFolder } from '../audit/helpers.js';
import { folder, type Folder } from '../pap/folder.js';
import { allow, bench, call, deny, fakePolicy } from '../pep/harness.js';
import { ALLOWED, denied, recorded } from './cases.js';
import { callNotes } from '../../src/replay/read-calls.js';
import * as fc from '../properties.js';
import { callsOf, writeLog } from './recorded-log.js';

const limitedOnce = allow({ obligations: [{ kind: 'rate_limit', layer: 'p', requests: 1, per: 'minute' }] });

describe('a policy asked again', () => {
  const replayOf = (policy: Parameters<typeof fakePolicy>[0], limits = false) =>
    createReplay({ set: fakePolicy(policy), reads: [undefined] }, { limits });

  test('says what it says now', () => {
    expect(replayOf({ decide: () => deny('no') })(recorded())).toMatchObject({ effect: 'deny', rules: ['no'], unknown: [] });
  });

  test('an obligation that nobody can carry out denies, an approval asks', () => {
    const duty = (path: string) => allow({ obligations: [{ kind: 'redact', layer: 'p', path }] });
    expect(replayOf({ decide: () => duty('/arguments/path') })(recorded())).toMatchObject({ effect: 'allow' });
    expect(replayOf({ decide: () => duty('/params/x') })(recorded())).toMatchObject({
      effect: 'deny',
      reasons: [{ id: 'obligation_failed' }],
    });
    expect(replayOf({ decide: () => allow({ obligations: [{ kind: 'approve', layer: 'p' }] }) })(recorded())).toMatchObject({
      effect: 'ask',
    });
  });

  test('a message that was too large to be inspected stays denied', () => {
    const said = denied('inspection_incomplete', 'too large', 'pep');
    expect(replayOf({})(recorded({ said }))).toMatchObject({ effect: 'deny', reasons: [{ id: 'inspection_incomplete' }] });
  });

  test('its own revision keeps the facts of the record', () => {
    const paths = { '/arguments/path': { lexical: '/srv/a', resolved: '/srv/a', under: [] } };
    const config = { paths: { prefixes: ['/srv'] } };
    const seen: unknown[] = [];
    const decide = (input: { paths: unknown }) => (seen.push(input.paths), allow());
    replayOf({ decide, config, revision: 'r' })(recorded({ revision: 'r', input: { paths } }));
    replayOf({ decide, config, revision: 'r' })(recorded({ revision: 'older', input: { paths } }));
    expect(seen).toEqual([paths, { '/arguments/path': { lexical: '/srv/a', resolved: '/srv/a', under: ['/srv'] } }]);
  });

  test('limits count at the times of the log, and only where they are asked for', () => {
    const second = 1_000;
    const at = (time: number, input = {}) => recorded({ time, input });
    const counted = replayOf({ decide: () => limitedOnce }, true);
    const effects = [at(0), at(second), at(60 * second), at(61 * second, { method: 'resources/read' })].map((each) => counted(each).effect);
    expect(effects).toEqual(['allow', 'deny', 'allow', 'allow']);
    const uncounted = replayOf({ decide: () => limitedOnce });
    expect([at(0), at(second)].map((each) => uncounted(each).effect)).toEqual(['allow', 'allow']);
  });

  test('a call that only a limit refused is what the policy said of it, where limits are not counted', () => {
    const call = recorded({ said: denied('rate_limited', 'slow down', 'pep') });
    expect(recordedSaid(call, false)).toMatchObject({ effect: 'allow', reasons: [] });
    expect(recordedSaid(call, true)).toBe(call.said);
    const both = recorded({ said: denied('rate_limited', 'of a rule that is called so') });
    expect(recordedSaid(both, false)).toBe(both.said);
    expect(recordedSaid(recorded(), false)).toBe(ALLOWED);
  });
});

const POLICY = `version: "1.0"
rules:
  - tool: read_file
    action: allow
    conditions:
      - path_starts_with: /srv/work
      - path_not_contains: [".env"]
  - tool: query
    action: allow
    conditions:
      - argument_matches: { sql: "^select " }
      - argument_not_matches: { sql: "secret" }
  - tool: write_*
    action: ask
  - tool: send
    action: allow
    rate_limit: { requests: 2, per: minute }
`;

describe('a log that was made under a policy', () => {
  let place: Folder;
  let loaded: LoadedPolicies;
  beforeAll(async () => {
    place = folder();
    const deps = createPolicyDeps();
    loaded = await loadPolicySet(resolveSources([place.write('p.yaml', POLICY), 'standard']), deps);
    await deps.close();
  });
  afterAll(() => {
    loaded.set.dispose();
    place.remove();
  });

  const argument = fc.oneof(
    fc.constantFrom(
      '/srv/work/a',
      '/srv/work/../x',
      '/srv/worker',
      'rel/.env',
      '~/x',
      'select 1',
      'select secret',
      '4111 1111 1111 1111',
      'ghp_abcdefghijklmnopqrstuvwxyz012345',
    ),
    fc.string(),
    fc.integer(),
    fc.array(fc.constantFrom('/srv/work/b', '/etc/passwd')),
  );
  const calls = fc.array(
    fc.record({
      tool: fc.constantFrom('read_file', 'query', 'write_file', 'send', 'eval', 'other'),
      args: fc.dictionary(fc.constantFrom('path', 'sql', 'content', 'password', 'SQL'), argument, { noNullPrototype: true }),
      pause: fc.constantFrom(0, 10_000, 40_000),
    }),
    // Of shorter ones some seeds drew too few calls that are recorded as they were made.
    { minLength: 6, maxLength: 12 },
  );

  test('never differs under the same policy, with and without limits, however it was masked', { timeout: 300_000 }, async () => {
    let exact = 0;
    await fc.assert(
      fc.asyncProperty(calls, async (made) => {
        const { client, clock, use, audit } = bench({ inspector: createInspector() });
        use(loaded.set);
        for (const [index, { tool, args, pause }] of made.entries()) {
          client(call(index, tool, args));
          clock.advance(pause);
        }
        const path = join(temporaryFolder(), 'a.jsonl');
        writeLog(path, audit.events);
        for (const limits of [false, true]) {
          const replay = createReplay(loaded, { limits });
          const comparison = emptyComparison();
          const notes = callNotes();
          for (const each of await callsOf([path], {}, notes)) {
            const again = replay(each);
            compare(comparison, each, recordedSaid(each, limits), again, again.unknown);
          }
          expect(comparison.different, JSON.stringify([...comparison.groups.values()])).toBe(0);
          expect(comparison.otherReasons).toBe(0);
          expect(comparison.calls + notes.unrecorded['not the policy']).toBe(made.length);
          exact += comparison.same;
        }
      }),
      { numRuns: 60, examples: [[[]]] },
    );
    expect(exact).toBeGreaterThan(100);
  });
});
