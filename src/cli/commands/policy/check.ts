import { readSchemas, shippedSchemas } from '../../../authoring/read-schemas.js';
import type { Diagnostic } from '../../../errors/diagnostic.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { PolicyError } from '../../../pap/policy-error.js';
import { loadTestSuites } from '../../../pap/test-suites.js';
import { besideLibrary } from '../../../pdp/library.js';
import { countOption } from '../../duration-option.js';
import { print } from '../../output.js';
import { printProblems, type Format } from '../../problem-report.js';

export interface CheckOptions {
  /** `--no-strict` */
  readonly strict: boolean;
  readonly schema?: string;
  readonly bundle?: boolean;
  readonly maxErrors?: string;
  readonly format: Format;
  readonly json?: boolean;
}

/** `opa check --strict` with our library and the schema of the input document; exit code 2 when something is wrong. */
export async function policyCheck(paths: readonly string[], options: CheckOptions): Promise<number> {
  const { problems, texts } = await check(paths, options);
  print(printProblems(problems, options.json === true ? 'json' : options.format, texts));
  return problems.some(({ severity }) => severity === 'error') ? EXIT.usage : EXIT.ok;
}

const MOST_ERRORS = 100;

/** The library reads our input document, whatever another schema says. */
function isOfLibrary({ span }: Diagnostic): boolean {
  return span?.file.startsWith('agentmesh/') === true;
}

interface Checked {
  readonly problems: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

async function check(paths: readonly string[], { strict, schema, bundle = false, maxErrors }: CheckOptions): Promise<Checked> {
  const schemas = schema === undefined ? shippedSchemas() : readSchemas(schema);
  const most = maxErrors === undefined ? MOST_ERRORS : countOption('--max-errors', maxErrors);
  const deps = createPolicyDeps();
  try {
    const suites = await loadTestSuites(paths, { bundle });
    const modules = suites.flatMap((suite) => suite.modules);
    if (modules.length === 0) throw new UserError(`no Rego in ${paths.map((path) => `\`${path}\``).join(', ')}`);
    const engine = await deps.engine();
    const problems: Diagnostic[] = [];
    for (const suite of suites) {
      const { diagnostics } = await engine.check({
        modules: besideLibrary(suite.modules),
        data: suite.data,
        strict,
        schemas,
        maxErrors: -1,
      });
      problems.push(...diagnostics.filter((each) => schema === undefined || !isOfLibrary(each)));
    }
    return { problems: problems.slice(0, most), texts: new Map(modules.map(({ path, text }) => [path, text])) };
  } catch (error) {
    // A YAML policy beside the Rego, or a file of it that is none: problems with places, like the others.
    if (error instanceof PolicyError) return { problems: error.diagnostics, texts: error.sources };
    throw error;
  } finally {
    await deps.close();
  }
}
