import type { Bundle, Manifest, RegoModule } from '../engine/bundle.js';
import { bundleFileKind, isTestFile } from './bundle-file.js';
import { DataTree } from './data-tree.js';
import { jsonOf, textOf, yamlOf } from './file-text.js';
import { parseManifest } from './manifest.js';
import type { SourceFile } from './source-files.js';

/** Files of a folder or an archive → the bundle they are, as `opa build -b` reads them: Rego, data by folder, `.manifest`, `policy.wasm`. */
export async function assembleBundle(files: readonly SourceFile[]): Promise<Bundle> {
  const modules: RegoModule[] = [];
  const data = new DataTree();
  let manifest: Manifest | undefined;
  let wasm: Uint8Array | undefined;

  for (const { path, name, bytes } of files) {
    const slash = name.lastIndexOf('/');
    const folder = slash === -1 ? '' : name.slice(0, slash);
    switch (bundleFileKind(name)) {
      case 'rego':
        if (!isTestFile(name)) modules.push({ path, text: textOf(path, bytes) });
        break;
      case 'json':
        data.add(folder, jsonOf(path, textOf(path, bytes)), path);
        break;
      case 'yaml':
        data.add(folder, await yamlOf(path, textOf(path, bytes)), path);
        break;
      case 'manifest':
        manifest = parseManifest(path, textOf(path, bytes));
        break;
      case 'wasm':
        wasm = bytes;
        break;
      case 'signatures':
      case undefined:
        break;
    }
  }
  return { modules, data: data.value, ...(manifest === undefined ? {} : { manifest }), ...(wasm === undefined ? {} : { wasm }) };
}
