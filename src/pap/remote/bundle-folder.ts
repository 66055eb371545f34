import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BundleSpec } from './bundle-spec.js';

/** Where a bundle's revisions and its pin lie: one folder for one URL, whoever names it. */
export function bundleFolder(folder: string, { url }: Pick<BundleSpec, 'url'>): string {
  return join(folder, createHash('sha256').update(url.href).digest('hex').slice(0, 32));
}
