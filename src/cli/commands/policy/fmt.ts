import { writeFileSync } from 'node:fs';
import { isArchive, policyFiles } from '../../../authoring/policy-files.js';
import { unifiedDiff } from '../../../authoring/unified-diff.js';
import type { RegoModule } from '../../../engine/bundle.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { textOf } from '../../../pap/bundle/file-text.js';
import { PolicyError } from '../../../pap/policy-error.js';
import type { SourceFile } from '../../../pap/source/source-files.js';
import { print } from '../../output.js';
import { readText } from '../../read-input.js';

export interface FmtOptions {
  readonly write?: boolean;
  readonly list?: boolean;
  readonly diff?: boolean;
  readonly fail?: boolean;
}

/** OPA's formatter over Rego files, or standard input: prints them, names them, writes them or shows what would change; `--fail` is for CI. */
export async function policyFmt(paths: readonly string[], options: FmtOptions): Promise<number> {
  const modules = await modulesOf(paths);
  if (modules.length === 0) throw new UserError(`no Rego in ${paths.map((path) => `\`${path}\``).join(', ')}`);
  if (paths.length === 0 && options.write === true) throw new UserError('`--write` writes files: name them');
  const deps = createPolicyDeps();
  try {
    const engine = await deps.engine();
    const { ok, files, diagnostics } = await engine.format(modules);
    if (!ok) throw new PolicyError(paths.join(' ') || 'stdin', diagnostics, new Map(modules.map(({ path, text }) => [path, text])));
    const changed = files.filter((file) => file.changed);
    for (const { path, text } of changed) if (options.write === true) writeFileSync(path, text);
    if (options.diff === true)
      for (const { path, text } of changed) print(unifiedDiff(path, modules.find((each) => each.path === path)?.text ?? '', text));
    else if (options.list === true || options.fail === true || options.write === true) for (const { path } of changed) print(path);
    else for (const { text } of files) print(text);
    return options.fail === true && changed.length > 0 ? EXIT.found : EXIT.ok;
  } finally {
    await deps.close();
  }
}

async function modulesOf(paths: readonly string[]): Promise<readonly RegoModule[]> {
  if (paths.length === 0) return [{ path: 'stdin', text: readText(undefined) }];
  return (await Promise.all(paths.map(regoFiles))).flat().map(({ path, bytes }) => ({ path, text: textOf(path, bytes) }));
}

/** A single file is Rego whatever its name. */
async function regoFiles(path: string): Promise<readonly SourceFile[]> {
  if (isArchive(path)) throw new UserError(`\`${path}\` is an archive: files and folders are formatted`);
  const files = await policyFiles(path);
  return files.filter(({ name, path: file }) => name.endsWith('.rego') || file === path);
}
