import type { Bundle, Manifest, RegoModule } from '../engine/bundle.js';
import { UserError } from '../errors/exit.js';
import type { JsonValue } from '../protocol/json.js';
import { DataTree } from './data-tree.js';
import { parseJson, parseManifest } from './manifest.js';
import { isTestFile } from './read-source.js';
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
    switch (kindOf(name)) {
      case 'rego':
        if (!isTestFile(name)) modules.push({ path, text: textOf(path, bytes) });
        break;
      case 'json':
        data.add(folder, parseJson(path, textOf(path, bytes)), path);
        break;
      case 'yaml':
        data.add(folder, await parseYaml(path, textOf(path, bytes)), path);
        break;
      case 'manifest':
        manifest = parseManifest(path, textOf(path, bytes));
        break;
      case 'wasm':
        wasm = bytes;
        break;
      case 'signatures':
        // As OPA does without a key: whoever signed it expects a check, and skipping that silently would be worse than none.
        throw new UserError(
          `\`${path}\`: the policy is signed, and signatures cannot be checked yet; remove the file to load it unchecked`,
        );
      case 'other':
        break;
    }
  }
  return { modules, data: data.value, ...(manifest === undefined ? {} : { manifest }), ...(wasm === undefined ? {} : { wasm }) };
}

/** UTF-8, strictly: a policy that two readers decode differently is two policies. */
export function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`\`${path}\` is not UTF-8 text`, { cause });
  }
}

function kindOf(name: string): 'rego' | 'json' | 'yaml' | 'manifest' | 'wasm' | 'signatures' | 'other' {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (base.endsWith('.rego')) return 'rego';
  if (base === 'data.json') return 'json';
  if (base === 'data.yaml' || base === 'data.yml') return 'yaml';
  if (name === '.manifest') return 'manifest';
  if (name === 'policy.wasm') return 'wasm';
  if (name === '.signatures.json') return 'signatures';
  return 'other';
}

/** OPA reads YAML 1.1 (`yes` is true), and so the same file means the same here. */
async function parseYaml(path: string, text: string): Promise<JsonValue> {
  const { parse } = await import('yaml');
  try {
    return parse(text, { version: '1.1', uniqueKeys: true, maxAliasCount: 100 }) as JsonValue;
  } catch (cause) {
    throw new UserError(`\`${path}\` is not YAML: ${(cause as Error).message}`, { cause });
  }
}
