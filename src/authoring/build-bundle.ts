import { posix } from 'node:path';
import type { Bundle, Manifest, RegoModule } from '../engine/bundle.js';
import type { Engine } from '../engine/engine.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import { UserError } from '../errors/exit.js';
import type { TarEntry } from '../pap/archive/read-tar.js';
import { packBundle } from '../pap/archive/unpack.js';
import { assembleBundle } from '../pap/bundle/assemble-bundle.js';
import { isTestFile } from '../pap/bundle/bundle-file.js';
import { PolicyError } from '../pap/policy-error.js';
import { isSignaturesFile, SIGNATURES_FILE } from '../pap/signatures/signatures-file.js';
import type { Verification } from '../pap/signatures/verification.js';
import { refuseStripped } from '../pap/bundle/whole-rego.js';
import { writtenBundle } from '../pap/bundle/written-bundle.js';
import { DECISION, HIDDEN } from '../pdp/entrypoints.js';
import { libraryModules, withLibrary } from '../pdp/library.js';
import type { Target } from './choices.js';
import { loadDocuments, refuseOldRego } from './load-documents.js';
import { isArchive, policyFiles } from './policy-files.js';

export interface BuildOptions {
  /** The path is a bundle: its structure and manifest are kept. */
  readonly bundle: boolean;
  /** Who must have signed it; absent: a signed one is refused. */
  readonly verification?: Verification | undefined;
  readonly target: Target;
  /** `package/rule`; the decision's where none is named. */
  readonly entrypoints: readonly string[];
  readonly revision: string | undefined;
  /** Puts our library into the bundle; a decision in WASM needs it. */
  readonly library: boolean;
  /** The text of `.signatures.json` for these files. */
  readonly sign: ((files: readonly { name: string; bytes: Buffer }[]) => Promise<string>) | undefined;
}

/**
 * A `bundle.tar.gz` of Rego, data and YAML policies (compiled), checked before: the same bytes for the same files, but for a signature
 * whose algorithm draws random numbers (ES, PS). Throws a `UserError`.
 */
export async function buildBundle(paths: readonly string[], options: BuildOptions, engine: Engine): Promise<Buffer> {
  const { target, revision, sign } = options;
  const source = options.bundle ? await oneBundle(paths, options.verification) : await joined(paths);
  const decides = target === 'wasm' && options.entrypoints.length === 0;
  const library = options.library || decides ? libraryModules() : [];
  const entrypoints = decides ? [DECISION, HIDDEN] : options.entrypoints;
  await check(source, paths.join(' '), engine);
  const wasm = target === 'wasm' ? await compile(source, { entrypoints, library }, engine) : undefined;
  const manifest: Manifest = {
    ...source.manifest,
    ...(revision === undefined ? {} : { revision }),
    rego_version: 1,
    ...(wasm === undefined ? {} : { wasm: entrypoints.map((entrypoint) => ({ entrypoint, module: '/policy.wasm' })) }),
  };
  const written = writtenBundle({ modules: source.modules, data: source.data, manifest }, { library });
  const files: TarEntry[] = written.map(({ name, text }) => ({ name, bytes: Buffer.from(wasm?.stripped.get(name) ?? text) }));
  if (wasm !== undefined) files.push({ name: 'policy.wasm', bytes: wasm.module });
  if (sign !== undefined) files.push({ name: SIGNATURES_FILE, bytes: Buffer.from(await sign(files)) });
  return packBundle(files);
}

/** Names of modules are those in the bundle from here on. */
async function oneBundle(paths: readonly string[], verification: Verification | undefined): Promise<Bundle> {
  const [path = ''] = paths;
  if (paths.length > 1) throw new UserError('`--bundle` builds one bundle from one: name a single folder or archive');
  const files = await policyFiles(path, verification);
  if (verification === undefined) refuseSigned(path, files);
  const named = files.filter(({ name }) => !isTestFile(name)).map((file) => ({ ...file, path: file.name }));
  const { bundle } = await assembleBundle(named);
  refuseOldRego(path, bundle);
  refuseStripped(path, bundle);
  const { wasm: _built, ...rest } = bundle;
  return rest;
}

/** As `opa build` without a key: nobody has checked what a new signature would vouch for, and without one the old is lost. */
function refuseSigned(path: string, files: readonly { readonly name: string }[]): void {
  if (!files.some(({ name }) => isSignaturesFile(name))) return;
  throw new UserError(
    `\`${path}\` is signed, and what is built of it would not be what was signed: name the key that it was signed with (\`--verification-key\`), or build from its sources`,
  );
}

async function joined(paths: readonly string[]): Promise<Bundle> {
  const archive = paths.find(isArchive);
  if (archive !== undefined) throw new UserError(`\`${archive}\` is a bundle already: build it again with \`--bundle\``);
  const { modules, data } = await loadDocuments({ data: paths });
  const named = modules.filter(({ path }) => !isTestFile(path)).map(({ path, text }) => ({ path: nameInBundle(path), text }));
  const twice = named.find(({ path }, at) => named.findIndex((other) => other.path === path) !== at);
  if (twice !== undefined) throw new UserError(`two files would be \`${twice.path}\` in the bundle`);
  return { modules: named, data };
}

/** Below the root, wherever it lay: `../team/a.rego` is `team/a.rego`. */
function nameInBundle(path: string): string {
  return posix.normalize(path.replaceAll('\\', '/')).replace(/^(\.\.\/|\/)+/, '');
}

async function check({ modules, data }: Bundle, name: string, engine: Engine): Promise<void> {
  if (modules.length === 0 && Object.keys(data).length === 0) throw new UserError(`there is no policy and no data in \`${name}\``);
  const { ok, diagnostics } = await engine.check({ modules: withLibrary(modules), data });
  if (!ok) throw failed(name, diagnostics, modules);
}

interface Compiled {
  readonly module: Buffer;
  /** The texts of modules without the entrypoints, by name. */
  readonly stripped: ReadonlyMap<string, string>;
}

async function compile(
  { modules, data }: Bundle,
  { entrypoints, library }: { readonly entrypoints: readonly string[]; readonly library: readonly RegoModule[] },
  engine: Engine,
): Promise<Compiled> {
  const all = library.length > 0 ? withLibrary(modules) : modules;
  const response = await engine.call('build', { modules: all, data, entrypoints, strip: true });
  const { wasm, modules: changed = [], diagnostics } = response as unknown as Response;
  if (wasm === undefined) throw failed(entrypoints.join(', '), diagnostics ?? [], modules);
  return { module: Buffer.from(wasm, 'base64'), stripped: new Map(changed.map(({ path, text }) => [path, text])) };
}

interface Response {
  readonly wasm?: string;
  readonly modules?: readonly RegoModule[];
  readonly diagnostics?: readonly Diagnostic[];
}

function failed(name: string, diagnostics: readonly Diagnostic[], modules: readonly RegoModule[]): PolicyError {
  return new PolicyError(name, diagnostics, new Map(modules.map(({ path, text }) => [path, text])));
}
