import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { DECISION_FUEL } from '../../src/pdp/fuel/meter.js';
import { libraryModules } from '../../src/pdp/library.js';
import { call, evaluatorOf } from '../pdp/support.js';

/**
 * What we generate is decided without counting steps: it must come to an end by how it is written. Counted here, every shape of a large input stays within
 * four times the steps that a hand-written policy has for one decision: 8·10⁹, and 400 for each byte of the input (`fuel/meter.ts`).
 */
const everyOperator = `version: "1.0"
rules:
  - { tool: "read_*", action: allow, conditions: [{ argument: path, starts_with: /srv }, { argument: q, not_contains: [a1, b1, c1] }] }
  - { tool: read_file, action: allow, conditions: [{ argument: items, contains: needle }] }
  - { tool: read_file, action: deny, conditions: [{ argument: text, matches: '^(a|aa)+$' }] }
  - { tool: read_file, action: deny, conditions: [{ argument: text, glob: '*-*.b' }] }
  - { tool: "*", action: allow }
`;

const policies: readonly (readonly [name: string, text: string])[] = [
  ...['minimal', 'standard', 'strict', 'enterprise'].map(
    (name) => [name, readFileSync(join(import.meta.dirname, '../../policies', `${name}.yaml`), 'utf8')] as const,
  ),
  ['patterns, lists and regular expressions', everyOperator],
];

const shapes: readonly (readonly [what: string, args: (size: number) => JsonObject])[] = [
  ['one long text', (size) => ({ text: 'a'.repeat(size), path: '/srv/x' })],
  ['a list of many texts', (size) => ({ items: Array.from({ length: size / 10 }, (_, n) => `item ${n}`) })],
  ['many members', (size) => Object.fromEntries(Array.from({ length: size / 20 }, (_, n) => [`name_${n}`, 'aaaaaa']))],
  [
    'texts in lists in objects',
    (size) => ({ items: Array.from({ length: size / 60 }, (_, n) => ({ path: `/srv/${n}`, tags: ['a', 'b', [n]] })) }),
  ],
];

test.each(policies)('%s: no input costs more than its length allows', async (_name, text) => {
  const compiled = compilePolicy(text, { file: 'p.yaml', environment: {} });
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message, hint }) => `${message} ${hint ?? ''}`).join('\n'));
  const { modules, data } = compiled.bundle;
  const evaluator = await evaluatorOf({ modules: [...libraryModules(), ...modules], data }, { fuel: 4n * DECISION_FUEL, remember: false });
  for (const size of [30_000, 900_000]) {
    for (const [what, args] of shapes) {
      expect(evaluator.decide(call({ tool: { name: 'read_file' }, arguments: args(size) })), `${what}, ${size}`).toMatchObject({
        kind: 'decided',
      });
    }
  }
});
