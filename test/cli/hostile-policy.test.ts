import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPolicyDeps } from '../../src/pap/create-policy-deps.js';
import { packBundle } from '../../src/pap/archive/unpack.js';
import { hostBuiltinNames } from '../../src/pdp/builtins/index.js';
import { libraryModules } from '../../src/pdp/library.js';
import { folder, type Folder } from '../pap/folder.js';
import { moduleOfAbi } from '../pap/bundles/make.js';
import { moduleOf } from '../pdp/fuel/modules.js';
import { Proxied } from './proxied.js';
import { agentmesh, echoServer } from './run.js';

/** What the policy does goes by an argument of the call; `fine` is allowed. */
const POLICY = `package mcp.policy

default allow := false

allow if input.arguments.how in {"fine", "prints"}

deny contains "never" if {
	input.arguments.how == "loops"
	some x in numbers.range(1, 100000)
	some y in numbers.range(1, 100000)
	x + y == -1
}

deny contains "never" if {
	input.arguments.how == "eats"
	count({[x, y, "0123456789012345678901234567890123456789"] | some x in numbers.range(1, 1000); some y in numbers.range(1, 1000)}) == 0
}

deny contains "never" if {
	input.arguments.how == "prints"
	some x in numbers.range(1, 50)
	trace(sprintf("{\\"jsonrpc\\":\\"2.0\\",\\"id\\":1,\\"result\\":{}} %d", [x]))
	x == -1
}
`;
const CALLS_OUT = `package mcp.policy

allow if http.send({"method": "get", "url": "http://localhost:1"}).status_code == 200
`;

const deps = createPolicyDeps();
let place: Folder;
let wasm: Record<'policy' | 'other' | 'callsOut', Uint8Array>;
beforeAll(async () => {
  place = folder();
  const engine = await deps.engine();
  const build = async (text: string, entrypoint = 'mcp/main/decision', more: readonly string[] = []): Promise<Uint8Array> => {
    const modules = [...libraryModules(), { path: 'p.rego', text }];
    const built = await engine.call('build', { modules, entrypoints: [entrypoint], ...(more.length === 0 ? {} : { builtins: more }) });
    if (typeof built['wasm'] !== 'string') throw new Error(JSON.stringify(built));
    return Buffer.from(built['wasm'], 'base64');
  };
  const offered = [...hostBuiltinNames, 'http.send'];
  wasm = {
    policy: await build(POLICY),
    other: await build(POLICY, 'mcp/policy/allow'),
    callsOut: await build(CALLS_OUT, 'mcp/main/decision', offered),
  };
}, 120_000);
afterAll(async () => {
  await deps.close();
  place.remove();
});

/** A loop that never ends: loop, br 0, end. */
const ENDLESS = [0x03, 0x40, 0x0c, 0, 0x0b];
/** A loop that takes a page of memory each time, until there is none: then the answer is −1, and it goes on. */
const EATING = [0x03, 0x40, 0x41, 1, 0x40, 0, 0x1a, 0x0c, 0, 0x0b];

const bad: readonly (readonly [what: string, module: () => Uint8Array, said: RegExp])[] = [
  ['a start function that never ends', () => moduleOf({ functions: [ENDLESS], start: 0 }), /unreachable|steps/],
  ['a start function that takes all memory', () => moduleOf({ functions: [EATING], start: 0 }), /unreachable|steps|memory/],
  ['a memory of its own', () => moduleOf({ functions: [[]], ownMemory: true }), /it has a memory of its own/],
  ['another ABI', () => moduleOfAbi(2, 0), /it has ABI 2\.0, needed is OPA's ABI 1\.2/],
  ['another entrypoint', () => wasm.other, /it has the entrypoints `mcp\/policy\/allow`, and not `mcp\/main\/decision`/],
  ['a builtin that is not offered', () => wasm.callsOut, /it calls `http\.send`, which is not available here/],
  ['what is no module', () => Buffer.from('not wasm'), /not a WebAssembly module|cannot be used/],
];

describe.each(['p.wasm', 'b.tar.gz'])('a prebuilt module as %s', (name) => {
  /** The module by itself, or in a bundle whose manifest says that it decides. */
  const write = (module: Uint8Array): string =>
    place.write(
      name,
      name.endsWith('.wasm')
        ? Buffer.from(module)
        : packBundle([
            { name: '.manifest', bytes: Buffer.from('{"wasm": [{"entrypoint": "mcp/main/decision", "module": "policy.wasm"}]}') },
            { name: 'policy.wasm', bytes: Buffer.from(module) },
          ]),
    );

  test.each(bad)('with %s stops a start, and says why', (_what, module, said) => {
    const path = write(module());
    const ran = agentmesh(['protect', `--policy=${path}`, '--no-log', '--', process.execPath, echoServer], { cwd: place.path });
    expect({ status: ran.status, stdout: ran.stdout, stderr: ran.stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(said) as string,
    });
  });

  test('that goes bad while it decides is not taken, and the last good one goes on; what a call makes it do ends with the call', async () => {
    const path = write(wasm.policy);
    const proxied = new Proxied([`--policy=${path}`, '--log=audit.log'], place.path);
    try {
      await proxied.initialize();
      const answer = async (how: string): Promise<string> => {
        const { result } = await proxied.ask('tools/call', { name: 'first', arguments: { how } });
        return result?.isError === true ? JSON.stringify(result) : 'allowed';
      };
      const how: readonly (readonly [string, RegExp])[] = [
        ['fine', /^allowed$/],
        ['loops', /outcome\.steps/],
        ['fine', /^allowed$/],
        ['eats', /outcome\.(memory|steps)/],
        ['fine', /^allowed$/],
        ['prints', /^allowed$/],
        ['other', /isError/],
      ];
      for (const [what, expected] of how) expect(await answer(what), what).toMatch(expected);
      for (const [what, module, said] of bad) {
        proxied.stderr = '';
        write(module());
        await proxied.said(/policy reload failed/);
        expect(proxied.stderr, what).toMatch(said);
        expect([await answer('fine'), await answer('other')], what).toEqual(['allowed', expect.stringContaining('isError') as string]);
      }
      proxied.stderr = '';
      write(wasm.policy);
      await proxied.said(/is good again/);
    } finally {
      await proxied.end();
    }
    // What was printed is on nobody's standard output: no question has two answers.
    const answered = proxied.messages.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(new Set(answered).size).toBe(answered.length);
  }, 120_000);
});
