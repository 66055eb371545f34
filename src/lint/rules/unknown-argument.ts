import { schemaAt } from '../../compiler/servers/schema-at.js';
import { didYouMean } from '../../errors/near-miss.js';
import type { ServerSurvey } from '../../protocol/server-survey.js';
import type { Expr, Module, Rule } from '../ast/node.js';
import { branchesOf, termsOf } from '../ast/walk.js';
import { inputPath, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import { toolsOfBody } from '../tool-names.js';
import { EXAMPLE } from './example-server.js';

export const unknownArgument: LintRule = {
  code: 'AM4021',
  severity: 'warning',
  title: 'an argument that the tool does not have',
  why: 'It is never there, so what is asked of it is undefined: an allow never holds, a deny never trips.',
  silent:
    'no server was named, the body says nothing of the tool, one of the tools it names has the argument, or a schema leaves open what there may be.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	input.arguments.head == 1
	input.arguments.tial == 1
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	input.arguments.head == 1
	input.arguments.tail == 1
}
`,
  server: EXAMPLE,
  *find({ program, servers }): Generator<Found> {
    if (servers === undefined) return;
    for (const module of program.modules) {
      for (const rule of module.rules) {
        for (const { body } of branchesOf(rule)) yield* inBody(module, rule, body, servers);
      }
    }
  },
};

function* inBody(module: Module, rule: Rule, body: readonly Expr[], servers: readonly ServerSurvey[]): Generator<Found> {
  const named = toolsOfBody(body, rule);
  const schemas = servers.flatMap(({ tools }) => tools.filter(({ name }) => named?.includes(name)).map(({ inputSchema }) => inputSchema));
  if (named === undefined || schemas.length === 0) return;
  const locals = localsOf(rule);
  for (const term of body.flatMap((expr) => [...termsOf(expr)])) {
    const path = term.kind === 'ref' ? inputPath(term, locals) : undefined;
    if (path?.[0] !== 'arguments' || path.length < 2) continue;
    const places = schemas.map((schema) => schemaAt(schema, path.slice(1)));
    const missing = places.find((place) => place.kind === 'missing');
    if (missing === undefined || !places.every(({ kind }) => kind === 'missing')) continue;
    yield atValue(
      module,
      { term, path },
      {
        message: `${named.map((name) => `\`${name}\``).join(', ')} has no argument \`${missing.segment}\`${didYouMean(missing.segment, missing.names)}`,
        hint: 'what is asked of it is undefined, whatever the call',
      },
    );
  }
}
