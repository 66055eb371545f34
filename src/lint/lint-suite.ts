import type { Engine, ModuleFacts } from '../engine/engine.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import type { JsonObject } from '../protocol/json/json.js';
import type { ServerSurvey } from '../protocol/server-survey.js';
import { checkPackage } from '../pap/check/check-package.js';
import { checkRules } from '../pap/check/check-rules.js';
import { packageOf } from '../pap/check/check-layer.js';
import type { TestSuite } from '../pap/test-suites.js';
import { libraryModules, withLibrary, withoutCopies } from '../pdp/library.js';
import { lint } from './lint.js';
import { isTest } from './program.js';
import { reachedLines } from './reached-lines.js';

export interface SuiteLintOptions {
  /** Of the input document, and of data that annotations name. */
  readonly schemas: Readonly<Record<string, JsonObject>>;
  readonly servers?: readonly ServerSurvey[] | undefined;
  /** Runs the tests of the suite, for the rules that they do not cover. */
  readonly coverage?: boolean;
}

export type LintReport =
  /** It does not compile strictly against the schema: what it would mean is not asked. */
  { readonly sound: false; readonly problems: readonly Diagnostic[] } | { readonly sound: true; readonly problems: readonly Diagnostic[] };

/** A policy with its tests: the strict check with the schema of the input document, names one letter from ours, and the rules of lint. */
export async function lintSuite(
  engine: Engine,
  { modules, data }: TestSuite,
  { schemas, servers, coverage = false }: SuiteLintOptions,
): Promise<LintReport> {
  const { diagnostics } = await engine.check({ modules: withLibrary(modules), data, strict: true, schemas });
  if (diagnostics.length > 0) return { sound: false, problems: diagnostics };
  const parsed = await engine.parse(withoutCopies(modules));
  const facts = parsed.ok ? parsed.modules.filter((each) => !isTest({ file: each.path, package: each.package })) : [];
  const ours = new Set(libraryModules().map(packageOf));
  const whole = modules.map(({ text }) => text).join('\n');
  const others = facts.flatMap((module) => [...(isGenerated(module) ? [] : checkPackage(module, ours, whole)), ...checkRules(module)]);
  const reached = coverage ? reachedLines(await engine.test({ modules: withLibrary(modules), data, coverage })) : undefined;
  return { sound: true, problems: await lint(engine, modules, { servers, reached, schema: schemas['input'], others }) };
}

/** Below `mcp.policy` stands what YAML is compiled to. */
function isGenerated({ package: name }: ModuleFacts): boolean {
  return name.startsWith('mcp.policy.');
}
