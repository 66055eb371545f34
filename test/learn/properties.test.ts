import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GENERALISE, STRICTNESS, type Extent } from '../../src/learn/extent.js';
import { generate, type LoadedText } from '../../src/learn/generate.js';
import { outcomeOf } from '../../src/learn/observe/outcome.js';
import { createPolicyDeps, type OwnedPolicyDeps } from '../../src/pap/create-policy-deps.js';
import { loadPolicyText } from '../../src/pap/load-policy-set.js';
import { createReplay, type ReplayPolicy } from '../../src/replay/decide-again.js';
import { recordedCall } from '../../src/replay/recorded-call.js';
import * as fc from '../properties.js';
import { randomSeed } from '../random-seed.js';
import { call, compiled, read, referencePolicy, rowsOf, streamed, type Call } from './traffic.js';
import { traffic } from './traffic.arbitrary.js';

const seed = randomSeed();
const extents = fc.constantFrom<Extent>(...Object.values(GENERALISE), ...Object.values(STRICTNESS));

type Load = (yaml: string) => Promise<LoadedText>;

const byReference: Load = (yaml) => {
  const policy = compiled(yaml);
  return Promise.resolve({ policy: policy.policy, replay: referencePolicy(policy) });
};

/** What has to be so of the policy of any log, asked again without the proof's own bookkeeping. */
async function check(calls: readonly Call[], extent: Extent, load: Load): Promise<void> {
  const rows = rowsOf(calls);
  const generated = await generate(
    { rows: () => streamed(rows), load },
    { extent, headroom: 2, logs: ['audit.jsonl'], hashes: {}, badLines: () => 0 },
  );
  if (generated === undefined) {
    expect(rows.some((row) => outcomeOf(row) === 'allowed')).toBe(false);
    return;
  }
  const { yaml, proved, proof, learned } = generated;
  expect(proved, yaml).toBe(true);
  // No condition was learned that the proof had to take back.
  expect(yaml).not.toMatch(/did not hold in the proof/);
  const { replay } = await load(yaml);
  const again = createReplay(replay);
  const out = new Set(learned.leftOut.map(({ name }) => name));
  for (const row of rows) {
    const outcome = outcomeOf(row);
    const recorded = recordedCall(row);
    if (typeof recorded === 'string') throw new Error(recorded);
    const { effect, reasons } = again(recorded);
    const said = `${JSON.stringify(row.input)}\n${yaml}`;
    if (outcome === 'denied' || outcome === 'detected') expect(effect, said).not.toBe('allow');
    if (outcome === 'allowed' && effect !== 'allow') {
      const detected = reasons.length > 0 && reasons.every(({ source }) => source.startsWith('mcp.guards.'));
      const isSaid = detected && proof.toDetectors.has(row.tool ?? row.method);
      const isLeftOut = [row.tool, row.method, promptOf(row.input)].some((name) => name !== undefined && out.has(name));
      expect(isSaid || isLeftOut, said).toBe(true);
    }
  }
  neverAllows(replay, yaml);
}

function promptOf(input: unknown): string | undefined {
  return (input as { prompt?: { name: string } }).prompt?.name;
}

function neverAllows(replay: ReplayPolicy, yaml: string): void {
  const again = createReplay(replay);
  const unseen = [
    call('unseen', {}),
    call('unseen', { path: '/srv/docs/a.txt' }),
    call('db_x', {}),
    { method: 'sampling/createMessage', decision: 'allow' } as const,
  ];
  for (const row of rowsOf(unseen)) {
    const recorded = recordedCall(row);
    if (typeof recorded === 'string') throw new Error(recorded);
    expect(again(recorded).effect, yaml).not.toBe('allow');
  }
  replay.set.dispose();
}

test(
  'S-63, of any log: valid without a warning, what was allowed is, what was denied is not, nor what was never seen',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(traffic, extents, (calls, extent) => check(calls, extent, byReference)),
      { numRuns: 400, seed },
    );
  },
);

describe('in WASM', () => {
  let deps: OwnedPolicyDeps;
  beforeAll(() => void (deps = createPolicyDeps()));
  afterAll(() => deps.close());
  const inWasm: Load = async (yaml) => ({ policy: compiled(yaml).policy, replay: await loadPolicyText('generated.yaml', yaml, deps) });

  test('the same', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(traffic, extents, (calls, extent) => check(calls, extent, inWasm)),
      { numRuns: 6, seed },
    );
  });

  test('detectors go on refusing what they refused; what they refuse of what was allowed is said, and is no failure', async () => {
    const card = call('pay', { text: 'card 4111 1111 1111 1111' });
    const guards = [{ id: 'x', message: 'm', severity: 'high', source: 'mcp.guards.pii.arguments' }] as const;
    const rows = rowsOf([read('/srv/docs/a.txt'), call('pay', { text: 'nothing' }), card, { ...card, decision: 'deny', reasons: guards }]);
    const generated = await generate(
      { rows: () => streamed(rows), load: inWasm },
      { extent: GENERALISE.some, headroom: 2, logs: ['audit.jsonl'], hashes: {}, badLines: () => 0 },
    );
    expect(generated?.proved).toBe(true);
    expect(generated?.proof).toMatchObject({ allowed: { calls: 2, kept: 2 }, denied: { calls: 1, kept: 1 } });
    expect(generated?.proofLines.join('\n')).toMatch(
      /refused by the detectors of this policy.*\n {2}found once: pay: pii\.card at \/arguments\/text/,
    );
    expect(generated?.yaml).not.toContain('4111');
  });

  const hostile = [
    '*',
    'db_*',
    'a: b',
    '- x',
    '# x',
    '"',
    "'",
    'a\nrules: []',
    'é€𝒳',
    '\u202eevil',
    '{x}',
    '${x}',
    ' lead',
    'null',
    'true',
    '1.0',
    '~',
    'a,b',
    'a\u0000b',
    '',
    '&a',
    '!!int',
    '%TAG',
    'x'.repeat(300),
  ];

  test(
    'hostile names of tools, arguments and values are quoted, or left out where a policy cannot name them',
    { timeout: 60_000 },
    async () => {
      const calls = hostile.map((tool): Call => call(tool, { 'a\nb: [': 'x', '"': tool, [tool]: 'x', path: '/srv/docs/#a: b.txt' }));
      for (const extent of [STRICTNESS.low, GENERALISE.none]) {
        const rows = rowsOf(calls);
        const generated = await generate(
          { rows: () => streamed(rows), load: inWasm },
          { extent, headroom: 2, logs: ['a\nb.jsonl'], hashes: {}, badLines: () => 0 },
        );
        expect(generated?.proved, generated?.yaml).toBe(true);
        expect(generated?.proof.allowed.calls).toBe(hostile.length - (generated?.learned.leftOut.length ?? 0));
        expect(generated?.learned.leftOut.map(({ name }) => name).sort()).toEqual(
          ['*', 'db_*', 'a\nrules: []', '{x}', '${x}', ' lead', 'a,b', 'a\u0000b', '', 'x'.repeat(300)].sort(),
        );
      }
    },
  );
});
