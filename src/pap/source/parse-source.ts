import { assembleBundle, type AssembledBundle } from '../bundle/assemble-bundle.js';
import { joinBundles } from '../bundle/join-bundles.js';
import { textOf } from '../bundle/file-text.js';
import type { ParsedSource } from './parsed-source.js';
import { PolicyError } from '../policy-error.js';
import { profileFile, PROFILES } from './profiles.js';
import { layerName } from './policy-source.js';
import type { SourceFile, SourceFiles } from './source-files.js';
import { UserError } from '../../errors/exit.js';
import { didYouMean } from '../../errors/near-miss.js';
import type { ServerSurvey } from '../../protocol/server-survey.js';

export interface ParseOptions {
  /** Of the servers that a YAML policy is for: then it is checked against what they have. */
  readonly servers?: readonly ServerSurvey[];
}

/** Files → bundle: YAML through our compiler, Rego and data as OPA loads them. Throws a `UserError` for what is none. */
export async function parseSource(read: SourceFiles, options: ParseOptions = {}): Promise<ParsedSource> {
  const { source, files, notices } = read;
  const name = layerName(source);
  if (source.kind === 'opa') throw new UserError(`policy \`${name}\` is a remote OPA: what it decides with is there, and not here`);
  if (source.kind === 'yaml') return parseYamlPolicy(name, read, options);
  // What there is to say of a shipped policy is in its description.
  if (source.kind === 'profile') return { ...(await parseYamlPolicy(name, read)), warnings: [] };

  if (source.kind === 'wasm') return wasmModule(name, only(files));
  if (source.kind === 'directory' && !files.some(decides)) throw noRego(source.path, notices);
  const { bundle, notices: ofBundle } = read.bundles === undefined ? await assembleBundle(files) : await joined(read.bundles);
  const texts = new Map(bundle.modules.map((module) => [module.path, module.text]));
  return { name, bundle, generated: false, warnings: [], notices: [...notices, ...ofBundle], texts };
}

/** A module by itself has no data, and nobody has said what it holds: it is asked for our entrypoint. */
function wasmModule(name: string, { bytes }: SourceFile): ParsedSource {
  return { name, bundle: { modules: [], data: {}, wasm: bytes }, generated: false, warnings: [], notices: [], texts: new Map() };
}

async function joined(bundles: NonNullable<SourceFiles['bundles']>): Promise<AssembledBundle> {
  const parts = await Promise.all(bundles.map(async ({ name, files }) => ({ name, ...(await assembleBundle(files)) })));
  const notices = parts.flatMap((part) => part.notices.map((notice) => `bundle \`${part.name}\`: ${notice}`));
  return { bundle: joinBundles(parts), notices };
}

function decides({ name }: SourceFile): boolean {
  return name.endsWith('.rego') || name === 'policy.wasm';
}

async function parseYamlPolicy(
  name: string,
  { files, extensions = [], environment = {}, notices }: SourceFiles,
  options: ParseOptions = {},
): Promise<ParsedSource> {
  const texts = new Map(files.map(({ path, bytes }) => [path, textOf(path, bytes)]));
  const main = only(files).path;
  const { compilePolicy } = await import('../../compiler/compile-policy.js');
  const extended = (word: string, from: string) => {
    const extension = extensions.find((each) => each.from === from && each.word === word);
    const text = extension === undefined ? undefined : texts.get(extension.shown);
    if (extension === undefined || text === undefined) return { problem: extension?.problem ?? nothingCalled(word) };
    return { file: extension.shown, text };
  };
  const compiled = compilePolicy(texts.get(main) ?? '', { file: main, environment, extended, ...options });
  if (!compiled.ok) throw new PolicyError(name, compiled.diagnostics, texts);
  const { bundle, authored, argumentsRead, policy } = compiled;
  const warnings = compiled.warnings.filter(({ span }) => span === undefined || span.file === main || !isShipped(span.file));
  return {
    name,
    bundle,
    generated: true,
    ...(argumentsRead === undefined ? {} : { argumentsRead }),
    policy,
    authored,
    warnings,
    notices,
    texts,
  };
}

function nothingCalled(word: string): string {
  return `there is no policy \`${word}\` to extend${/[/.]/.test(word) ? '' : didYouMean(word, PROFILES)}`;
}

function isShipped(file: string): boolean {
  return PROFILES.some((profile) => profileFile(profile) === file);
}

function noRego(path: string, notices: readonly string[]): UserError {
  const yaml = notices.length > 0 ? '; a YAML policy is named by its file, each with a `--policy` of its own' : '';
  return new UserError(`policy folder \`${path}\` holds no Rego${yaml}`);
}

function only(files: readonly SourceFile[]): SourceFile {
  const [file] = files;
  if (file === undefined) throw new Error('a source of one file has one file');
  return file;
}
