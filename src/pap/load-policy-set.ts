import { createHash } from 'node:crypto';
import type { Diagnostic } from '../errors/diagnostic.js';
import { UserError } from '../errors/exit.js';
import type { Evaluator } from '../pdp/evaluator.js';
import type { PolicySet } from '../pdp/policy-set.js';
import { actingOnly } from './acting-only.js';
import type { BuildDeps } from './build-layer.js';
import { decodeLayer, encodeLayer, type CompiledLayer } from './compiled-layer.js';
import { layerKey, type LayerCache } from './layer-cache.js';
import { layerName, type PolicySource } from './policy-source.js';
import { readSource } from './read-source.js';
import { selfTest } from './self-test.js';
import { readShipped } from './shipped-profiles.js';
import type { SourceFiles } from './source-files.js';

export interface PolicyDeps extends BuildDeps {
  readonly cache: LayerCache;
  /** Hash of the program; part of every cache key. */
  readonly buildId: string;
}

/** One layer as it was loaded, for the line that a start prints. */
export interface LayerReport {
  readonly name: string;
  readonly revision: string;
  readonly label?: string;
  readonly notices: readonly string[];
  readonly warnings: readonly Diagnostic[];
  /** It was compiled now, and not taken from the package or the cache. */
  readonly compiled: boolean;
}

export interface LoadedPolicies {
  readonly set: PolicySet;
  readonly layers: readonly LayerReport[];
  /** Hash of every file that was read: equal means that nothing has changed on disk. */
  readonly fingerprint: string;
}

/** Reads every source, and compiles what neither the package nor the cache has. Throws a `UserError`; nothing is loaded by halves. */
export async function loadPolicySet(sources: readonly PolicySource[], deps: PolicyDeps): Promise<LoadedPolicies> {
  const read = await readAll(sources, deps.buildId);
  return activate(read, deps);
}

/** Only reads: what `loadPolicySet` would state as its fingerprint. */
export async function fingerprintOf(sources: readonly PolicySource[], buildId: string): Promise<string> {
  return (await readAll(sources, buildId)).fingerprint;
}

interface ReadSources {
  readonly sources: readonly { readonly files: SourceFiles; readonly key: string }[];
  readonly fingerprint: string;
}

async function readAll(sources: readonly PolicySource[], buildId: string): Promise<ReadSources> {
  const read = await Promise.all(sources.map(readSource));
  const keyed = read.map((files) => ({ files, key: layerKey(buildId, files) }));
  const fingerprint = createHash('sha256')
    .update(keyed.map(({ key }) => key).join('\n'))
    .digest('hex');
  return { sources: keyed, fingerprint };
}

async function activate({ sources, fingerprint }: ReadSources, deps: PolicyDeps): Promise<LoadedPolicies> {
  const loaded = [];
  for (const { files, key } of sources) loaded.push({ name: layerName(files.source), ...(await compiledLayer(files, key, deps)) });
  if (!loaded.some(({ layer }) => layer.opinion === 'policy')) throw onlyGuards(loaded.map(({ name }) => name));

  const [{ createEvaluator }, { joinLayers }] = await Promise.all([import('../pdp/create-evaluator.js'), import('../pdp/join-layers.js')]);
  const evaluators: { name: string; evaluator: Evaluator }[] = [];
  try {
    for (const { name, layer } of loaded) {
      const plain = await createEvaluator({ wasm: layer.wasm, data: layer.data, revision: layer.revision });
      const evaluator = layer.main === 'own' ? actingOnly(plain) : plain;
      evaluators.push({ name, evaluator });
      selfTest(evaluator, name, layer.main === 'own');
    }
  } catch (cause) {
    for (const { evaluator } of evaluators) evaluator.dispose();
    throw cause;
  }
  return {
    set: joinLayers(evaluators),
    layers: loaded.map(({ name, layer, compiled }) => ({
      name,
      revision: layer.revision,
      ...(layer.label === undefined ? {} : { label: layer.label }),
      notices: layer.notices,
      warnings: layer.warnings,
      compiled,
    })),
    fingerprint,
  };
}

/** From the package, from the cache, or compiled and put there. */
async function compiledLayer(files: SourceFiles, key: string, deps: PolicyDeps): Promise<{ layer: CompiledLayer; compiled: boolean }> {
  const stored = files.source.kind === 'profile' ? await readShipped(files.source.name) : undefined;
  const ready = stored === undefined ? undefined : decodeLayer(stored, key);
  if (ready !== undefined) return { layer: ready, compiled: false };
  const cached = await deps.cache.get(key);
  const known = cached === undefined ? undefined : decodeLayer(cached, key);
  if (known !== undefined) return { layer: known, compiled: false };

  const layer = await compileLayer(files, deps);
  await deps.cache.put(key, encodeLayer(layer, key));
  return { layer, compiled: true };
}

/** The whole way, without any cache. */
export async function compileLayer(files: SourceFiles, deps: BuildDeps): Promise<CompiledLayer> {
  const [{ parseSource }, { buildLayer }] = await Promise.all([import('./parse-source.js'), import('./build-layer.js')]);
  return buildLayer(await parseSource(files), deps);
}

function onlyGuards(names: readonly string[]): UserError {
  const said = names.map((name) => `\`${name}\``).join(', ');
  return new UserError(
    `${said} ${names.length === 1 ? 'holds' : 'hold'} guards (\`custom\`) only, which never allow: name a policy beside, for example \`--policy=standard\``,
  );
}
