import { describe, expect, it } from 'vitest';
import type { Decision, Effect } from '../../src/pdp/decision.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';
import { call, evaluatorOf, finding, layer, plumbing, sorted, topdown } from './support.js';

interface Case {
  readonly why: string;
  readonly rego: string | readonly string[];
  readonly data?: JsonObject;
  readonly input?: InputDocument;
  readonly effect: Effect;
  readonly rules?: readonly string[];
  readonly more?: Partial<Decision>;
}

const guard = 'package custom.acme\n\n';
const found = call({ findings: [finding()] });

const cases: readonly Case[] = [
  { why: 'a policy without allow denies everything', rego: 'deny contains "x" if false', effect: 'deny', rules: ['default'] },
  {
    why: 'allow is boolean true',
    rego: 'allow if input.tool.name == "read_file"\nrules contains "r1" if allow',
    effect: 'allow',
    rules: ['r1'],
  },
  { why: 'a set of allows is not true', rego: 'allow contains "r1"', effect: 'deny', rules: ['default'] },
  { why: 'deny beats ask beats allow', rego: 'allow := true\nask contains "a"\ndeny contains "d"', effect: 'deny' },
  { why: 'ask beats allow', rego: 'allow := true\nask contains "a"', effect: 'ask' },
  { why: 'a boolean deny', rego: 'allow := true\ndeny if input.acting', effect: 'deny', rules: ['mcp.policy'] },
  { why: 'a boolean deny that does not hold', rego: 'allow := true\ndefault deny := false', effect: 'allow' },
  {
    why: 'a string for a deny',
    rego: 'allow := true\ndeny := "never"',
    effect: 'deny',
    more: { reasons: [{ id: 'mcp.policy', message: 'never', severity: 'medium', source: 'mcp.policy' }] },
  },
  { why: 'an array of reasons', rego: 'allow := true\ndeny := ["never"]', effect: 'deny' },
  { why: 'an empty array', rego: 'allow := true\ndeny := []', effect: 'allow' },
  {
    why: 'one object',
    rego: 'allow := true\ndeny := {"id": "r7", "message": "no", "severity": "critical"}',
    effect: 'deny',
    rules: ['r7'],
  },
  { why: 'a number is odd, and counts', rego: 'allow := true\ndeny := 0', effect: 'deny' },
  { why: 'null is odd, and counts', rego: 'allow := true\ndeny := null', effect: 'deny' },
  { why: 'an object by message', rego: 'allow := true\ndeny["no shell"] if input.acting', effect: 'deny' },
  { why: 'an object by message that is empty', rego: 'allow := true\ndeny["no shell"] if input.method == "x"', effect: 'allow' },
  {
    why: 'odd members of a set',
    rego: 'allow := true\ndeny contains x if some x in [1, null, {"severity": "HIGH"}, ["a"]]',
    effect: 'deny',
  },
  { why: 'custom denies', rego: ['allow := true', `${guard}deny contains "no"`], effect: 'deny', rules: ['custom.acme'] },
  { why: 'custom asks', rego: ['allow := true', `${guard}ask contains "sure?"`], effect: 'ask' },
  { why: 'custom never allows', rego: `${guard}allow := true`, effect: 'deny', rules: ['default'] },
  {
    why: 'custom warns, obliges and labels',
    rego: ['allow := true', `${guard}warn contains "w"\nobligations contains {"kind": "log", "level": "full"}\nlabels contains "seen"`],
    effect: 'allow',
    more: { obligations: [{ kind: 'log', level: 'full' }], labels: ['seen'] },
  },
  {
    why: 'tests of custom guards may ask for the decision',
    rego: ['allow := true', `package custom.acme_test\n\ntest_it if data.mcp.main.decision.allow with input as {}`],
    effect: 'allow',
  },
  { why: 'a guard denies a finding', rego: 'allow := true', input: found, effect: 'deny', rules: ['path_traversal.dotdot'] },
  {
    why: 'a guard that is off',
    rego: 'allow := true',
    data: { mcp: { config: { guards: { 'mcp.guards.paths.traversal': false } } } },
    input: found,
    effect: 'allow',
  },
  {
    why: 'a guard that redacts',
    rego: 'allow := true',
    data: { mcp: { config: { guards: { 'mcp.guards.paths.traversal': { action: 'redact' } } } } },
    input: found,
    effect: 'allow',
    more: { obligations: [{ kind: 'redact', path: '/arguments/path' }] },
  },
  {
    why: 'an exempt argument',
    rego: 'allow := true',
    data: { mcp: { config: { exempt: { read_file: ['/arguments/path'] } } } },
    input: found,
    effect: 'allow',
  },
  {
    why: 'an override replaces the policy',
    rego: 'deny := true\ndecision := {"allow": true, "rules": ["o1"]}',
    effect: 'allow',
    rules: ['o1'],
  },
  { why: 'an override does not silence guards', rego: 'decision := {"allow": true}', input: found, effect: 'deny' },
  { why: 'a malformed override denies', rego: 'allow := true\ndecision := {"allow": "yes"}', effect: 'deny', rules: ['decision'] },
  {
    why: 'an unknown obligation denies',
    rego: 'allow := true\nobligations contains {"kind": "quarantine"}',
    effect: 'deny',
    rules: ['obligation'],
    more: { obligations: [] },
  },
  {
    why: 'an obligation to approve asks',
    rego: 'allow := true\nobligations contains {"kind": "approve"}',
    effect: 'ask',
    rules: ['approve'],
  },
  { why: 'a label that is no text denies', rego: 'allow := true\nlabels contains 7', effect: 'deny', rules: ['label'] },
  {
    why: 'an error in a builtin is undefined: an allow with it does not hold',
    rego: 'allow if to_number(input.arguments.path) > 0',
    effect: 'deny',
  },
  {
    why: 'an error in a builtin is undefined: a deny turned round holds',
    rego: 'allow := true\ndeny contains "not small" if not small\nsmall if to_number(input.arguments.path) < 10',
    effect: 'deny',
  },
  { why: 'plumbing needs no allow', rego: 'ask := true', input: plumbing, effect: 'allow', more: { reasons: [] } },
  { why: 'plumbing is stopped by a deny', rego: 'deny contains "closed" if input.method == "initialize"', input: plumbing, effect: 'deny' },
  { why: 'plumbing and an override that does not allow', rego: 'decision := {"allow": false}', input: plumbing, effect: 'allow' },
  { why: 'plumbing and an override that states a deny', rego: 'decision := {"effect": "deny"}', input: plumbing, effect: 'deny' },
];

