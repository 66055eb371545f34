import { isRemote, type PolicySource } from '../pap/source/policy-source.js';
import type { RemoteOptions } from '../pap/remote/create-remote.js';
import type { RemoteBundles } from '../pap/remote/remote-bundles.js';

/** The bundle servers that policies come from; none where all are here, and then nothing of it is loaded. */
export async function remoteFor(sources: readonly PolicySource[], options: RemoteOptions): Promise<RemoteBundles | undefined> {
  if (!sources.some(isRemote)) return undefined;
  const { createRemote } = await import('../pap/remote/create-remote.js');
  return createRemote(options);
}
