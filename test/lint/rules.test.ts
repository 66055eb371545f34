import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { lintSuite } from '../../src/lint/lint-suite.js';
import { LINT_RULES } from '../../src/lint/rules/index.js';
import { shippedSchemas } from '../../src/authoring/read-schemas.js';
import { hostBuiltinNames } from '../../src/pdp/builtins/index.js';
import type { ServerSurvey } from '../../src/protocol/server-survey.js';
import { keptEngine } from '../engine/test-engine.js';

let engine: Engine;
beforeAll(async () => void (engine = await keptEngine(hostBuiltinNames)));
afterAll(() => engine.close());

async function found(
  text: string,
  { server, tests }: { readonly server?: ServerSurvey; readonly tests?: string },
): Promise<readonly string[]> {
  const modules = [{ path: 'p.rego', text }, ...(tests === undefined ? [] : [{ path: 'p_test.rego', text: tests }])];
  const suite = { name: 'p', modules, data: {} };
  const servers = server === undefined ? undefined : [server];
  const { problems } = await lintSuite(engine, suite, { schemas: shippedSchemas(), servers, coverage: tests !== undefined });
  return problems.map(({ code, message }) => (code.startsWith('rego_') ? `${code}: ${message}` : code));
}

describe.each(LINT_RULES.map((rule) => [rule.code, rule.title, rule] as const))('%s: %s', (code, _title, rule) => {
  test('the bad example has this mistake and no other', async () => {
    expect([...new Set(await found(rule.bad, rule))]).toEqual([code]);
  });

  test('the good one has none', async () => {
    expect(await found(rule.good, rule)).toEqual([]);
  });
});

test('codes are stated once and in order', () => {
  const codes = LINT_RULES.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].toSorted());
});
