import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.js';
import type { Diagnostic } from '../../../errors/diagnostic.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { explainAll } from '../../../pap/explain.js';
import { loadTestSuites } from '../../../pap/test-suites.js';
import { withLibrary } from '../../../pdp/library.js';
import type { JsonObject } from '../../../protocol/json.js';
import { print, printJson } from '../../output.js';

/** `opa check --strict` with our library and the schema of the input document; exit code 2 when something is wrong. */
export async function policyCheck(paths: readonly string[], options: { json?: boolean }): Promise<number> {
  const deps = createPolicyDeps();
  const found: Diagnostic[] = [];
  try {
    const suites = await loadTestSuites(paths);
    if (suites.every(({ modules }) => modules.length === 0))
      throw new UserError(`no Rego in ${paths.map((path) => `\`${path}\``).join(', ')}`);
    const engine = await deps.engine();
    for (const suite of suites) {
      const { diagnostics } = await engine.check({ modules: withLibrary(suite.modules), data: suite.data, strict: true, ...inputSchema() });
      found.push(...diagnostics);
    }
  } finally {
    await deps.close();
  }
  if (options.json === true) printJson(found);
  else print(found.length === 0 ? 'no problems' : explainAll(found).join('\n'));
  return found.some(({ severity }) => severity === 'error') ? EXIT.usage : EXIT.ok;
}

function inputSchema(): { schemas?: Readonly<Record<string, JsonObject>> } {
  const path = join(packageRoot, 'rego', 'schemas', 'input.json');
  return existsSync(path) ? { schemas: { input: JSON.parse(readFileSync(path, 'utf8')) as JsonObject } } : {};
}
