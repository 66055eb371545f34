import { UserError } from '../errors/exit.js';
import type { Evaluator } from '../pdp/evaluator.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { InputReads } from '../pdp/reads.js';
import { blaming, keyedSources, readSources, type KeyedSources } from './source/keyed-sources.js';
import { noCache } from './layer/layer-cache.js';
import { reportOf, type LayerReport, type LoadedLayer } from './layer/loaded-layer.js';
import { loadLayer } from './layer/load-layer.js';
import type { PolicyDeps } from './policy-deps.js';
import type { PolicySource } from './source/policy-source.js';
import { readyLayer } from './layer/ready-layer.js';

export interface LoadedPolicies extends Pick<KeyedSources, 'fingerprint' | 'extended' | 'activated'> {
  readonly set: PolicySet;
  readonly layers: readonly LayerReport[];
  /** What each layer reads of its input; undefined: it may be all of it. */
  readonly reads: readonly (InputReads | undefined)[];
}

/** Reads every source, and compiles what neither the package nor the cache has. Throws a `UserError`; nothing is loaded by halves. */
export async function loadPolicySet(sources: readonly PolicySource[], deps: PolicyDeps): Promise<LoadedPolicies> {
  return loadRead(await readSources(sources, deps), deps);
}

/** A YAML policy that is in no file. `path` is what diagnostics call it. It extends nothing, and is not kept in the cache. */
export async function loadPolicyText(path: string, text: string, deps: PolicyDeps): Promise<LoadedPolicies> {
  const files = [{ path, name: path, bytes: Buffer.from(text) }];
  return loadRead(keyedSources([{ source: { kind: 'yaml', path }, files, notices: [] }], deps.buildId), { ...deps, cache: noCache });
}

/** What was read already. Throws a `UserError`. */
export async function loadRead({ sources, fingerprint, extended, activated }: KeyedSources, deps: PolicyDeps): Promise<LoadedPolicies> {
  const found: { readonly source: PolicySource; readonly loaded: LoadedLayer }[] = [];
  for (const { files, key } of sources)
    found.push({ source: files.source, loaded: await blaming(files.source, loadLayer(files, key, deps), deps) });
  const layers = found.map(({ loaded }) => loaded);
  if (!layers.some((each) => reportOf(each).opinion === 'policy')) throw onlyGuards(layers.map(({ name }) => name));
  const known = layers.map(reportOf).every(({ compiled }) => !compiled);
  if (known) await deps.onSound?.(layers.map(reportOf));

  const evaluators: { name: string; evaluator: Evaluator; label: string | undefined }[] = [];
  // Both at once: a start waits for them.
  const [{ joinLayers }] = await Promise.all([import('../pdp/join-layers.js'), import('../pdp/create-evaluator.js')]);
  try {
    for (const { source, loaded } of found)
      evaluators.push({
        name: loaded.name,
        evaluator: await blaming(source, readyLayer(loaded, deps), deps),
        label: reportOf(loaded).label,
      });
    if (!known) await deps.onSound?.(layers.map(reportOf));
  } catch (cause) {
    for (const { evaluator } of evaluators) evaluator.dispose();
    throw cause;
  }
  const set = joinLayers(evaluators);
  return {
    set,
    layers: layers.map(reportOf).map((report, at) => {
      const lifted = set.config.mode === 'enforce' && evaluators[at]?.evaluator.config.mode === 'shadow';
      return lifted ? { ...report, notices: [...report.notices, SHADOW_OF_SOME] } : report;
    }),
    reads: layers.map((each) => (each.kind === 'module' ? each.layer.reads : undefined)),
    fingerprint,
    extended,
    activated,
  };
}

/** Whoever tries a policy out beside one that holds would wonder why it refuses. */
const SHADOW_OF_SOME = 'it says `mode: shadow`, which holds only where every layer says so (`--shadow-policy` tries one out beside others)';

function onlyGuards(names: readonly string[]): UserError {
  const said = names.map((name) => `\`${name}\``).join(', ');
  return new UserError(
    `${said} ${names.length === 1 ? 'holds' : 'hold'} guards (\`custom\`) only, which never allow: name a policy beside, for example \`--policy=standard\``,
  );
}
