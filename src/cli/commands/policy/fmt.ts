import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { PolicyError } from '../../../pap/policy-error.js';
import { print } from '../../output.js';

interface Options {
  readonly write?: boolean;
  readonly list?: boolean;
  readonly fail?: boolean;
}

/** OPA's formatter over Rego files: prints them, names them or writes them; `--fail` is for CI. */
export async function policyFmt(paths: readonly string[], options: Options): Promise<number> {
  const modules = paths.flatMap(regoFiles).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  if (modules.length === 0) throw new UserError(`no Rego in ${paths.map((path) => `\`${path}\``).join(', ')}`);
  const deps = createPolicyDeps();
  try {
    const engine = await deps.engine();
    const { ok, files, diagnostics } = await engine.format(modules);
    if (!ok) throw new PolicyError(paths.join(' '), diagnostics, new Map(modules.map(({ path, text }) => [path, text])));
    const changed = files.filter((file) => file.changed);
    for (const { path, text } of changed) if (options.write === true) writeFileSync(path, text);
    if (options.list === true || options.fail === true || options.write === true) for (const { path } of changed) print(path);
    else for (const { text } of files) print(text);
    return options.fail === true && changed.length > 0 ? EXIT.found : EXIT.ok;
  } finally {
    await deps.close();
  }
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
