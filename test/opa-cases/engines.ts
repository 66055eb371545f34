import { createRequire } from 'node:module';
import type { BuiltinContext } from '../../src/pdp/builtins/builtin.js';
import { hostBuiltinNames, hostBuiltins } from '../../src/pdp/builtins/index.js';
import { parseValue } from '../../src/pdp/value/parse-value.js';
import { printValue } from '../../src/pdp/value/print-value.js';
import { isArray, RegoObject, RegoSet, type RegoValue } from '../../src/pdp/value/value.js';
import { exactBuffer } from '../../src/pdp/wasm/exact-buffer.js';
import { readText } from '../../src/pdp/wasm/read-term.js';
import { loadPolicyModule, type LoadedPolicy } from '../../src/pdp/wasm/policy-module.js';
import { versionOf, type OpaCase } from './case.js';
import type { Answer } from './expected.js';
import { ENTRYPOINT, QUERY, questionOf } from './question.js';

/** The engine's operations: a request and a response in JSON text, so that numbers keep their digits. */
export type Ask = (op: string, request: string) => Promise<string>;

/** What `time.now_ns()` is for both, so that they can be compared. */
const NOW = '2026-01-01T00:00:00Z';
const context: BuiltinContext = { nowNs: () => BigInt(Date.parse(NOW)) * 1_000_000n, print: () => {} };
const HEADROOM_BYTES = 1 << 28;

/** The format in which `opa_eval` answers: terms, so that sets are known for what they are. */
const VALUE = 1;

interface Library {
  loadPolicySync(wasm: Uint8Array, memory: { readonly initial: number }, builtins: object): LoadedPolicy;
}
const library = createRequire(import.meta.url)('@open-policy-agent/opa-wasm') as Library;

/** What the library's `LoadedPolicy` knows. */
interface Internals {
  readonly wasmInstance: { readonly exports: { readonly opa_eval: (...args: readonly number[]) => number } };
  readonly mem: WebAssembly.Memory;
  readonly dataAddr: number;
  readonly dataHeapPtr: number;
  readonly entrypoints: Readonly<Record<string, number>>;
}

export type Built = { readonly ok: true; readonly wasm: Uint8Array } | { readonly ok: false; readonly message: string };

export async function build(ask: Ask, one: OpaCase): Promise<Built> {
  const response = JSON.parse(await ask('build', request(one, { entrypoints: [ENTRYPOINT] }))) as {
    readonly wasm?: string;
    readonly failure?: string;
    readonly diagnostics?: readonly { readonly message: string }[];
  };
  if (response.wasm !== undefined) return { ok: true, wasm: Buffer.from(response.wasm, 'base64') };
  return { ok: false, message: response.failure ?? response.diagnostics?.map(({ message }) => message).join('; ') ?? 'no module' };
}

/** OPA's interpreter; `strict`: an error of a builtin stops it. */
export async function topdown(ask: Ask, one: OpaCase, strict: boolean): Promise<Answer> {
  const input = one.input_term ?? one.input;
  // Where the input is a term, it cannot travel as JSON.
  const asked = one.input_term === undefined ? one.query : `x = ${QUERY} with input as ${input}`;
  const given = one.input_term === undefined && input !== undefined ? `,"input":${input}` : '';
  const text = request(one, { query: asked, time: NOW, strictBuiltinErrors: strict });
  const response = parseValue(await ask('eval', `${text.slice(0, -1)}${given}}`));
  const [problem] = listOf(member(response, 'diagnostics'));
  if (problem !== undefined) return { kind: 'stopped', message: errorText(problem) };
  const failure = member(response, 'failure');
  if (failure !== undefined) return { kind: 'stopped', message: textOf(failure) };
  const rows = listOf(member(response, 'result')).map((row) => member(row, 'bindings') ?? new RegoObject([]));
  return { kind: 'answer', value: one.input_term === undefined ? rows : (member(rows[0], 'x') ?? []) };
}

/** The module with our host, as the evaluator runs it. */
export async function wasm(bytes: Uint8Array, one: OpaCase): Promise<Answer> {
  try {
    const data = Buffer.from(one.data ?? '{}');
    const module = await loadPolicyModule(bytes, { data, builtins: hostBuiltins, context, headroomBytes: HEADROOM_BYTES });
    return answerOf(evaluate(module.instantiate().policy, inputOf(one)));
  } catch (cause) {
    return stopped(cause);
  }
}

/** The same module with the npm package's own host. */
export function npm(bytes: Uint8Array, one: OpaCase): Answer {
  try {
    const policy = library.loadPolicySync(bytes, { initial: 64 }, {});
    policy.setData(exactBuffer(Buffer.from(one.data ?? '{}')));
    return answerOf(evaluate(policy, inputOf(one)));
  } catch (cause) {
    return stopped(cause);
  }
}

/** As OPA writes an error: `file:line: code: message`. */
function errorText(problem: RegoValue): string {
  const span = member(problem, 'span');
  const place = span === undefined ? '' : `${textOf(member(span, 'file'))}:${textOf(member(span, 'line'))}: `;
  return `${place}${textOf(member(problem, 'code'))}: ${textOf(member(problem, 'message'))}`;
}

/** A module reads terms too, but no comma after the last item. */
function inputOf({ input, input_term }: OpaCase): string | undefined {
  return input_term === undefined ? input : printValue(parseValue(input_term));
}

/** `opa_eval` itself, whose answer is text: in the library's it has gone through JavaScript's numbers. */
function evaluate(policy: LoadedPolicy, input: string | undefined): string {
  const { wasmInstance, mem: memory, dataAddr, dataHeapPtr, entrypoints } = policy as unknown as Internals;
  const bytes = Buffer.from(input ?? '');
  const missing = dataHeapPtr + bytes.length - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65_536));
  new Uint8Array(memory.buffer).set(bytes, dataHeapPtr);
  const at = bytes.length === 0 ? 0 : dataHeapPtr;
  const answer = wasmInstance.exports.opa_eval(
    0,
    entrypoints[ENTRYPOINT] ?? -1,
    dataAddr,
    at,
    bytes.length,
    dataHeapPtr + bytes.length,
    VALUE,
  );
  return readText(memory, answer);
}

function answerOf(text: string): Answer {
  const rows = parseValue(text);
  const [row] = rows instanceof RegoSet ? rows.items : [];
  return { kind: 'answer', value: member(row, 'result') ?? [] };
}

/** The library throws strings and plain objects too. */
function stopped(cause: unknown): Answer {
  const message: unknown = typeof cause === 'object' && cause !== null && 'message' in cause ? cause.message : cause;
  return { kind: 'stopped', message: String(message) };
}

function request(one: OpaCase, rest: object): string {
  const text = JSON.stringify({ modules: questionOf(one), builtins: hostBuiltinNames, regoVersion: versionOf(one), ...rest });
  return one.data === undefined ? text : `${text.slice(0, -1)},"data":${one.data}}`;
}

function textOf(value: RegoValue | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '' : printValue(value);
}

function member(value: RegoValue | undefined, name: string): RegoValue | undefined {
  return value instanceof RegoObject ? value.get(name) : undefined;
}

function listOf(value: RegoValue | undefined): readonly RegoValue[] {
  return isArray(value) ? value : [];
}
