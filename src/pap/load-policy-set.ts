import { createHash } from 'node:crypto';
import type { CacheKey } from '../engine/cache-key.js';
import type { Cache } from '../engine/cache.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import { UserError } from '../errors/exit.js';
import { DECISION, HIDDEN } from '../pdp/entrypoints.js';
import type { Evaluator } from '../pdp/evaluator.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { InputReads } from '../pdp/reads.js';
import { actingOnly } from './acting-only.js';
import type { BuildDeps } from './build-layer.js';
import { decodeLayer, encodeLayer, type CompiledLayer } from './compiled-layer.js';
import { layerKey, noCache } from './layer-cache.js';
import { layerName, type PolicySource } from './policy-source.js';
import { readSource } from './read-source.js';
import { selfTest } from './self-test.js';
import { readShipped } from './shipped-profiles.js';
import type { SourceFiles } from './source-files.js';

export interface PolicyDeps extends BuildDeps {
  readonly cache: Cache;
  /** Hash of the program; part of every cache key. */
  readonly buildId: string;
  /**
   * Called once all layers are known to be good: compiled and tested now, or before they came into the package or the cache. In the
   * second case their modules are not loaded yet, so there is time for what takes as long (starting a server). What it throws ends the load.
   */
  readonly onSound?: (layers: readonly LayerReport[]) => Promise<void>;
}

/** One layer as it was loaded, for the line that a start prints. */
export interface LayerReport {
  readonly name: string;
  readonly revision: string;
  readonly label?: string;
  /** `guards`: custom guards alone; another layer must allow. */
  readonly opinion: 'policy' | 'guards';
  readonly notices: readonly string[];
  readonly warnings: readonly Diagnostic[];
  /** It was compiled now, and not taken from the package or the cache. */
  readonly compiled: boolean;
}

export interface LoadedPolicies {
  readonly set: PolicySet;
  readonly layers: readonly LayerReport[];
  /** What each layer reads of its input; undefined: it may be all of it. */
  readonly reads: readonly (InputReads | undefined)[];
  /** Hash of every file that was read: equal means that nothing has changed on disk. */
  readonly fingerprint: string;
  /** Files that policies extend, found or not: a change of one is a change of the policy. */
  readonly extended: readonly string[];
}

/** Reads every source, and compiles what neither the package nor the cache has. Throws a `UserError`; nothing is loaded by halves. */
export async function loadPolicySet(sources: readonly PolicySource[], deps: PolicyDeps): Promise<LoadedPolicies> {
  const read = await readAll(sources, deps.buildId);
  return activate(read, deps);
}

/** Only reads: what `loadPolicySet` would state of the same. */
export async function fingerprintOf(
  sources: readonly PolicySource[],
  buildId: string,
): Promise<Pick<LoadedPolicies, 'fingerprint' | 'extended'>> {
  const { fingerprint, extended } = await readAll(sources, buildId);
  return { fingerprint, extended };
}

interface ReadSources {
  readonly sources: readonly { readonly files: SourceFiles; readonly key: CacheKey }[];
  readonly fingerprint: string;
  readonly extended: readonly string[];
}

/** A YAML policy that is in no file. `path` is what diagnostics call it. It extends nothing, and is not kept in the cache. */
export async function loadPolicyText(path: string, text: string, deps: PolicyDeps): Promise<LoadedPolicies> {
  const files = [{ path, name: path, bytes: Buffer.from(text) }];
  return activate(keyedSources([{ source: { kind: 'yaml', path }, files, notices: [] }], deps.buildId), { ...deps, cache: noCache });
}

async function readAll(sources: readonly PolicySource[], buildId: string): Promise<ReadSources> {
  return keyedSources(await Promise.all(sources.map((source) => readSource(source))), buildId);
}

function keyedSources(read: readonly SourceFiles[], buildId: string): ReadSources {
  const keyed = read.map((files) => ({ files, key: layerKey(buildId, files) }));
  const fingerprint = createHash('sha256')
    .update(keyed.map(({ key }) => key).join('\n'))
    .digest('hex');
  const extended = read.flatMap(({ extensions = [] }) => extensions.map(({ path }) => path));
  return { sources: keyed, fingerprint, extended };
}

