import { UserError } from '../../errors/exit.js';
import { isBundleFile, isTestFile } from '../bundle/bundle-file.js';
import { checkSignature } from '../check-signature.js';
import { POLICY_LIMITS } from '../bundle/limits.js';
import { readPolicyFile } from './read-file.js';
import type { RemoteSource } from './policy-source.js';
import type { Stated } from '../remote/archive.js';
import { refuseOlder } from '../remote/no-rollback.js';
import type { RemoteArchives, RemoteBundles } from '../remote/remote-bundles.js';
import { statedIn } from '../remote/stated.js';
import type { Verification } from '../signatures/verification.js';
import type { SourceFile, SourceFiles } from './source-files.js';

export interface RemoteReadOptions {
  readonly verification?: Verification | undefined;
  readonly remote?: RemoteBundles | undefined;
  readonly allowHttp?: boolean;
}

/** What bundle servers have for a source, checked for who signed it. Without `remote` it is one look, of which nothing is kept. */
export async function readRemote(
  source: RemoteSource,
  { verification, remote, allowHttp = false }: RemoteReadOptions,
): Promise<SourceFiles> {
  if (remote !== undefined) return read(source, remote, verification);
  const { createRemote } = await import('../remote/create-remote.js');
  const once = createRemote({ keep: false, allowHttp });
  try {
    return await read(source, once, verification);
  } finally {
    once.close();
  }
}

/** A configuration is read anew each time. What lies on disk from before is checked as what was just downloaded. */
async function read(source: RemoteSource, remote: RemoteBundles, verification: Verification | undefined): Promise<SourceFiles> {
  const config = source.kind === 'url' ? '' : (await readPolicyFile(source.path, POLICY_LIMITS.fileBytes)).toString('utf8');
  const { bundles, watched, activated } = await remote.read(source, config);
  const unpacked = await Promise.all(bundles.map(async (bundle) => ({ name: bundle.name, ...(await unpack(bundle, verification)) })));
  const files = unpacked.flatMap((bundle) => bundle.files);
  const more = source.kind === 'url' ? {} : { bundles: unpacked.map(({ name, files: own }) => ({ name, files: own })) };
  return { source, files, ...more, watched, activated: () => activated(unpacked.map(({ stated }) => stated)), notices: [] };
}

interface Unpacked {
  readonly files: readonly SourceFile[];
  readonly stated: Stated;
}

async function unpack(bundle: RemoteArchives['bundles'][number], verification: Verification | undefined): Promise<Unpacked> {
  const { name, archive, sizeLimitBytes, signing = verification, noRollback } = bundle;
  const { unpackBundle } = await import('../archive/unpack.js');
  const entries = await unpackBundle(name, archive.bytes);
  if (entries.some((entry) => entry.name === 'patch.json'))
    throw new UserError(
      `bundle \`${name}\` is a delta (\`patch.json\`): no signature covers what it makes of the bundle before it, so only whole bundles are loaded`,
    );
  const large = entries.find((entry) => entry.bytes.length > sizeLimitBytes);
  if (large !== undefined)
    throw new UserError(`bundle \`${name}\`: \`${large.name}\` has ${large.bytes.length} bytes; at most ${sizeLimitBytes} are read`);
  const stated = statedIn(entries, await checkSignature({ kind: 'bundle', path: name }, entries, signing));
  // What lies on disk decided before; who pins an old one means it.
  if (noRollback !== undefined && archive.from === 'network') refuseOlder(name, stated, noRollback);
  const files = entries
    .filter((entry) => isBundleFile(entry.name) && !isTestFile(entry.name))
    .map((entry) => ({ path: `${name}/${entry.name}`, name: entry.name, bytes: entry.bytes }));
  return { files, stated };
}
