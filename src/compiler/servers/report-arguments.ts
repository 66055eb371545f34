import { didYouMean } from '../../errors/near-miss.js';
import type { ServerSurvey, ToolDefinition } from '../../protocol/server-survey.js';
import type { Test } from '../conditions/condition.js';
import { nameOf } from '../conditions/subject.js';
import { testsOf } from '../conditions/tests-of.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { listed } from '../words.js';
import { readableTypes } from './operand-types.js';
import { reportValues } from './report-values.js';
import { schemaAt } from './schema-at.js';
import { typesOf } from './schema-values.js';
import { toolsOf } from './tools-of.js';

/** Conditions on arguments that the tools do not have, of types that the operator says nothing of, and on values that never come. */
export function reportArguments({ rules }: Policy, servers: readonly ServerSurvey[], problems: Problems): void {
  for (const rule of rules) {
    const tools = toolsOf(rule, servers);
    if (tools.length === 0) continue;
    for (const test of testsOf(rule.conditions))
      if (test.subject.kind === 'argument') reportTest(test, test.subject.pointer, tools, problems);
  }
}

/** A rule over several tools may speak of what only some of them have: what is wrong with all of them is wrong. */
function reportTest(test: Test, pointer: readonly string[], tools: readonly ToolDefinition[], problems: Problems): void {
  const places = tools.map((tool) => schemaAt(tool.inputSchema, pointer));
  const named = `\`${nameOf(test.subject)}\``;
  if (places.every((place) => place.kind === 'missing')) {
    const names = [...new Set(places.flatMap((place) => place.names))];
    const segment = places[0]?.segment ?? '';
    problems.warning(
      'AM1403',
      test.span,
      `${toolsWith(tools)} no argument ${named}${didYouMean(segment, names)}`,
      names.length === 0 ? 'it takes none' : `the arguments are ${listed(names, 'and')}`,
    );
    return;
  }
  if (places.some((place) => place.kind === 'open')) return;
  const schemas = places.flatMap((place) => (place.kind === 'described' ? place.schemas : []));
  const readable = readableTypes(test);
  const types = [...typesOf(schemas)];
  if (types.every((type) => !readable.has(type))) {
    problems.warning(
      'AM1404',
      test.span,
      `${named} is ${listed(types, 'or')}, of which \`${test.operator}\` says nothing`,
      `it reads ${listed([...readable], 'or')}`,
    );
    return;
  }
  reportValues(test, named, schemas, problems);
}

function toolsWith(tools: readonly ToolDefinition[]): string {
  const [first] = tools;
  return tools.length === 1 && first !== undefined ? `the tool \`${first.name}\` has` : `none of the ${tools.length} tools has`;
}
