import { addLibrary } from '../../../authoring/add-library.js';
import type { EvalFormat, Target } from '../../../authoring/choices.js';
import { evalQuery } from '../../../authoring/eval-query.js';
import { evalReport } from '../../../authoring/eval-report.js';
import { loadDocuments } from '../../../authoring/load-documents.js';
import type { SignatureOptions } from '../../../config/signature-options.js';
import type { EvalRequest } from '../../../engine/engine.js';
import { EngineDeadline } from '../../../engine/engine-error.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { PolicyError } from '../../../pap/policy-error.js';
import { countOption, durationOption } from '../../duration-option.js';
import { note, print } from '../../output.js';
import { readInput, readText } from '../../read-input.js';
import { verificationFrom } from '../../signature-options.js';

export interface EvalOptions extends SignatureOptions {
  readonly data?: readonly string[];
  readonly bundle?: readonly string[];
  readonly input?: string;
  readonly stdinInput?: boolean;
  readonly stdin?: boolean;
  readonly format: EvalFormat;
  readonly target: Target;
  readonly explain: 'off' | NonNullable<EvalRequest['explain']>;
  readonly varValues?: boolean;
  readonly profile?: boolean;
  readonly profileLimit?: string;
  readonly profileSort?: readonly string[];
  readonly coverage?: boolean;
  readonly partial?: boolean;
  readonly unknowns?: readonly string[];
  readonly package?: string;
  readonly import?: readonly string[];
  readonly strictBuiltinErrors?: boolean;
  readonly timeout?: string;
  readonly fail?: boolean;
  readonly failDefined?: boolean;
  /** `--no-library` */
  readonly library: boolean;
}

const DECISION_QUERY = 'data.mcp.main.decision';

/** `opa eval` over policies and our library. Exit code 1 by `--fail` or `--fail-defined`, 2 where the query or a policy is wrong. */
export async function policyEval(words: readonly string[], options: EvalOptions): Promise<number> {
  refuseTogether(words, options);
  const query = options.stdin === true ? readText(undefined) : (words[0] ?? DECISION_QUERY);
  const input =
    options.stdinInput === true ? await readInput(undefined) : options.input === undefined ? undefined : await readInput(options.input);
  const documents = await loadDocuments(options, { verification: verificationFrom(options) });
  const modules = addLibrary(documents.modules, options.library);
  const request = { modules, data: documents.data, query, ...(input === undefined ? {} : { input }), ...observed(options) };
  const deps = createPolicyDeps();
  try {
    const result = await evalQuery(await deps.engine(), request, options.target);
    if (result.output !== undefined) note(result.output.trimEnd());
    print(evalReport(result, options.format));
    if (!result.ok) {
      if (options.format === 'json' || options.format === 'discard') return EXIT.usage;
      throw new PolicyError(query, result.diagnostics, documents.texts);
    }
    const defined = result.result.length > 0 || (result.partial?.queries.length ?? 0) > 0;
    const found = (options.fail === true && !defined) || (options.failDefined === true && defined);
    return found ? EXIT.found : EXIT.ok;
  } catch (cause) {
    if (cause instanceof EngineDeadline)
      throw new UserError(`the evaluation did not end (\`--timeout ${options.timeout ?? '60s'}\`)`, { cause });
    throw cause;
  } finally {
    await deps.close();
  }
}

function observed(options: EvalOptions): Partial<EvalRequest> {
  const { explain, profileLimit, profileSort, timeout } = options;
  const profile = options.profile === true || profileLimit !== undefined || profileSort !== undefined;
  return {
    ...(explain === 'off' ? {} : { explain }),
    ...(profile ? { profile } : {}),
    ...(profileLimit === undefined ? {} : { profileLimit: countOption('--profile-limit', profileLimit) }),
    ...(profileSort === undefined ? {} : { profileSort }),
    ...(timeout === undefined ? {} : { timeoutMs: durationOption('--timeout', timeout) }),
    ...(options.package === undefined ? {} : { package: options.package }),
    ...(options.import === undefined ? {} : { imports: options.import }),
    ...(options.unknowns === undefined ? {} : { unknowns: options.unknowns }),
    varValues: options.varValues === true,
    coverage: options.coverage === true,
    partial: options.partial === true,
    strictBuiltinErrors: options.strictBuiltinErrors === true,
  };
}

/** Each pair says the same thing twice, or two things at once. */
function refuseTogether(words: readonly string[], options: EvalOptions): void {
  const { stdin, stdinInput, input, fail, failDefined, partial, format, target } = options;
  const together: readonly (readonly [boolean, string])[] = [
    [words.length > 0 && stdin === true, 'a query and `--stdin`'],
    [stdin === true && stdinInput === true, '`--stdin` and `--stdin-input`'],
    [stdinInput === true && input !== undefined, '`--stdin-input` and `--input`'],
    [fail === true && failDefined === true, '`--fail` and `--fail-defined`'],
    [partial !== true && format === 'source', '`--format source` and no `--partial`'],
    [partial === true && !['pretty', 'json', 'source'].includes(format), `\`--partial\` and \`--format ${format}\``],
  ];
  const found = together.find(([wrong]) => wrong);
  if (found !== undefined) throw new UserError(`${found[1]} do not go together`);
  const interpreted = target === 'wasm' ? ofInterpreter(options) : undefined;
  if (interpreted !== undefined) throw new UserError(`\`${interpreted}\` is the interpreter's: leave it out, or \`--target wasm\``);
}

/** The first option that is given and means nothing to WASM. */
function ofInterpreter(options: EvalOptions): string | undefined {
  const given: Readonly<Record<string, unknown>> = {
    '--partial': options.partial,
    '--explain': options.explain === 'off' ? undefined : options.explain,
    '--profile': options.profile,
    '--profile-limit': options.profileLimit,
    '--profile-sort': options.profileSort,
    '--coverage': options.coverage,
    '--strict-builtin-errors': options.strictBuiltinErrors,
    '--package': options.package,
    '--timeout': options.timeout,
  };
  return Object.keys(given).find((name) => given[name] !== undefined && given[name] !== false);
}
