import { branchesOf, bodiesOf } from '../ast/walk.js';
import type { Expr } from '../ast/node.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atExpr } from '../place.js';
import type { Program } from '../program.js';
import { dataPath } from '../data-path.js';

export const setAsCondition: LintRule = {
  code: 'AM4004',
  severity: 'error',
  title: 'a set that stands as a condition',
  why: 'A rule with `contains` is a set, and a set is defined when it is empty: by itself it is always true, and `not` of it never.',
  silent: 'an element is asked for, `count(…)` of it, or it is compared.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "pay"
	not problems
}

problems contains "too much" if not small

small if input.arguments.amount <= 100
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "pay"
	count(problems) == 0
}

problems contains "too much" if not small

small if input.arguments.amount <= 100
`,
  *find({ program }): Generator<Found> {
    for (const module of program.modules) {
      for (const expr of module.rules.flatMap((rule) => branchesOf(rule).flatMap(({ body }) => [...every(body)]))) {
        const name = setNamed(expr, program);
        if (name === undefined) continue;
        yield atExpr(module, expr, {
          message: expr.negated
            ? `\`not ${name}\` never holds: a set is defined when it is empty`
            : `\`${name}\` always holds: a set is defined when it is empty`,
          hint: expr.negated ? `write \`count(${name}) == 0\`` : `write \`count(${name}) > 0\``,
        });
      }
    }
  },
};

function* every(body: readonly Expr[]): Generator<Expr> {
  for (const expr of body) {
    yield expr;
    for (const inner of bodiesOf(expr)) yield* every(inner.body);
  }
}

function setNamed({ said }: Expr, program: Program): string | undefined {
  const path = said.kind === 'term' && said.term.kind === 'ref' ? dataPath(said.term) : undefined;
  if (path === undefined || said.kind !== 'term' || said.term.kind !== 'ref' || said.term.path.length !== path.split('.').length)
    return undefined;
  const rules = program.rulesOf(path);
  return rules.length > 0 && rules.every((rule) => rule.kind === 'contains' && rule.path === path)
    ? path.slice(path.lastIndexOf('.') + 1)
    : undefined;
}
