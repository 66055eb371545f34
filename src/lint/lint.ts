import type { RegoModule } from '../engine/bundle.js';
import type { Engine } from '../engine/engine.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import type { ServerSurvey } from '../protocol/server-survey.js';
import { decodeModule } from './ast/decode.js';
import { withoutIgnored } from './ignores.js';
import type { Found, LintRule, Reached } from './lint-rule.js';
import { programOf } from './program.js';
import { LINT_RULES } from './rules/index.js';
import { statementsOf } from './stands.js';

export interface LintOptions {
  /** What names of tools and arguments are held against; undefined: nothing. */
  readonly servers?: readonly ServerSurvey[] | undefined;
  readonly reached?: Reached | undefined;
  /** Of the input document. */
  readonly schema?: JsonObject | undefined;
  /** Found by the checks of a start, for which there are no exceptions. */
  readonly others?: readonly Diagnostic[];
}

/**
 * What makes a policy unsafe although it compiles. `modules` are checked ones, of one policy and its tests; what does not parse throws
 * nothing and finds nothing, because the check that comes before has said so.
 */
export async function lint(
  engine: Engine,
  modules: readonly RegoModule[],
  { servers, reached, schema, others = [] }: LintOptions = {},
): Promise<readonly Diagnostic[]> {
  const parsed = await engine.call('parse', { modules, ast: true });
  const trees = elements(parsed['modules']).map(decodeModule);
  const program = programOf(trees);
  const subject = { program, statements: statementsOf(program), servers, reached, schema };
  const texts = new Map(modules.map(({ path, text }) => [path, text.split('\n')]));
  const found = LINT_RULES.flatMap((rule) => [...rule.find(subject)].map((each) => diagnosticOf(each, rule, texts)));
  const codes = new Set(LINT_RULES.map(({ code }) => code));
  return sorted(withoutIgnored(program.modules, unique([...found, ...others]), codes), modules);
}

function diagnosticOf(found: Found, { code, severity }: LintRule, texts: ReadonlyMap<string, readonly string[]>): Diagnostic {
  const { module, line, column, length, message, hint } = found;
  // OPA counts characters, spans count UTF-16 units.
  const before = Array.from(texts.get(module.file)?.[line - 1] ?? '')
    .slice(0, column - 1)
    .join('');
  return { severity, code, message, hint, span: { file: module.file, line, column: before.length + 1, length } };
}

/** A helper of several verdicts, or one that is called with several values, is judged once for each. */
function unique(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return found.filter(({ code, span, message }) => {
    const key = JSON.stringify(span === undefined ? [code, message] : [code, span.file, span.line, span.column]);
    return !seen.has(key) && seen.add(key);
  });
}

function sorted(found: readonly Diagnostic[], modules: readonly RegoModule[]): readonly Diagnostic[] {
  const rank = new Map(modules.map(({ path }, index) => [path, index]));
  const place = ({ span }: Diagnostic): readonly number[] => [rank.get(span?.file ?? '') ?? -1, span?.line ?? 0, span?.column ?? 0];
  return found.toSorted((one, other) => {
    const [a, b] = [place(one), place(other)];
    return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? one.code.localeCompare(other.code);
  });
}

function elements(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}
