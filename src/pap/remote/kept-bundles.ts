import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors/exit.js';
import { didYouMean } from '../../errors/near-miss.js';
import { readOpaConfig } from '../opa-config/read-opa-config.js';
import { isRemote, type PolicySource, type RemoteSource } from '../source/policy-source.js';
import { bundleFolder } from './bundle-folder.js';
import { bundlesFolder } from './create-remote.js';
import { openRevisionStore, type RevisionStore } from './revision-store.js';
import { shownUrl } from './shown-url.js';

export interface KeptBundle {
  readonly name: string;
  readonly revisions: RevisionStore;
}

/** What is kept on this machine of the bundles that a source names. Nothing is downloaded. Throws a `UserError`. */
export function keptBundles(source: PolicySource, env: NodeJS.ProcessEnv): readonly KeptBundle[] {
  if (!isRemote(source))
    throw new UserError('only bundles from a server are kept: name the URL or the OPA configuration that `--policy` names');
  return placesOf(source, env).map(({ name, url, folder }) => ({
    name,
    revisions: openRevisionStore(bundleFolder(folder, { url }), shownUrl(url)),
  }));
}

/** The one that is meant: where there are several, `wanted` says which. */
export function oneBundle(bundles: readonly KeptBundle[], wanted: string | undefined): KeptBundle {
  const names = bundles.map(({ name }) => name);
  const found = wanted === undefined && bundles.length === 1 ? bundles[0] : bundles.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  const listed = names.map((name) => `\`${name}\``).join(', ');
  if (wanted === undefined) throw new UserError(`this configuration has several bundles: say which with \`--bundle\` (${listed})`);
  throw new UserError(`there is no bundle \`${wanted}\`${didYouMean(wanted, names)}: the bundles are ${listed}`);
}

function placesOf(source: RemoteSource, env: NodeJS.ProcessEnv): readonly { name: string; url: URL; folder: string }[] {
  if (source.kind === 'url') return [{ name: source.name, url: new URL(source.url), folder: bundlesFolder(env) }];
  const text = readFileSync(source.path, 'utf8');
  // Whether http is allowed is for who downloads.
  const { bundles, persistenceDirectory } = readOpaConfig(source.path, text, { env, allowHttp: true, now: Date.now });
  const folder = persistenceDirectory === undefined ? bundlesFolder(env) : join(persistenceDirectory, 'bundles');
  return bundles.map(({ spec }) => ({ name: spec.name, url: spec.url, folder }));
}
