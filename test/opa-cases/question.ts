import type { RegoModule } from '../../src/engine/bundle.js';
import { parseValue } from '../../src/pdp/value/parse-value.js';
import { printValue } from '../../src/pdp/value/print-value.js';
import { isArray, RegoObject } from '../../src/pdp/value/value.js';
import type { OpaCase } from './case.js';

export const ENTRYPOINT = 'agentmesh_case/answer';
export const QUERY = 'data.agentmesh_case.answer';

/**
 * The modules of a case, and its query as a rule: a module in WASM has entrypoints, not queries. The answer is the list of the
 * query's bindings, as `want_result` has them.
 */
export function questionOf(one: OpaCase): readonly RegoModule[] {
  const modules = (one.modules ?? []).map((text, index) => ({ path: `test-${index}.rego`, text }));
  const bindings = variablesOf(one).map((name) => `${JSON.stringify(name)}: ${name}`);
  const text = `package agentmesh_case\n\nimport rego.v1\n\nanswer := [{${bindings.join(', ')}} |\n${one.query}\n]\n`;
  return [...modules, { path: 'agentmesh_case.rego', text }];
}

/** What the query is wanted to bind; of a query that is wanted to fail, what it would. */
function variablesOf({ query, want_result }: OpaCase): readonly string[] {
  const wanted = want_result === undefined ? undefined : parseValue(want_result);
  const first = isArray(wanted) ? wanted[0] : undefined;
  if (first instanceof RegoObject) return first.entries.map(([name]) => (typeof name === 'string' ? name : printValue(name)));
  return [...new Set([...query.matchAll(/=\s*([a-z_]\w*)\s*(?:;|$)/gm)].map(([, name]) => name ?? ''))];
}
