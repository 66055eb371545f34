import { isBundleFile, isTestFile } from '../bundle/bundle-file.js';
import { checkSignature, checkUnsigned } from '../check-signature.js';
import { environmentOf } from './environment-of.js';
import { POLICY_LIMITS } from '../bundle/limits.js';
import { isRemote, type PolicySource } from './policy-source.js';
import { profileFile, profilePath } from './profiles.js';
import { readExtended } from './read-extended.js';
import { readPolicyFile } from './read-file.js';
import { readFolder } from './read-folder.js';
import { readRemote } from './read-remote.js';
import type { RemoteBundles } from '../remote/remote-bundles.js';
import type { Verification } from '../signatures/verification.js';
import type { SourceFiles } from './source-files.js';

export interface ReadOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Absent: signed bundles are refused, unsigned ones are read. */
  readonly verification?: Verification | undefined;
  /** Downloads and keeps bundles; absent: they are downloaded once, and not kept. */
  readonly remote?: RemoteBundles | undefined;
  /** Plain `http:` to other machines, where `remote` is absent. */
  readonly allowHttp?: boolean;
}

/** Reads what a source names, checks who signed it, and parses none of it. */
export async function readSource(source: PolicySource, options: ReadOptions = {}): Promise<SourceFiles> {
  const { env = process.env, verification } = options;
  if (source.kind === 'directory') {
    const { files, all, notices } = await readFolder(source.path, verification !== undefined);
    await checkSignature(source, all, verification);
    return { source, files, notices };
  }
  if (source.kind === 'bundle') {
    const { unpackBundle } = await import('../archive/unpack.js');
    const entries = await unpackBundle(source.path, await readPolicyFile(source.path, POLICY_LIMITS.archiveBytes));
    await checkSignature(source, entries, verification);
    const loaded = entries.filter(({ name }) => isBundleFile(name) && !isTestFile(name));
    return { source, files: loaded.map(({ name, bytes }) => ({ path: `${source.path}/${name}`, name, bytes })), notices: [] };
  }
  if (isRemote(source)) return readRemote(source, options);
  checkUnsigned(source, verification);
  if (source.kind === 'opa') return { source, files: [], notices: [] };
  const [path, shown] = source.kind === 'profile' ? [profilePath(source.name), profileFile(source.name)] : [source.path, source.path];
  const main = { path: shown, name: shown, bytes: await readPolicyFile(path, POLICY_LIMITS.fileBytes) };
  if (source.kind === 'rego' || source.kind === 'wasm') return { source, files: [main], notices: [] };
  const { files, extensions } = await readExtended(main, path, env, (extended) => readPolicyFile(extended, POLICY_LIMITS.fileBytes));
  const texts = files.map((file) => file.bytes);
  return { source, files, extensions, environment: environmentOf(texts, env), notices: [] };
}
