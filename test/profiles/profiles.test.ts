import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import type { Policy } from '../../src/compiler/language/policy.js';
import type { Engine } from '../../src/engine/engine.js';
import { PROFILES, type Profile } from '../../src/pap/source/profiles.js';
import { engine } from '../compiler/harness.js';
import { CASES } from './corpus.js';
import { decideCase, shipped } from './decide-case.js';
import { measure, type Share } from './measure.js';
import { between, rulesTable, sharesTable } from './tables.js';

const root = join(import.meta.dirname, '../..');

/** Least of an attack group that is refused, most of a benign one, among the calls of tools that the profile lists. */
const BOUNDS: Readonly<
  Record<Profile, { readonly least: Readonly<Record<string, number>>; readonly most: Readonly<Record<string, number>> }>
> = {
  minimal: { least: {}, most: { benign: 0, 'benign, hard': 0 } },
  standard: {
    least: {
      command_injection: 18,
      'command_injection, hard': 8,
      path_traversal: 18,
      'path_traversal, hard': 7,
      pii: 19,
      prompt_injection: 18,
      'prompt_injection, hard': 4,
      sql_injection: 19,
      'sql_injection, hard': 10,
      ssrf: 2,
      'ssrf, hard': 28,
    },
    most: { benign: 0, 'benign, hard': 1 },
  },
  strict: { least: { path_traversal: 3, 'path_traversal, hard': 4 }, most: { benign: 1, 'benign, hard': 0 } },
  enterprise: {
    least: {
      command_injection: 18,
      'command_injection, hard': 8,
      path_traversal: 18,
      'path_traversal, hard': 8,
      pii: 19,
      prompt_injection: 18,
      'prompt_injection, hard': 4,
      sql_injection: 19,
      'sql_injection, hard': 10,
      ssrf: 2,
      'ssrf, hard': 30,
    },
    most: { benign: 2, 'benign, hard': 1 },
  },
};

let opa: Engine;
const measured = new Map<string, ReadonlyMap<string, Share>>();
beforeAll(async () => {
  opa = await engine();
}, 60_000);
afterAll(() => opa.close());

describe.each(PROFILES)('%s', (name) => {
  test('every rule that can refuse says why, what to do instead, how bad it is and what it answers', () => {
    for (const { id, action, reason, advice, severity, mitigates, conditions } of policyOf(name).rules) {
      expect(id?.value, 'id').toBeDefined();
      expect(reason, id?.value).toBeDefined();
      if (action === 'allow' && conditions.length === 0) continue;
      expect({ advice, severity, mitigates }, id?.value).toEqual({
        advice: expect.stringMatching(/\.$/) as string,
        severity: expect.any(String) as string,
        mitigates: expect.arrayContaining([expect.stringMatching(/^ASI\d\d$/)]) as string[],
      });
    }
  });

  test('refuses the attacks of the sample, and leaves ordinary calls alone', { timeout: 60_000 }, async () => {
    const policy = await shipped(opa, name);
    try {
      const shares = measure(policy, CASES);
      measured.set(name, shares);
      const { least, most } = BOUNDS[name];
      for (const [group, count] of Object.entries(least)) expect(shares.get(group)?.refused, group).toBeGreaterThanOrEqual(count);
      for (const [group, count] of Object.entries(most)) expect(shares.get(group)?.refused, group).toBeLessThanOrEqual(count);
      expect(CASES.length).toBeGreaterThan(350);
    } finally {
      policy.dispose();
    }
  });
});

test('minimal refuses nothing, and notes what the others refuse', { timeout: 60_000 }, async () => {
  const policy = await shipped(opa, 'minimal');
  try {
    const verdicts = CASES.map((one) => decideCase(policy, one).verdict);
    expect(verdicts.filter(({ effect }) => effect !== 'allow')).toEqual([]);
    expect(verdicts.filter(({ warnings }) => warnings.length > 0).length).toBeGreaterThan(90);
  } finally {
    policy.dispose();
  }
});

test('docs/profiles.md has the rules and the figures', () => {
  const path = join(root, 'docs/profiles.md');
  const page = readFileSync(path, 'utf8');
  const tables = [
    ...PROFILES.filter((name) => name !== 'minimal').map((name) => [`rules of ${name}`, rulesTable(policyOf(name))] as const),
    ['measured', sharesTable(measured)] as const,
  ];
  const now = tables.reduce((text, [name, content]) => between(text, name, content), page);
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(path, now);
  expect(readFileSync(path, 'utf8')).toBe(now);
});

function policyOf(name: string): Policy {
  const file = `policies/${name}.yaml`;
  const result = compilePolicy(readFileSync(join(root, file), 'utf8'), { file });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.policy;
}
