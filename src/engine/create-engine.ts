import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import { isJsonObject, type JsonObject } from '../protocol/json/json.js';
import { buildKey } from './build-key.js';
import { openCache, type Cache } from './cache.js';
import { cacheFolder } from './cache-folder.js';
import type { BuildRequest, BuildResult, CheckResult, Engine, EvalResult, FormatResult, ParseResult } from './engine.js';
import { EngineError } from './engine-error.js';
import { engineHash } from './engine-hash.js';
import { createEngineProcess, type OnProgress } from './engine-process.js';
import { runRegoTests } from './run-rego-tests.js';

export interface EngineOptions {
  /** Names of the builtins that the evaluator's host implements; a call of any other that the module lacks is a compile error. */
  readonly builtins: readonly string[];
  /** Why others are not offered, for the hint of that error. */
  readonly refused?: ReadonlyMap<string, string>;
  /** Built modules; one in `cacheFolder` when absent. */
  readonly cache?: Cache;
  /** The child keeps OPA's uncompressed module below it. */
  readonly cacheFolder?: string;
  /** Holds opa.wasm.br and opa.wasm.sha256. */
  readonly folder?: string;
  readonly childPath?: string;
  readonly idleMs?: number;
  readonly deadlineMs?: Partial<Deadlines>;
}

/** After these the child is ended: Go in WASM cannot be interrupted. Milliseconds. */
export interface Deadlines {
  readonly test: number;
  readonly eval: number;
  /** Every other operation. */
  readonly other: number;
}

/** A thousand packages build in some ten seconds on a slow machine; beyond these it hangs. */
const DEADLINES: Deadlines = { test: 120_000, eval: 60_000, other: 120_000 };
/** Long enough for an edit-save-edit rhythm to stay warm, short enough that a quiet proxy gives 200 MB back. */
const IDLE_MS = 30_000;

interface CallOptions {
  readonly deadlineMs?: number;
  readonly onProgress?: OnProgress;
}

/** Nothing is read and nothing started before the first call. */
export function createEngine(options: EngineOptions): Engine {
  const folder = options.folder ?? join(packageRoot, 'engine');
  const caches = options.cacheFolder ?? cacheFolder();
  const cache = options.cache ?? openCache({ folder: caches });
  const deadlines: Deadlines = { ...DEADLINES, ...options.deadlineMs };
  const process = createEngineProcess({
    childPath: options.childPath ?? join(packageRoot, 'dist', 'engine-child.js'),
    args: [folder, caches],
    idleMs: options.idleMs ?? IDLE_MS,
  });

  return {
    build,
    async check(request) {
      const { diagnostics } = await call<Omit<CheckResult, 'ok'>>('check', request);
      return { ok: diagnostics.length === 0, diagnostics };
    },
    async parse(modules, regoVersion = 1) {
      return await orDiagnostics<ParseResult>('parse', { modules, regoVersion });
    },
    async format(modules) {
      const response = await call<Omit<FormatResult, 'ok'>>('fmt', { modules });
      return { ok: response.diagnostics.length === 0, ...response };
    },
    async test(request) {
      const response = await runRegoTests(request, {
        test: (asked, options) => call('test', asked, options),
        parse: async (modules) => {
          const parsed = await orDiagnostics<ParseResult>('parse', { modules });
          return parsed.ok ? parsed.modules : [];
        },
        betweenTestsMs: deadlines.test,
      });
      const passed = response.cases.every(({ outcome }) => outcome === 'pass' || outcome === 'skip');
      return { ok: passed && response.diagnostics.length === 0, ...response };
    },
    async evaluate({ timeoutMs, ...request }) {
      return await orDiagnostics<EvalResult>('eval', request, timeoutMs);
    },
    async call(op, request) {
      return await call<JsonObject>(op, request);
    },
    close: () => process.close(),
  };

  async function build(request: BuildRequest): Promise<BuildResult> {
    const key = buildKey(engineHash(folder), options.builtins, request);
    const kept = cache.get(key);
    if (kept !== undefined) return { ok: true, wasm: kept, entrypoints: request.entrypoints };
    const built = await orDiagnostics<BuildResult | { ok: true; wasm: string }>('build', request);
    if (!built.ok) return built;
    const wasm = Buffer.from(built.wasm as string, 'base64');
    cache.put(key, wasm);
    return { ok: true, wasm, entrypoints: request.entrypoints };
  }

  /** The operations that either have a result or say what is wrong with the modules. */
  async function orDiagnostics<T extends { readonly ok: boolean }>(op: string, request: object, deadlineMs?: number): Promise<T> {
    const response = await call<JsonObject>(op, request, deadlineMs === undefined ? {} : { deadlineMs });
    return { ...response, ok: response['diagnostics'] === undefined } as unknown as T;
  }

  /** Our own program's answers have the shape that its Go types give them; test/engine compares every one. */
  async function call<T>(op: string, request: object, { deadlineMs, onProgress }: CallOptions = {}): Promise<T> {
    const deadline = deadlineMs ?? (op === 'test' ? deadlines.test : op === 'eval' ? deadlines.eval : deadlines.other);
    const text = JSON.stringify({ builtins: options.builtins, ...request });
    const response: unknown = JSON.parse(await process.call(op, text, deadline, onProgress));
    if (!isJsonObject(response)) throw new EngineError(`\`${op}\` answered with something that is not an object`);
    const { failure } = response;
    if (typeof failure === 'string') throw new EngineError(`\`${op}\` failed: ${failure}`);
    return withReasons(response, options.refused) as T;
  }
}

/** OPA says only that there is no such function. */
function withReasons(response: JsonObject, refused: ReadonlyMap<string, string> = new Map()): JsonObject {
  const diagnostics = response['diagnostics'] as readonly Diagnostic[] | undefined;
  if (diagnostics === undefined || diagnostics.length === 0) return response;
  const explained = diagnostics.map((diagnostic) => {
    const [, name = ''] = /^undefined function (\S+)$/.exec(diagnostic.message) ?? [];
    const reason = refused.get(name);
    return reason === undefined ? diagnostic : { ...diagnostic, hint: `\`${name}\` is not offered to policies: ${reason}` };
  });
  return { ...response, diagnostics: explained as unknown as JsonObject[] };
}
