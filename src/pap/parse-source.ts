import { unpackBundle } from './archive/unpack.js';
import { assembleBundle, textOf } from './assemble-bundle.js';
import type { ParsedSource } from './parsed-source.js';
import { PolicyError } from './policy-error.js';
import { layerName } from './policy-source.js';
import type { SourceFile, SourceFiles } from './source-files.js';
import { UserError } from '../errors/exit.js';

/** Files → bundle: YAML through our compiler, Rego and data as OPA loads them. Throws a `UserError` for what is none. */
export async function parseSource({ source, files, notices }: SourceFiles): Promise<ParsedSource> {
  const name = layerName(source);
  switch (source.kind) {
    case 'profile':
      // What there is to say of a shipped policy is in its description.
      return { ...(await parseYamlPolicy(name, only(files), notices)), warnings: [] };
    case 'yaml':
      return parseYamlPolicy(name, only(files), notices);
    case 'rego':
      return rego(name, files, notices);
    case 'directory':
      if (!files.some((file) => file.name.endsWith('.rego') || file.name === 'policy.wasm')) throw noRego(source.path, notices);
      return rego(name, files, notices);
    case 'bundle': {
      const archive = only(files);
      const inside = unpackBundle(source.path, archive.bytes).map((entry): SourceFile => ({
        path: `${source.path}/${entry.name}`,
        name: entry.name,
        bytes: entry.bytes,
      }));
      return rego(name, inside, notices);
    }
  }
}

async function parseYamlPolicy(name: string, file: SourceFile, notices: readonly string[]): Promise<ParsedSource> {
  const text = textOf(file.path, file.bytes);
  const texts = new Map([[file.path, text]]);
  const { compilePolicy } = await import('../compiler/compile-policy.js');
  const compiled = compilePolicy(text, { file: file.path });
  if (!compiled.ok) throw new PolicyError(name, compiled.diagnostics, texts);
  return { name, bundle: compiled.bundle, generated: true, warnings: compiled.warnings, notices, texts };
}

async function rego(name: string, files: readonly SourceFile[], notices: readonly string[]): Promise<ParsedSource> {
  const bundle = await assembleBundle(files);
  const texts = new Map(bundle.modules.map((module) => [module.path, module.text]));
  return { name, bundle, generated: false, warnings: [], notices, texts };
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
