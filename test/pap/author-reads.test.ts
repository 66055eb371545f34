import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { buildLayer } from '../../src/pap/layer/build-layer.js';
import { parseSource } from '../../src/pap/source/parse-source.js';
import { createEvaluator } from '../../src/pdp/create-evaluator.js';
import { libraryModules } from '../../src/pdp/library.js';
import { decided, engine, inputOf } from '../compiler/harness.js';

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

/** Arguments that no condition names are kept from WASM: one that an author's own Rego reads is not among them. */
test('a deny in Rego sees arguments that no other condition names', async () => {
  const text = `version: "1.0"
default_action: allow
rules:
  - { tool: pay, action: allow, conditions: [{ argument: currency, equals: EUR }] }
  - tool: pay
    action: deny
    id: too_much
    conditions:
      - any:
          - rego: input.arguments.amount > 100
`;
  const source = { kind: 'yaml', path: 'p.yaml' } as const;
  const parsed = await parseSource({ source, files: [{ path: 'p.yaml', name: 'p.yaml', bytes: Buffer.from(text) }], notices: [] });
  const { wasm, data, revision, reads } = await buildLayer(parsed, { engine: () => Promise.resolve(opa), library: libraryModules });
  const evaluator = await createEvaluator({ wasm, data, revision, ...(reads === undefined ? {} : { reads }) });
  const pay = (amount: number) => decided(evaluator, inputOf({ tool: 'pay', arguments: { currency: 'EUR', amount } }));
  expect(pay(5).effect).toBe('allow');
  expect(pay(500)).toMatchObject({ effect: 'deny', rules: ['too_much'] });
  evaluator.dispose();
});
