import type { Bundle, Manifest, RegoModule } from '../../engine/bundle.js';
import { UserError } from '../../errors/exit.js';
import { DECISION } from '../../pdp/entrypoints.js';
import { bundleFileKind, isTestFile } from './bundle-file.js';
import { DataTree } from './data-tree.js';
import { jsonOf, textOf, yamlOf } from './file-text.js';
import { POLICY_LIMITS } from './limits.js';
import { parseManifest, underRoots } from './manifest.js';
import { oldRego } from './rego-versions.js';
import type { SourceFile } from '../source/source-files.js';

export interface AssembledBundle {
  readonly bundle: Bundle;
  readonly notices: readonly string[];
}

/**
 * Files of a folder or an archive → the bundle they are, as `opa build -b` reads them: Rego, data by folder, the one `.manifest`, and the
 * WASM module that it says holds the decision. Who signed them was checked when they were read.
 */
export async function assembleBundle(files: readonly SourceFile[]): Promise<AssembledBundle> {
  const rego: (RegoModule & { readonly name: string })[] = [];
  const data = new DataTree();
  const wasm = new Map<string, Uint8Array>();
  let manifest: (ReturnType<typeof parseManifest> & { readonly path: string }) | undefined;

  refuseTooMuchData(files);
  for (const { path, name, bytes } of files) {
    const slash = name.lastIndexOf('/');
    const folder = slash === -1 ? '' : name.slice(0, slash);
    switch (bundleFileKind(name)) {
      case 'rego':
        if (!isTestFile(name)) rego.push({ path, name, text: textOf(path, bytes) });
        break;
      case 'json':
        data.add(folder, jsonOf(path, textOf(path, bytes)), path);
        break;
      case 'yaml':
        data.add(folder, await yamlOf(path, textOf(path, bytes)), path);
        break;
      case 'manifest':
        if (manifest !== undefined) throw new UserError(`\`${manifest.path}\` and \`${path}\` are both manifests: a bundle has one`);
        manifest = { path, ...parseManifest(path, textOf(path, bytes)) };
        break;
      case 'wasm':
        wasm.set(name, bytes);
        break;
      case 'patch':
        throw new UserError(
          `\`${path}\` makes this a delta bundle, which says only what has changed, and is never signed: a whole bundle is needed`,
        );
      case 'protobuf-manifest':
        throw new UserError(
          `\`${path}\` is a manifest in protobuf: \`opa build\` writes a \`.manifest\` in JSON by default, and that is read`,
        );
      case 'signatures':
      case undefined:
        break;
    }
  }
  const stated = manifest?.manifest ?? {};
  const decides = decisionModule(stated, wasm, manifest?.path ?? '');
  const isOld = oldRego(stated, manifest?.path ?? '');
  const old = rego.filter(({ name }) => isOld(name)).map(({ path }) => path);
  const bundle: Bundle = {
    modules: rego.map(({ path, text }) => ({ path, text })),
    data: data.value,
    ...(manifest === undefined ? {} : { manifest: stated }),
    ...(old.length === 0 ? {} : { oldModules: new Set(old) }),
    ...(decides === undefined ? {} : { wasm: decides }),
  };
  return { bundle, notices: manifest?.notices ?? [] };
}

function refuseTooMuchData(files: readonly SourceFile[]): void {
  const found = files.filter(({ name }) => ['json', 'yaml'].includes(bundleFileKind(name) ?? ''));
  const total = found.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total <= POLICY_LIMITS.dataBytes) return;
  throw new UserError(
    `\`${found[0]?.path ?? ''}\` and the other data files hold ${Math.ceil(total / 1024 / 1024)} MB; at most ${POLICY_LIMITS.dataBytes / 1024 / 1024} MB of data are loaded, which take ten times that in memory`,
  );
}

/** The module that a resolver of the manifest gives to our entrypoint, once all resolvers are what OPA takes. */
function decisionModule({ wasm = [], roots = [''] }: Manifest, modules: ReadonlyMap<string, Uint8Array>, path: string) {
  const seen = new Set<string>();
  let found: Uint8Array | undefined;
  for (const { entrypoint, module } of wasm) {
    const bytes = modules.get(module.replace(/^\//, ''));
    if (bytes === undefined) throw new UserError(`\`${path}\` names the WASM module \`${module}\`, and the bundle has no such file`);
    if (!underRoots(entrypoint, roots)) throw new UserError(`\`${path}\`: the entrypoint \`${entrypoint}\` lies outside of its roots`);
    if (seen.has(entrypoint)) throw new UserError(`\`${path}\` gives the entrypoint \`${entrypoint}\` to two WASM modules`);
    seen.add(entrypoint);
    if (entrypoint === DECISION) found = bytes;
  }
  return found;
}
