import { buildId } from '../config/build-id.js';
import { openCache } from '../engine/cache.js';
import type { Engine } from '../engine/engine.js';
import { libraryModules } from '../pdp/library.js';
import { silentLog, type Log } from '../telemetry/log.js';
import { noCache } from './layer/layer-cache.js';
import type { PolicyDeps } from './policy-deps.js';
import type { Verification } from './signatures/verification.js';

export interface OwnedPolicyDeps extends PolicyDeps {
  /** Ends the engine, if it was ever started. */
  close(): Promise<void>;
}

export interface PolicyDepsOptions {
  readonly log?: Log;
  readonly verification?: Verification | undefined;
  readonly allowHttp?: boolean;
}

/** The real engine, library and cache. The engine's code is loaded and its process started by the first compilation, and not before. */
export function createPolicyDeps({ log = silentLog, verification, allowHttp = false }: PolicyDepsOptions = {}): OwnedPolicyDeps {
  let engine: Promise<Engine> | undefined;
  return {
    buildId: buildId ?? 'source',
    // From `src/` the compiler changes under the cache.
    cache: buildId === undefined ? noCache : openCache({ log }),
    library: libraryModules,
    verification,
    allowHttp,
    engine: () => (engine ??= startEngine()),
    close: async () => {
      await (await engine)?.close();
    },
  };
}

async function startEngine(): Promise<Engine> {
  const [{ createEngine }, { hostBuiltinNames }, { refusedBuiltins }] = await Promise.all([
    import('../engine/create-engine.js'),
    import('../pdp/builtins/index.js'),
    import('../pdp/builtins/refused.js'),
  ]);
  return createEngine({ builtins: hostBuiltinNames, refused: refusedBuiltins });
}
