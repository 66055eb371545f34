import { expect, test } from 'vitest';
import { conditionsModule, FUNCTIONS } from '../../src/compiler/emit/conditions-module.js';
import { compiled, engine, faults } from './harness.js';

test('what a policy needs that calls but one function of conditions is there, whichever it is', async () => {
  const modules = Object.keys(FUNCTIONS).flatMap((name) => {
    const call = name === 'arguments' ? name : `${name}(`;
    return conditionsModule([`conditions.${call}`]).map(({ text }) => ({
      path: `${name}.rego`,
      text: text.replace(/^package .*$/m, `package only.${name}`),
    }));
  });
  expect(modules).toHaveLength(Object.keys(FUNCTIONS).length);
  expect((await (await engine()).check({ modules, strict: true })).diagnostics).toEqual([]);
});

// What folds names was a helper of another function, which is there only with arguments of a name: OPA did not know it.
test('a denial for members that a schema does not name compiles without any other condition', async () => {
  const text = `version: "1.0"
rules:
  - tool: search
    action: deny
    arguments:
      additionalProperties: false
      properties: { query: {} }
`;
  expect(await faults(await engine(), compiled(text))).toEqual([]);
});