describe('composition, the same in WASM and in OPA itself', () => {
  it.each(cases)('$why', async ({ rego, data, input = call(), effect, rules, more }) => {
    const given = layer(rego, data);
    const [evaluator, interpreted] = await Promise.all([
      evaluatorOf(given),
      topdown(given, 'data.mcp.main.decision', input as unknown as JsonValue),
    ]);
    const outcome = evaluator.decide(input);
    expect(outcome).toMatchObject({
      kind: 'decided',
      decision: { effect, allow: effect === 'allow', ...(rules === undefined ? {} : { rules }), ...more },
    });
    expect(sorted(outcome.kind === 'decided' ? outcome.decision : undefined)).toEqual(sorted(interpreted));
  });

  it('hidden: names among the tools, in both engines', async () => {
    const given = layer(
      'hidden contains tool.name if {\n\tsome tool in input.tools\n\ttool.annotations.destructiveHint == true\n}\n\nhidden contains "not there"',
    );
    const tools = [{ name: 'read' }, { name: 'drop', annotations: { destructiveHint: true } }];
    const evaluator = await evaluatorOf(given);
    expect([...evaluator.hidden(call(), tools)]).toEqual(['drop']);
    expect(await topdown(given, 'data.mcp.main.hidden', { tools })).toEqual(['drop', 'not there']);
  });
});
