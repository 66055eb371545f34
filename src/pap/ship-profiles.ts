import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../config/package-root.js';
import { encodeLayer } from './layer/compiled-layer.js';
import { createPolicyDeps } from './create-policy-deps.js';
import { layerKey } from './layer/layer-cache.js';
import { compileLayer } from './layer/load-layer.js';
import { validateSource } from './validate-source.js';
import { PROFILES } from './source/profiles.js';
import { readSource } from './source/read-source.js';
import { shippedPath } from './shipped-profiles.js';
import { withMeter } from './layer/with-meter.js';

/** The last step of a build: the profiles compiled, and OPA's version written down. */
export async function shipProfiles(): Promise<void> {
  const deps = createPolicyDeps();
  try {
    for (const name of PROFILES) {
      const source = { kind: 'profile', name } as const;
      await validateSource(source, deps);
      const files = await readSource(source);
      const layer = await compileLayer(files, deps);
      write(shippedPath(name), encodeLayer(withMeter(layer), layerKey(deps.buildId, files)));
    }
    const engine = await deps.engine();
    write(join(packageRoot, 'dist', 'versions.json'), JSON.stringify(await engine.call('version', {})));
  } finally {
    await deps.close();
  }
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
