import { describe, expect, it } from 'vitest';
import type { Decision, Effect, Outcome, Reason } from '../../src/pdp/decision.js';
import type { Evaluator, PolicyConfig } from '../../src/pdp/evaluator.js';
import { joinLayers } from '../../src/pdp/join-layers.js';
import { DEFAULT_CONFIG, parsePolicyConfig } from '../../src/pdp/policy-config.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import * as fc from '../properties.js';
import { call, plumbing } from './support.js';

const reason = (id: string): Reason => ({ id, message: `because of ${id}`, severity: 'medium', source: 'mcp.policy' });

function decided(effect: Effect, more: Partial<Decision> = {}): Outcome {
  return {
    kind: 'decided',
    decision: { allow: effect === 'allow', effect, reasons: [], rules: [], warnings: [], obligations: [], labels: [], ...more },
  };
}

function evaluator(outcome: Outcome, more: { config?: PolicyConfig; revision?: string; hidden?: readonly string[] } = {}): Evaluator {
  return {
    revision: more.revision ?? 'sha256:1',
    config: more.config ?? DEFAULT_CONFIG,
    decide: () => outcome,
    hidden: () => new Set(more.hidden),
    dispose: () => {},
  };
}

const join = (...outcomes: readonly Outcome[]) =>
  joinLayers(outcomes.map((outcome, index) => ({ name: `layer${index}`, evaluator: evaluator(outcome) })));
const strictness = { allow: 0, ask: 1, deny: 2 };

const someReason = fc.string({ minLength: 1 }).map(reason);
const someDecided = fc
  .record({
    effect: fc.constantFrom<Effect>('allow', 'ask', 'deny'),
    reasons: fc.array(someReason, { maxLength: 3 }),
    approve: fc.boolean(),
    labels: fc.array(fc.string(), { maxLength: 2 }),
  })
  .map(({ effect, reasons, approve, labels }) => decided(effect, { reasons, labels, obligations: approve ? [{ kind: 'approve' }] : [] }));
const someOutcome = fc.oneof(
  someDecided,
  fc.constant<Outcome>({ kind: 'undefined', code: 'undefined_decision', message: 'm' }),
  fc
    .constantFrom('evaluation_error', 'missing_builtin', 'malformed_decision', 'deadline' as const)
    .map((code): Outcome => ({ kind: 'error', code: code as 'deadline', message: 'm' })),
);

it('keeps the roles that all layers state alike: one must not blind another', () => {
  const stating = (roles: JsonObject) => ({
    name: 'layer',
    evaluator: evaluator(decided('allow'), { config: parsePolicyConfig({ mcp: { config: { roles } } }) }),
  });
  const own = { run: { '/arguments/q': 'prose', '/arguments/r': 'sql' }, other: { '/arguments/a': 'path' } };
  expect(joinLayers([stating(own), stating({ run: { '/arguments/q': 'sql', '/arguments/r': 'sql' } })]).config.roles).toEqual(
    new Map([['run', new Map([['/arguments/r', 'sql']])]]),
  );
  expect(joinLayers([stating(own), stating({})]).config.roles).toBeUndefined();
});

