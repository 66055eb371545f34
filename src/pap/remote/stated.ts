import { isJsonObject, parseJson } from '../../protocol/json/json.js';
import type { BundleEntry, Signed } from '../signatures/verify-bundle.js';
import type { Stated } from './archive.js';

/** What is wrong with a manifest is told when the bundle is loaded; here it only has no revision. `signed`: absent where nobody asked. */
export function statedIn(files: readonly BundleEntry[], signed: Signed | undefined): Stated {
  const revision = revisionIn(files);
  return { ...(revision === undefined ? {} : { revision }), ...(signed?.issuedAt === undefined ? {} : { signedAt: signed.issuedAt }) };
}

function revisionIn(files: readonly BundleEntry[]): string | undefined {
  const manifest = files.find(({ name }) => name === '.manifest');
  try {
    const value = manifest === undefined ? undefined : parseJson(manifest.bytes.toString('utf8'));
    const revision = isJsonObject(value) ? value['revision'] : undefined;
    return typeof revision === 'string' && revision !== '' ? revision : undefined;
  } catch {
    return undefined;
  }
}
