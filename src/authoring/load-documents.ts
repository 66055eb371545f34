import { dirname } from 'node:path';
import type { Bundle, RegoModule } from '../engine/bundle.js';
import { UserError } from '../errors/exit.js';
import { statIfThere } from '../files/stat-if-there.js';
import type { JsonObject } from '../protocol/json/json.js';
import { assembleBundle } from '../pap/bundle/assemble-bundle.js';
import { isTestFile } from '../pap/bundle/bundle-file.js';
import { DataTree } from '../pap/bundle/data-tree.js';
import { jsonOf, textOf, yamlOf } from '../pap/bundle/file-text.js';
import { parseSource } from '../pap/source/parse-source.js';
import { readSource } from '../pap/source/read-source.js';
import { resolveSource } from '../pap/source/resolve-source.js';
import type { Verification } from '../pap/signatures/verification.js';
import type { SourceFile } from '../pap/source/source-files.js';
import { looksLikePolicy } from '../pap/test-suites.js';
import { policyFiles } from './policy-files.js';

/** What queries are asked over. */
export interface Documents {
  readonly modules: readonly RegoModule[];
  readonly data: JsonObject;
  /** For the lines above carets. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface DocumentPaths {
  /** As `opa eval --data`: every `.rego`, JSON and YAML file, below the name of its folder; `a.b:path` puts data below `data.a.b`. */
  readonly data?: readonly string[];
  /** As `opa eval --bundle`: Rego, and `data.json` or `data.yaml` below the name of their folder. */
  readonly bundle?: readonly string[];
}

/** Whose signature bundles need; absent: nobody's. */
interface Asked {
  readonly verification?: Verification | undefined;
}

/** Reads policies as OPA's commands do; a YAML policy is the Rego that it is compiled to. Throws a `UserError`. */
export async function loadDocuments({ data = [], bundle = [] }: DocumentPaths, { verification }: Asked = {}): Promise<Documents> {
  if (verification?.everything === true && data.length > 0)
    throw new UserError('`--data` reads files that nobody signed, and `--require-signed` is given: use `--bundle`');
  const modules: RegoModule[] = [];
  const tree = new DataTree();
  for (const path of data) await addPath(path, modules, tree);
  for (const path of bundle) {
    const files = await policyFiles(path, verification);
    const { bundle: found } = await assembleBundle(files);
    refuseOldRego(path, found);
    modules.push(...found.modules, ...files.filter(({ name }) => isTestFile(name)).map(moduleOf));
    tree.add('', found.data, path);
  }
  return { modules, data: tree.value, texts: new Map(modules.map(({ path, text }) => [path, text])) };
}

/** These commands read every module as Rego v1. Throws a `UserError`. */
export function refuseOldRego(path: string, { oldModules = new Set() }: Bundle): void {
  const [first] = oldModules;
  if (first === undefined) return;
  throw new UserError(
    `\`${path}\`: \`${first}\` is Rego v0, which \`protect\` takes and this command does not; \`opa fmt --rego-v1 --write\` converts it`,
  );
}

async function addPath(word: string, modules: RegoModule[], tree: DataTree): Promise<void> {
  const { path, prefix } = prefixed(word);
  const single = statIfThere(path)?.isFile() === true;
  for (const file of await policyFiles(path)) {
    if (file.name.endsWith('.rego')) modules.push(moduleOf(file));
    else if (isCaseFile(file.name)) continue;
    else if (/\.(ya?ml|json)$/.test(file.name) && looksLikePolicy(file.bytes)) await addPolicy(file, modules, tree);
    else if (/\.(ya?ml|json)$/.test(file.name)) {
      const folder = single || dirname(file.name) === '.' ? '' : dirname(file.name);
      tree.add([prefix, folder].filter((part) => part !== '').join('/'), await documentOf(file), file.path);
    }
  }
}

async function addPolicy({ path }: SourceFile, modules: RegoModule[], tree: DataTree): Promise<void> {
  const { bundle } = await parseSource(await readSource(resolveSource(path)));
  modules.push(...bundle.modules);
  tree.add('', bundle.data, path);
}

async function documentOf({ path, bytes }: SourceFile) {
  const text = textOf(path, bytes);
  return path.endsWith('.json') ? jsonOf(path, text) : yamlOf(path, text);
}

function moduleOf({ path, bytes }: SourceFile): RegoModule {
  return { path, text: textOf(path, bytes) };
}

/** `a.b:path`; a file may be called like that too. */
function prefixed(word: string): { readonly path: string; readonly prefix: string } {
  const [, prefix = '', path = ''] = /^([A-Za-z_][\w.]+):(.+)$/.exec(word) ?? [];
  if (path === '' || statIfThere(word) !== undefined) return { path: word, prefix: '' };
  return { path, prefix: prefix.replaceAll('.', '/') };
}

/** Expected decisions are no data. */
function isCaseFile(name: string): boolean {
  return /_test\.(ya?ml|json)$/.test(name);
}
