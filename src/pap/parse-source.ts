import { unpackBundle } from './archive/unpack.js';
import { assembleBundle } from './assemble-bundle.js';
import { textOf } from './file-text.js';
import type { ParsedSource } from './parsed-source.js';
import { PolicyError } from './policy-error.js';
import { layerName } from './policy-source.js';
import type { SourceFile, SourceFiles } from './source-files.js';
import { UserError } from '../errors/exit.js';
import type { ServerSurvey } from '../protocol/server-survey.js';

export interface ParseOptions {
  /** Of the servers that a YAML policy is for: then it is checked against what they have. */
  readonly servers?: readonly ServerSurvey[];
}

/** Files → bundle: YAML through our compiler, Rego and data as OPA loads them. Throws a `UserError` for what is none. */
export async function parseSource({ source, files, notices }: SourceFiles, options: ParseOptions = {}): Promise<ParsedSource> {
  const name = layerName(source);
  if (source.kind === 'yaml') return parseYamlPolicy(name, only(files), notices, options);
  // What there is to say of a shipped policy is in its description.
  if (source.kind === 'profile') return { ...(await parseYamlPolicy(name, only(files), notices)), warnings: [] };

  const inside = source.kind === 'bundle' ? unpacked(only(files)) : files;
  if (source.kind === 'directory' && !inside.some(decides)) throw noRego(source.path, notices);
  const bundle = await assembleBundle(inside);
  const texts = new Map(bundle.modules.map((module) => [module.path, module.text]));
  return { name, bundle, generated: false, warnings: [], notices, texts };
}

function unpacked({ path, bytes }: SourceFile): SourceFile[] {
  return unpackBundle(path, bytes).map((entry) => ({ path: `${path}/${entry.name}`, name: entry.name, bytes: entry.bytes }));
}

function decides({ name }: SourceFile): boolean {
  return name.endsWith('.rego') || name === 'policy.wasm';
}

async function parseYamlPolicy(
  name: string,
  file: SourceFile,
  notices: readonly string[],
  options: ParseOptions = {},
): Promise<ParsedSource> {
  const text = textOf(file.path, file.bytes);
  const texts = new Map([[file.path, text]]);
  const { compilePolicy } = await import('../compiler/compile-policy.js');
  const compiled = compilePolicy(text, { file: file.path, ...options });
  if (!compiled.ok) throw new PolicyError(name, compiled.diagnostics, texts);
  const { bundle, argumentsRead, policy, warnings } = compiled;
  return { name, bundle, generated: true, argumentsRead, policy, warnings, notices, texts };
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