describe('layers together', () => {
  it('adding a layer never allows more', () => {
    fc.assert(
      fc.property(
        fc.array(someOutcome, { minLength: 1, maxLength: 4 }),
        someOutcome,
        fc.nat(),
        fc.boolean(),
        (outcomes, added, at, acting) => {
          const input = acting ? call() : plumbing;
          const before = join(...outcomes).decide(input);
          const after = join(...outcomes.toSpliced(at % (outcomes.length + 1), 0, added)).decide(input);
          expect(strictness[after.effect]).toBeGreaterThanOrEqual(strictness[before.effect]);
          if (before.failure !== undefined) expect(after.effect).toBe('deny');
        },
      ),
    );
  });

  it('the order of layers changes no effect', () => {
    fc.assert(
      fc.property(fc.array(someOutcome, { minLength: 1, maxLength: 4 }), (outcomes) => {
        expect(join(...outcomes.toReversed()).decide(call()).effect).toBe(join(...outcomes).decide(call()).effect);
      }),
    );
  });

  it('no layers deny', () => {
    expect(joinLayers([]).decide(call())).toMatchObject({ effect: 'deny', failure: 'no_policy', rules: ['outcome.no_policy'] });
  });

  it.each<readonly [Outcome, string]>([
    [{ kind: 'undefined', code: 'undefined_decision', message: 'why' }, 'outcome.undefined_decision'],
    [{ kind: 'error', code: 'missing_builtin', message: 'why' }, 'outcome.missing_builtin'],
  ])('a layer that fails denies with its own reason', (outcome, id) => {
    const verdict = join(decided('allow'), outcome).decide(call());
    expect(verdict).toMatchObject({
      effect: 'deny',
      failure: outcome.kind === 'decided' ? '' : outcome.code,
      reasons: [{ id }],
      rules: [id],
    });
    expect(verdict.reasons[0]?.message).toContain('layer1');
  });

  it('the reasons are of the layers that decided, everything else is of all', () => {
    const verdict = join(
      decided('allow', { rules: ['a1'], warnings: [reason('w1')], labels: ['l1'], obligations: [{ kind: 'log', level: 'full' }] }),
      decided('deny', { reasons: [reason('d1')], rules: ['d1'], warnings: [reason('w1')], labels: ['l2'] }),
      decided('deny', { reasons: [reason('d1'), reason('d2')], rules: ['d1', 'd2'] }),
      decided('ask', { reasons: [reason('q')], rules: ['q'] }),
    ).decide(call());
    expect(verdict).toMatchObject({
      effect: 'deny',
      reasons: [reason('d1'), reason('d2')],
      rules: ['d1', 'd2'],
      warnings: [reason('w1')],
      labels: ['l1', 'l2'],
      obligations: [{ kind: 'log', level: 'full', layer: 'layer0' }],
    });
    expect(verdict).not.toHaveProperty('failure');
  });

  it('rate limits of two layers are two, by the layer’s name', () => {
    const limit = { kind: 'rate_limit', requests: 1, per: 'minute' } as const;
    const one = evaluator(decided('allow', { obligations: [limit] }));
    const set = joinLayers([
      { name: 'policy', evaluator: one },
      { name: 'policy', evaluator: one },
    ]);
    expect(set.decide(call()).obligations).toEqual([
      { ...limit, layer: 'policy' },
      { ...limit, layer: 'policy#2' },
    ]);
    expect(set.layers.map(({ name }) => name)).toEqual(['policy', 'policy#2']);
  });

  it('an obligation to approve is a question for acting methods', () => {
    const set = join(decided('allow', { obligations: [{ kind: 'approve', message: 'by the owner' }] }));
    expect(set.decide(call())).toMatchObject({ effect: 'ask', reasons: [{ id: 'approve', message: 'by the owner' }] });
    expect(set.decide(plumbing)).toMatchObject({ effect: 'allow' });
  });

  it('hidden is the union', () => {
    const set = joinLayers([
      { name: 'a', evaluator: evaluator(decided('allow'), { hidden: ['x'] }) },
      { name: 'b', evaluator: evaluator(decided('allow'), { hidden: ['y', 'x'] }) },
    ]);
    expect([...set.hidden(call(), [])]).toEqual(['x', 'y']);
  });

  it('the revision changes with any layer, and of one layer is its own', () => {
    const named = (...revisions: readonly string[]) =>
      joinLayers(revisions.map((revision, index) => ({ name: `l${index}`, evaluator: evaluator(decided('allow'), { revision }) })))
        .revision;
    expect(named('sha256:a')).toBe('sha256:a');
    expect(new Set([named('a', 'b'), named('b', 'a'), named('a', 'c'), named('a', 'b', 'c')]).size).toBe(4);
    expect(named('a', 'b')).toBe(named('a', 'b'));
  });
});

describe('settings of layers together', () => {
  const config = (...configs: readonly JsonObject[]) =>
    joinLayers(
      configs.map((stated, index) => ({
        name: `l${index}`,
        evaluator: evaluator(decided('allow'), { config: parsePolicyConfig({ mcp: { config: stated } }) }),
      })),
    ).config;

  it.each<readonly [string, readonly JsonObject[], Partial<PolicyConfig>]>([
    [
      'lists are united',
      [{ paths: { prefixes: ['/a', '/b'] } }, { paths: { prefixes: ['/b', '/c'], arguments: ['x'] } }],
      { paths: { prefixes: ['/a', '/b', '/c'], arguments: ['x'] } },
    ],
    [
      'facts are named by any layer',
      [{ facts: { urls: ['/arguments/url'] } }, { facts: { urls: ['/arguments/url', '/arguments/x'], sql: ['/arguments/q'] } }],
      { facts: { urls: ['/arguments/url', '/arguments/x'], sql: ['/arguments/q'], commands: [] } },
    ],
    ['enforce beats shadow', [{ mode: 'shadow' }, { mode: 'enforce' }], { mode: 'enforce' }],
    ['shadow where every layer says so', [{ mode: 'shadow' }, { mode: 'shadow' }], { mode: 'shadow' }],
    ['a layer that states no mode enforces', [{ mode: 'shadow' }, {}], { mode: 'enforce' }],
    ['results if anyone reads them', [{}, { results: true }], { results: 'all' }],
    [
      'arguments stay out if anyone says so',
      [{}, { audit: { include_arguments: false } }],
      { audit: { redact_fields: [], include_arguments: false, log_all: true } },
    ],
    [
      'everything is recorded if anyone says so',
      [{ audit: { log_all: false } }, { audit: { log_all: true } }],
      { audit: { redact_fields: [], include_arguments: true, log_all: true } },
    ],
    [
      'less is recorded if nobody objects',
      [{ audit: { log_all: false } }, {}],
      { audit: { redact_fields: [], include_arguments: true, log_all: false } },
    ],
  ])('%s', (_what, stated, expected) => {
    expect(config(...stated)).toMatchObject(expected);
  });

  it('no layers have the defaults', () => {
    expect(config()).toEqual(DEFAULT_CONFIG);
  });
});
