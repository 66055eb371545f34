import { expect, it } from 'vitest';
import { hostBuiltins } from '../../src/pdp/builtins/index.js';
import { exactBuffer } from '../../src/pdp/wasm/exact-buffer.js';
import { loadPolicyModule } from '../../src/pdp/wasm/policy-module.js';
import { compile, topdown } from './support.js';

/**
 * Builtins that OPA compiles into the module itself and that answer otherwise there than in its interpreter (v1.22.2), with the answers of
 * both. docs/builtins.md tells what of it matters to a policy; a row that is no longer true is to be removed there too.
 */
const DIFFERENT: readonly (readonly [call: string, module: unknown, interpreter: unknown])[] = [
  ['net.cidr_contains("10.0.0.0/8", input["::ffff:10.0.0.1"])', false, true],
  ['net.cidr_contains("::/0", input["::ffff:10.0.0.1"])', true, false],
  ['glob.match("*", null, input["a\\n"])', false, true],
  ['glob.match("a$", [], input["a$"])', false, true],
  ['glob.match("(a)", [], input["(a)"])', false, true],
  ['base64.is_valid(input["a.b"])', true, false],
  ['base64.is_valid(input[""])', false, true],
  ['base64.decode(input["YQ"])', 'a', 'undefined'],
  ['base64.decode(input[""])', 'undefined', ''],
  ['json.unmarshal(input["[1,]"])', [1], 'undefined'],
  ['json.unmarshal(input["10.0.0.1"])', 10, 'undefined'],
  ['json.marshal(input["<"])', '"<"', '"\\u003c"'],
  ['indexof(input["a"], "")', 0, 'undefined'],
  ['ceil(input["-0.5"])', 0, 1],
  ['floor(input["-0.5"])', -1, 0],
];

const input: Record<string, string | number> = { '-0.5': -0.5 };
for (const text of ['::ffff:10.0.0.1', 'a\n', 'a$', '(a)', 'a.b', '', 'YQ', '[1,]', '10.0.0.1', '<', 'a']) input[text] = text;

it('what the module answers otherwise than the interpreter is what is documented', async () => {
  const rules = DIFFERENT.map(([call], row) => `answers["${row}"] := object.get({"is": y | y := ${call}}, "is", "undefined")`);
  const modules = [{ path: 'n.rego', text: ['package n', ...rules].join('\n\n') }];
  const wasm = await compile({ modules }, ['n/answers']);
  const context = { nowNs: () => 0n, print: () => undefined };
  const loaded = await loadPolicyModule(wasm, { data: Buffer.from('{}'), builtins: hostBuiltins, context, headroomBytes: 1 << 24 });
  const answer = loaded.instantiate().policy.evaluate(exactBuffer(Buffer.from(JSON.stringify(input))), 'n/answers');
  const ours = (answer as readonly { readonly result: Record<string, unknown> }[])[0]?.result ?? {};
  const theirs = (await topdown({ modules }, 'data.n.answers', input)) as Record<string, unknown>;
  expect(DIFFERENT.map(([call], row) => [call, ours[row], theirs[row]])).toEqual(DIFFERENT);
});
