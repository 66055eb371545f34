import { createHash } from 'node:crypto';
import type { CacheKey } from '../../engine/cache-key.js';
import { layerKey } from '../layer/layer-cache.js';
import type { PolicyDeps } from '../policy-deps.js';
import type { PolicySource } from './policy-source.js';
import { readSource } from './read-source.js';
import type { SourceFiles } from './source-files.js';

/** What was read of each `--policy`, with the key that its compiled layer has in the cache. */
export interface KeyedSources {
  readonly sources: readonly { readonly files: SourceFiles; readonly key: CacheKey }[];
  /** Hash of every file that was read: equal means that nothing has changed on disk. */
  readonly fingerprint: string;
  /** Files beside those that `--policy` names, there or not, of which a change is a change of the policy. */
  readonly extended: readonly string[];
  /** To be called once they decide. */
  readonly activated: () => void;
}

export async function readSources(
  sources: readonly PolicySource[],
  deps: Pick<PolicyDeps, 'buildId' | 'verification' | 'remote' | 'allowHttp' | 'onFailed'>,
): Promise<KeyedSources> {
  const { buildId, verification, remote, allowHttp } = deps;
  const read = sources.map((source) => blaming(source, readSource(source, { verification, remote, allowHttp }), deps));
  return keyedSources(await Promise.all(read), buildId);
}

/** What it brings, or its failure once it is told of which source it is. */
export async function blaming<T>(source: PolicySource, work: Promise<T>, { onFailed }: Pick<PolicyDeps, 'onFailed'>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    onFailed?.(source);
    throw cause;
  }
}

export function keyedSources(read: readonly SourceFiles[], buildId: string): KeyedSources {
  const keyed = read.map((files) => ({ files, key: layerKey(buildId, files) }));
  const fingerprint = createHash('sha256')
    .update(keyed.map(({ key }) => key).join('\n'))
    .digest('hex');
  const extended = read.flatMap(({ extensions = [], watched = [] }) => [...extensions.map(({ path }) => path), ...watched]);
  const activated = () => {
    for (const files of read) files.activated?.();
  };
  return { sources: keyed, fingerprint, extended, activated };
}