async function activate({ sources, fingerprint, extended }: ReadSources, deps: PolicyDeps): Promise<LoadedPolicies> {
  const layers: Loaded[] = [];
  for (const { files, key } of sources) layers.push(await load(files, key, deps));
  if (!layers.some(({ layer }) => layer.opinion === 'policy')) throw onlyGuards(layers.map(({ name }) => name));
  const known = layers.every(({ compiled }) => !compiled);
  if (known) await deps.onSound?.(layers.map(reportOf));

  const evaluators: { name: string; evaluator: Evaluator }[] = [];
  // Both at once: a start waits for them.
  const [{ joinLayers }] = await Promise.all([import('../pdp/join-layers.js'), import('../pdp/create-evaluator.js')]);
  try {
    for (const loaded of layers) evaluators.push({ name: loaded.name, evaluator: await evaluatorOf(loaded, deps) });
    if (!known) await deps.onSound?.(layers.map(reportOf));
  } catch (cause) {
    for (const { evaluator } of evaluators) evaluator.dispose();
    throw cause;
  }
  return {
    set: joinLayers(evaluators),
    layers: layers.map(reportOf),
    reads: layers.map(({ layer }) => layer.reads),
    fingerprint,
    extended,
  };
}

/** The layer, ready to decide. What was compiled now is tested, and kept once it passed. */
async function evaluatorOf({ name, key, layer, compiled }: Loaded, deps: PolicyDeps): Promise<Evaluator> {
  const { createEvaluator } = await import('../pdp/create-evaluator.js');
  const { wasm, data, revision, main, reads } = layer;
  const plain = await createEvaluator({ wasm, data, revision, ...(reads === undefined ? {} : { reads }) });
  const evaluator = main === 'own' ? actingOnly(plain) : plain;
  try {
    refuseMissing(name, plain.missingBuiltins);
    selfTest(evaluator, name, main === 'own');
    if (compiled) deps.cache.put(key, encodeLayer(layer, key));
    return evaluator;
  } catch (cause) {
    evaluator.dispose();
    throw cause;
  }
}

/** A module that was built elsewhere may count on builtins that we have not: every decision that comes to one would deny. */
function refuseMissing(name: string, builtins: readonly string[]): void {
  if (builtins.length === 0) return;
  throw new UserError(`policy \`${name}\` calls ${builtins.map((builtin) => `\`${builtin}\``).join(', ')}, which is not available here`);
}

interface Loaded {
  readonly name: string;
  readonly key: CacheKey;
  readonly layer: CompiledLayer;
  /** It was compiled now, and not taken from the package or the cache. */
  readonly compiled: boolean;
}

/** From the package, from the cache, or compiled. What the cache has was tested before it was put there. */
async function load(files: SourceFiles, key: CacheKey, deps: PolicyDeps): Promise<Loaded> {
  const name = layerName(files.source);
  const stored = (await shipped(files.source, key)) ?? decoded(deps.cache.get(key), key);
  if (stored !== undefined) return { name, key, layer: stored, compiled: false };
  return { name, key, layer: await compileLayer(files, deps), compiled: true };
}

async function shipped(source: PolicySource, key: CacheKey): Promise<CompiledLayer | undefined> {
  return source.kind === 'profile' ? decoded(await readShipped(source.name), key) : undefined;
}

function decoded(bytes: Uint8Array | undefined, key: CacheKey): CompiledLayer | undefined {
  return bytes === undefined ? undefined : decodeLayer(bytes, key);
}

function reportOf({ name, layer, compiled }: Loaded): LayerReport {
  const { revision, label, opinion, notices, warnings } = layer;
  return { name, revision, ...(label === undefined ? {} : { label }), opinion, notices, warnings, compiled };
}

/** One source by itself: everything that a start checks, so that what is valid starts. */
export async function validateSource(source: PolicySource, deps: PolicyDeps): Promise<LayerReport> {
  const files = await readSource(source);
  const loaded = await load(files, layerKey(deps.buildId, files), deps);
  (await evaluatorOf(loaded, deps)).dispose();
  return reportOf(loaded);
}

/** The whole way, without any cache. */
export async function compileLayer(files: SourceFiles, deps: BuildDeps): Promise<CompiledLayer> {
  const [{ parseSource }, { buildLayer }] = await Promise.all([import('./parse-source.js'), import('./build-layer.js')]);
  return buildLayer(await parseSource(files), deps);
}

/** Builds our library once for nothing, past every cache: what comes after it takes a fraction of the first time. */
export async function warmUp(deps: BuildDeps): Promise<void> {
  const engine = await deps.engine();
  await engine.call('build', { modules: deps.library().map(({ path, text }) => ({ path, text })), entrypoints: [DECISION, HIDDEN] });
}

function onlyGuards(names: readonly string[]): UserError {
  const said = names.map((name) => `\`${name}\``).join(', ');
  return new UserError(
    `${said} ${names.length === 1 ? 'holds' : 'hold'} guards (\`custom\`) only, which never allow: name a policy beside, for example \`--policy=standard\``,
  );
}
