import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RegoModule } from '../engine/bundle.js';
import { UserError } from '../errors/exit.js';
import { statIfThere } from '../files/stat-if-there.js';
import { isJsonObject, type JsonObject } from '../protocol/json/json.js';
import { unpackBundle } from './archive/unpack.js';
import { assembleBundle } from './bundle/assemble-bundle.js';
import { bundleFileKind, isBundleFile, isTestFile } from './bundle/bundle-file.js';
import { DataTree } from './bundle/data-tree.js';
import { textOf } from './bundle/file-text.js';
import { POLICY_LIMITS } from './bundle/limits.js';
import { readPolicyFile } from './source/read-file.js';
import { readSource } from './source/read-source.js';
import { parseSource } from './source/parse-source.js';
import type { SourceFile } from './source/source-files.js';

/** What is tested together: one policy, its tests, what they share. */
export interface TestSuite {
  readonly name: string;
  readonly modules: readonly RegoModule[];
  readonly data: JsonObject;
}

export interface SuiteOptions {
  /** The paths are bundles: Rego, data and tests, and no YAML policies. */
  readonly bundle?: boolean;
}

/**
 * Rego, tests, data and YAML policies below the paths, and what archives hold. YAML is compiled, so that its tests see the rules it becomes. Several
 * YAML policies are several suites, each with the tests of its own name (`strict.yaml`, `strict_test.rego`) or of its own folder,
 * because two policies in one would be neither.
 */
export async function loadTestSuites(paths: readonly string[], { bundle = false }: SuiteOptions = {}): Promise<readonly TestSuite[]> {
  const found = (await Promise.all(paths.map(collect))).flat();
  const files = bundle ? found.filter(({ name }) => isBundleFile(name)) : found;
  const policies = files.filter(({ name }) => isYamlPolicy(name));
  const rego = files.filter(({ name }) => !isYamlPolicy(name));
  if (policies.length < 2) return [await suite(policies[0]?.path ?? paths.join(' '), policies, rego)];

  const folders = new Map<string, number>();
  for (const { path } of policies) folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1);
  const owner = (file: SourceFile): string | undefined => {
    const inFolder = policies.filter((policy) => dirname(policy.path) === dirname(file.path));
    const named = inFolder.find((policy) => stem(policy.path) === stem(file.path).replace(/_test$/, ''));
    return (named ?? (inFolder.length === 1 ? inFolder[0] : undefined))?.path;
  };
  const suites = policies.map((policy) =>
    suite(
      policy.path,
      [policy],
      rego.filter(
        (file) => owner(file) === policy.path || (owner(file) === undefined && !isTestFile(file.name) && !folders.has(dirname(file.path))),
      ),
    ),
  );
  const ownerless = rego.filter((file) => owner(file) === undefined);
  if (ownerless.some(({ name }) => isTestFile(name))) suites.push(suite('Rego', [], ownerless));
  return Promise.all(suites);
}

async function suite(name: string, policies: readonly SourceFile[], rego: readonly SourceFile[]): Promise<TestSuite> {
  const tests = rego.filter((file) => isTestFile(file.name)).map((file) => ({ path: file.path, text: textOf(file.path, file.bytes) }));
  const { bundle } = await assembleBundle(rego.filter(({ name: file }) => !isTestFile(file) && isRegoOrData(file)));
  const data = new DataTree();
  data.add('', bundle.data, name);
  const compiled: RegoModule[] = [];
  for (const policy of policies) {
    const parsed = await parseSource(await readSource({ kind: 'yaml', path: policy.path }));
    compiled.push(...parsed.bundle.modules);
    data.add('', parsed.bundle.data, policy.path);
  }
  return { name, modules: [...compiled, ...bundle.modules, ...tests], data: data.value };
}

/** A manifest is about the whole bundle; tests are of a folder, which may hold several. */
function isRegoOrData(name: string): boolean {
  const kind = bundleFileKind(name);
  return kind === 'rego' || kind === 'json' || kind === 'yaml';
}

async function collect(path: string): Promise<SourceFile[]> {
  const found = statIfThere(path);
  if (found === undefined) throw new UserError(`\`${path}\` does not exist`);
  if (/\.(tar\.gz|tgz)$/i.test(path))
    return (await unpackBundle(path, await readPolicyFile(path, POLICY_LIMITS.archiveBytes)))
      .filter(({ name }) => isRegoOrData(name))
      .map(({ name, bytes }) => ({ path: `${path}/${name}`, name, bytes }));
  const names = found.isDirectory() ? walk(path, '', 0) : [''];
  if (names.length > POLICY_LIMITS.files) throw new UserError(`\`${path}\` has more than ${POLICY_LIMITS.files} policy files`);
  const files = await Promise.all(
    names.map(async (name): Promise<SourceFile> => {
      const full = name === '' ? path : join(path, name);
      return { path: full, name: name === '' ? basename(path) : name, bytes: await readPolicyFile(full, POLICY_LIMITS.fileBytes) };
    }),
  );
  return files.filter(({ name, bytes }) => !/\.(ya?ml|json)$/.test(name) || isData(name) || looksLikePolicy(bytes));
}

function walk(root: string, folder: string, depth: number): string[] {
  if (depth > POLICY_LIMITS.depth) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return walk(root, name, depth + 1);
    return /\.(rego|ya?ml|json)$/.test(entry.name) ? [name] : [];
  });
}

function isData(name: string): boolean {
  return /(^|\/)data\.(json|ya?ml)$/.test(name);
}

function isYamlPolicy(name: string): boolean {
  return /\.(ya?ml|json)$/.test(name) && !isData(name);
}

/** Beside policies lie other YAML files; a policy states its version and its rules. */
export function looksLikePolicy(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  if (!text.trimStart().startsWith('{')) return /^version\s*:/m.test(text) && /^(rules|default_action|mode)\s*:/m.test(text);
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) && 'version' in value && 'rules' in value;
  } catch {
    return false;
  }
}

function stem(path: string): string {
  return basename(path).replace(/\.[^.]+$/, '');
}
