import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import { isJsonObject, type JsonObject } from '../protocol/json.js';
import type { RegoModule } from './bundle.js';
import type { BuildResult, CheckResult, Engine, EvalResult, FormatResult, ModuleFacts, ParseResult, TestResult } from './engine.js';
import { EngineError } from './engine-error.js';
import { createEngineProcess } from './engine-process.js';

export interface EngineOptions {
  /** Names of the builtins that the evaluator's host implements; a call of any other that the module lacks is a compile error. */
  readonly builtins: readonly string[];
  /** Holds opa.wasm.br and opa.wasm.sha256. */
  readonly folder?: string;
  readonly childPath?: string;
  readonly idleMs?: number;
  readonly deadlineMs?: Partial<Deadlines>;
}

export interface Deadlines {
  /** `opa test` of a whole policy. */
  readonly test: number;
  readonly eval: number;
  /** Every other operation. */
  readonly other: number;
}

/** Ten thousand rules build in about a minute on a slow machine; beyond that it hangs. */
const DEADLINES: Deadlines = { test: 120_000, eval: 60_000, other: 120_000 };
/** Long enough for an edit-save-edit rhythm to stay warm, short enough that a quiet proxy gives 300 MB back. */
const IDLE_MS = 30_000;

export function createEngine(options: EngineOptions): Engine {
  const folder = options.folder ?? join(packageRoot, 'engine');
  const deadlines: Deadlines = { ...DEADLINES, ...options.deadlineMs };
  const process = createEngineProcess({
    childPath: options.childPath ?? join(packageRoot, 'dist', 'engine-child.js'),
    args: [folder],
    idleMs: options.idleMs ?? IDLE_MS,
  });

  return {
    async build(request) {
      const { diagnostics, wasm, entrypoints } = await call('build', withBuiltins(request));
      if (Array.isArray(diagnostics)) return { ok: false, diagnostics: diagnostics as readonly Diagnostic[] };
      return { ok: true, wasm: Buffer.from(wasm as string, 'base64'), entrypoints: entrypoints as readonly string[] } satisfies BuildResult;
    },
    async check(request) {
      const { diagnostics } = await call('check', withBuiltins(request));
      const found = diagnostics as readonly Diagnostic[];
      return { ok: found.length === 0, diagnostics: found } satisfies CheckResult;
    },
    async parse(modules) {
      const response = await call('parse', { modules: modules as readonly RegoModule[] });
      if (response['diagnostics'] !== undefined) return { ok: false, diagnostics: response['diagnostics'] as readonly Diagnostic[] };
      return { ok: true, modules: response['modules'] as unknown as readonly ModuleFacts[] } satisfies ParseResult;
    },
    async format(modules) {
      const response = (await call('fmt', { modules })) as unknown as Omit<FormatResult, 'ok'>;
      return { ok: response.diagnostics.length === 0, ...response } satisfies FormatResult;
    },
    async test(request) {
      const response = (await call('test', withBuiltins(request))) as unknown as Omit<TestResult, 'ok'>;
      const passed = response.cases.every(({ outcome }) => outcome === 'pass' || outcome === 'skip');
      return { ok: passed && response.diagnostics.length === 0, ...response } satisfies TestResult;
    },
    async evaluate(request) {
      const response = await call('eval', withBuiltins(request));
      if (response['diagnostics'] !== undefined) return { ok: false, diagnostics: response['diagnostics'] as readonly Diagnostic[] };
      return { ok: true, result: response['result'] as readonly JsonObject[] } satisfies EvalResult;
    },
    call: async (op, request) => (await call(op, withBuiltins(request))) as JsonObject,
    close: () => process.close(),
  };

  function withBuiltins<T extends object>(request: T): T & { builtins: readonly string[] } {
    return { builtins: options.builtins, ...request };
  }

  async function call(op: string, request: object): Promise<Record<string, unknown>> {
    const deadline = op === 'test' ? deadlines.test : op === 'eval' ? deadlines.eval : deadlines.other;
    const response: unknown = JSON.parse(await process.call(op, JSON.stringify(request), deadline));
    if (!isJsonObject(response)) throw new EngineError(`\`${op}\` answered with something that is not an object`);
    const { failure } = response;
    if (typeof failure === 'string') throw new EngineError(`\`${op}\` failed: ${failure}`);
    return response;
  }
}
