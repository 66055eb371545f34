import type { EvalResult, ExprStats } from '../engine/engine.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import type { EvalFormat } from './choices.js';
import { textTable } from './text-table.js';

const PRINTERS: Readonly<Record<EvalFormat, (result: EvalResult) => string>> = {
  json: (result) => json(membersOf(result)),
  discard: (result) => json({ ...membersOf(result), ...(resultsOf(result).length === 0 ? {} : { result: 'discarded' }) }),
  values: (result) => lines(resultsOf(result).map((each) => json(expressionsOf(each).map(({ value }) => value)))),
  bindings: (result) => lines(resultsOf(result).map((each) => json(each['bindings'] ?? {}))),
  raw: (result) =>
    lines(
      resultsOf(result).map((each) =>
        expressionsOf(each)
          .map(({ value }) => rawText(value))
          .join(' '),
      ),
    ),
  source,
  pretty,
};

/** What goes to standard output. */
export function evalReport(result: EvalResult, format: EvalFormat): string {
  return PRINTERS[format](result);
}

function membersOf(result: EvalResult): object {
  const { explanation, profile, coverage } = result;
  return {
    ...(result.ok ? {} : { errors: result.diagnostics.map(errorOf) }),
    ...(result.ok && result.result.length > 0 ? { result: result.result } : {}),
    ...(result.ok && result.partial !== undefined ? { partial: result.partial } : {}),
    ...(explanation === undefined ? {} : { explanation: explanation.split('\n').filter((line) => line !== '') }),
    ...(profile === undefined ? {} : { profile: profile.map(profileRow) }),
    ...(coverage === undefined ? {} : { coverage }),
  };
}

function errorOf({ message, code, span }: Diagnostic): object {
  return { message, code, ...(span === undefined ? {} : { location: { file: span.file, row: span.line, col: span.column } }) };
}

function profileRow({ file, line, ...costs }: ExprStats): object {
  return { ...costs, location: { file, row: line } };
}

function pretty(result: EvalResult): string {
  const { explanation, profile, coverage } = result;
  return lines([
    ...(explanation === undefined || explanation === '' ? [] : [explanation.trimEnd()]),
    ...(result.ok ? [prettyResult(result)] : []),
    ...(profile === undefined ? [] : [profileTable(profile)]),
    ...(coverage === undefined ? [] : [`coverage: ${json(coverage)}`]),
  ]);
}

function prettyResult({ result, partial }: EvalResult & { readonly ok: true }): string {
  if (partial !== undefined)
    return partial.queries.length === 0
      ? 'undefined'
      : textTable(
          ['', ''],
          [
            ...partial.queries.map((query, at) => [`Query ${at + 1}`, query]),
            ...partial.support.map((module, at) => [`Support ${at + 1}`, module.trimEnd()]),
          ],
        ).trimStart();
  const [first] = result;
  if (first === undefined) return 'undefined';
  const expressions = expressionsOf(first);
  const bound = isJsonObject(first['bindings']) ? Object.keys(first['bindings']) : [];
  const [only] = expressions;
  if (result.length === 1 && bound.length === 0 && only !== undefined) {
    if (expressions.length === 1 || expressions.every(({ value }) => typeof value === 'boolean')) return json(only.value);
  }
  const columns = columnsOf(first, bound);
  return textTable(
    columns.map(({ name }) => name),
    result.map((each) => columns.map(({ of }) => JSON.stringify(of(each)))),
  );
}

interface Column {
  readonly name: string;
  readonly of: (result: JsonObject) => JsonValue;
}

/** What is bound, and beside it the expressions that say more than true. */
function columnsOf(first: JsonObject, bound: readonly string[]): readonly Column[] {
  const expressions = expressionsOf(first).flatMap(({ text, value }, at): readonly Column[] =>
    typeof value === 'boolean' && bound.length > 0 ? [] : [{ name: text, of: (result) => expressionsOf(result)[at]?.value ?? null }],
  );
  const bindings = bound
    .toSorted()
    .map((name): Column => ({ name, of: ({ bindings: all }) => (isJsonObject(all) ? (all[name] ?? null) : null) }));
  return [...bindings, ...expressions];
}

function profileTable(profile: readonly ExprStats[]): string {
  const rows = profile.map(({ total_time_ns, num_eval, num_redo, num_gen_expr, file, line }) => [
    `${(total_time_ns / 1e6).toFixed(3)} ms`,
    `${num_eval}`,
    `${num_redo}`,
    `${num_gen_expr}`,
    `${file === '' ? 'query' : file}:${line}`,
  ]);
  return `\n${textTable(['TIME', 'NUM EVAL', 'NUM REDO', 'NUM GEN EXPR', 'LOCATION'], rows)}`;
}

function source(result: EvalResult): string {
  if (!result.ok || result.partial === undefined) return '';
  const { queries, support } = result.partial;
  return lines([
    ...queries.map((query, at) => `# Query ${at + 1}\n${query}\n`),
    ...support.map((module, at) => `# Module ${at + 1}\n${module.trimEnd()}`),
  ]);
}

interface Expression {
  readonly value: JsonValue;
  readonly text: string;
}

function expressionsOf(result: JsonObject): readonly Expression[] {
  const list = result['expressions'];
  return Array.isArray(list) ? (list as readonly Expression[]) : [];
}

function resultsOf(result: EvalResult): readonly JsonObject[] {
  return result.ok ? result.result : [];
}

function rawText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function lines(texts: readonly string[]): string {
  return texts.join('\n');
}
