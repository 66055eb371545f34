import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.js';
import type { Diagnostic } from '../../../errors/diagnostic.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { PolicyError } from '../../../pap/policy-error.js';
import { loadTestSuites } from '../../../pap/test-suites.js';
import { withLibrary } from '../../../pdp/library.js';
import type { JsonObject } from '../../../protocol/json.js';
import { print } from '../../output.js';
import { printProblems, type Format } from '../../problem-report.js';

interface Options {
  readonly format: Format;
  readonly json?: boolean;
}

/** `opa check --strict` with our library and the schema of the input document; exit code 2 when something is wrong. */
export async function policyCheck(paths: readonly string[], options: Options): Promise<number> {
  const { problems, texts } = await check(paths);
  print(printProblems(problems, options.json === true ? 'json' : options.format, texts));
  return problems.some(({ severity }) => severity === 'error') ? EXIT.usage : EXIT.ok;
}

interface Checked {
  readonly problems: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

async function check(paths: readonly string[]): Promise<Checked> {
  const deps = createPolicyDeps();
  try {
    const suites = await loadTestSuites(paths);
    const modules = suites.flatMap((suite) => suite.modules);
    if (modules.length === 0) throw new UserError(`no Rego in ${paths.map((path) => `\`${path}\``).join(', ')}`);
    const engine = await deps.engine();
    const problems: Diagnostic[] = [];
    for (const suite of suites) {
      const { diagnostics } = await engine.check({ modules: withLibrary(suite.modules), data: suite.data, strict: true, ...inputSchema() });
      problems.push(...diagnostics);
    }
    return { problems, texts: new Map(modules.map(({ path, text }) => [path, text])) };
  } catch (error) {
    // A YAML policy beside the Rego, or a file of it that is none: problems with places, like the others.
    if (error instanceof PolicyError) return { problems: error.diagnostics, texts: error.sources };
    throw error;
  } finally {
    await deps.close();
  }
}

function inputSchema(): { schemas?: Readonly<Record<string, JsonObject>> } {
  const path = join(packageRoot, 'rego', 'schemas', 'input.json');
  return existsSync(path) ? { schemas: { input: JSON.parse(readFileSync(path, 'utf8')) as JsonObject } } : {};
}
