import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unifiedDiff } from '../../../authoring/unified-diff.js';
import type { RegoModule } from '../../../engine/bundle.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { PolicyError } from '../../../pap/policy-error.js';
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
  const modules = modulesOf(paths);
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

function modulesOf(paths: readonly string[]): readonly RegoModule[] {
  if (paths.length === 0) return [{ path: 'stdin', text: readText(undefined) }];
  return paths.flatMap(regoFiles).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function regoFiles(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UserError(`\`${path}\` does not exist`);
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return regoFiles(inside);
    return entry.name.endsWith('.rego') ? [inside] : [];
  });
}
