import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import type { Engine } from '../../src/engine/engine.js';
import { buildLayer } from '../../src/pap/layer/build-layer.js';
import { createEvaluator } from '../../src/pdp/create-evaluator.js';
import { joinLayers } from '../../src/pdp/join-layers.js';
import { libraryModules } from '../../src/pdp/library.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { engine } from '../compiler/harness.js';
import { bench, parse } from './harness.js';

/** A forbidden call that hides in what two readers of one message take for two things, with the policy as it is compiled. */
let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

async function policySet(text: string): Promise<PolicySet> {
  const compiled = compilePolicy(text, { file: 'policy.yaml' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const { bundle, argumentsRead, warnings } = compiled;
  const parsed = { name: 'p', bundle, generated: true, ...(argumentsRead === undefined ? {} : { argumentsRead }), warnings, notices: [] };
  const { wasm, data, revision, reads } = await buildLayer(
    { ...parsed, texts: new Map() },
    { engine: () => Promise.resolve(opa), library: () => libraryModules() },
  );
  const evaluator = await createEvaluator({ wasm, data, revision, ...(reads === undefined ? {} : { reads }) });
  return joinLayers([{ name: 'p', evaluator }]);
}

/** The line as it is written, which no object could say: what reaches the server, or why nothing does. */
function call(set: PolicySet, given: string, tool = 'run'): string {
  const fresh = bench();
  fresh.use(set);
  const line = `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"${tool}","arguments":${given}}}`;
  const { toServer, toClient } = fresh.client(line);
  if (toServer.length > 0) return toServer.join('');
  const { result, error } = parse(toClient[0]) as { readonly result?: object; readonly error?: { readonly message: string } };
  return error?.message ?? JSON.stringify(result);
}

const NESTED = `
version: "1.0"
rules:
  - tool: run
    action: allow
    conditions:
      - { argument: options.mode, equals: safe }
      - { argument: options.size, max: 9007199254740992, optional: true }
      - { argument: /steps/*/name, in: [build, test], optional: true }
`;

describe('an allow by what is inside of arguments', () => {
  let set: PolicySet;
  beforeAll(async () => {
    set = await policySet(NESTED);
  });
  afterAll(() => set.dispose());

  test.each([
    ['what the rule allows', '{"options":{"mode":"safe","size":9}}'],
    ['twins in what nobody reads', '{"options":{"mode":"safe"},"env":{"Path":"a","PATH":"b"}}'],
  ])('%s passes', (_what, given) => {
    expect(call(set, given)).toContain(`"arguments":${given}}`);
  });

  test.each([
    ['a twin of the argument', '{"options":{"mode":"safe"},"Options":{"mode":"unsafe"}}', 'a parser that ignores letter case'],
    ['a twin of the member', '{"options":{"mode":"safe","Mode":"unsafe"}}', 'a parser that ignores letter case'],
    ['a twin in the letters of Go', '{"options":{"mode":"safe","size":1,"\u017fize":2}}', 'a parser that ignores letter case'],
    [
      'a twin in an item of a list',
      '{"options":{"mode":"safe"},"steps":[{"name":"build","NAME":"rm"}]}',
      'a parser that ignores letter case',
    ],
    ['a twin further in', '{"options":{"mode":"safe","more":{"a":1,"A":2}}}', 'a parser that ignores letter case'],
    ['the member twice', '{"options":{"mode":"unsafe","mode":"safe"}}', 'stands twice'],
    ['the member twice, escaped', '{"options":{"mode":"unsafe","m\\u006fde":"safe"}}', 'stands twice'],
    ['the argument twice', '{"options":{"mode":"unsafe"},"options":{"mode":"safe"}}', 'stands twice'],
    ['a number beyond a double', '{"options":{"mode":"safe","size":1e400}}', 'does not fit a double'],
    ['a number between two doubles', '{"options":{"mode":"safe","size":9007199254740993}}', 'does not fit a double'],
    ['a number in a list inside', '{"options":{"mode":"safe","sizes":[[9007199254740993]]}}', 'does not fit a double'],
    ['the member in other letters alone', '{"options":{"Mode":"safe"}}', 'is allowed'],
    ['the argument in other letters alone', '{"OPTIONS":{"mode":"safe"}}', 'is allowed'],
  ])('%s is refused', (_what, given, says) => {
    expect(call(set, given)).toContain(says);
  });
});

test('a schema without other arguments, Rego of the author and a redaction read inside too', async () => {
  const rule = (more: string) => `version: "1.0"\nrules: [{ tool: run, action: allow, ${more} }]\n`;
  const twins = '{"options":{"mode":"safe","Mode":"unsafe"}}';
  const texts = [
    'arguments: { properties: { options: {} }, additionalProperties: false }',
    'conditions: [{ rego: \'input.arguments.options.mode == "safe"\' }]',
    'obligations: [{ redact: options.mode }]',
  ];
  for (const text of texts) {
    const set = await policySet(rule(text));
    expect(call(set, twins), text).toContain('a parser that ignores letter case');
    expect(call(set, '{"options":{"mode":"safe"}}'), text).toContain('"name":"run"');
    set.dispose();
  }
  const none = await policySet('version: "1.0"\ndefault_action: allow\n');
  expect(call(none, twins)).toContain(`"arguments":${twins}}`);
  none.dispose();
});
