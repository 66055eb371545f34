import { branchesOf, operandsOf, termsIn, termsOf } from '../ast/walk.js';
import type { Expr } from '../ast/node.js';
import { asWritten, inputPath, localsOf, type Locals } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../statement.js';
import { isPinned, same, useOf, type Use } from '../values.js';

export const missingValueLiftsDeny: LintRule = {
  code: 'AM4006',
  severity: 'error',
  title: 'a deny that a missing argument lifts',
  why: 'Arguments of a call are evaluated before its `not`. Without the value `not startswith(x, …)` is undefined and not true, so the call that leaves it out is not stopped, and the server takes its default. A message that quotes the value is undefined without it too, and a deny without its message is none.',
  silent:
    'the same body asks for the value itself, which says that its absence is meant, a deny stops its absence (`not x`), or `object.get` has something in its place.',
  bad: `package mcp.policy

deny contains "only below /srv" if not regex.match(\`^[a-z]+$\`, input.arguments.table)
`,
  good: `package mcp.policy

deny contains "only below /srv" if not plain_table

plain_table if regex.match(\`^[a-z]+$\`, input.arguments.table)
`,
  *find({ statements, program }): Generator<Found> {
    for (const statement of statements) {
      const quoted = statement.stand === 'restricts' ? quotedOnly(statement) : undefined;
      const use = statement.stand === 'restricts' ? (quoted ?? mistaken(statement)) : undefined;
      if (use === undefined || isPinned(use.path, statement, program)) continue;
      if (isAskedFor(use.path, statement) || statements.some((other) => stopsAbsence(use.path, other))) continue;
      const value = asWritten(use.path);
      yield atValue(statement.module, use, {
        message: `where \`${value}\` is missing this is undefined, and stops nothing`,
        hint:
          quoted === undefined
            ? 'put what is after the `not` into a rule of its own, and negate that'
            : 'quote what is there in any case: `object.get(input.arguments, ["…"], "")`',
      });
    }
  },
};

/** Of `not x == y` the sides are evaluated within the `not`. */
function mistaken({ rule, expr }: Statement): Use | undefined {
  if (!expr.negated || expr.said.kind !== 'call' || expr.said.operator === 'equal') return undefined;
  const locals = localsOf(rule);
  return expr.said.operands.map((term) => useOf(term, locals)).find((use) => use !== undefined);
}

/** A value of the caller's that the message is made of, and that nothing else in the body asks for. */
function quotedOnly({ rule, expr, body }: Statement): Use | undefined {
  const locals = localsOf(rule);
  const { said, negated } = expr;
  const isHead = !rule.body.includes(expr) && branchesOf(rule).some(({ head }) => head.line === expr.line && head.column === expr.column);
  const made = said.kind === 'call' && said.operator === 'assign' ? said.operands.slice(1) : isHead ? operandsOf(said) : [];
  if (negated || !(isHead || made.some(({ kind }) => kind === 'call' || kind === 'template'))) return undefined;
  const uses = made.flatMap((each) => [...termsIn(each)]).flatMap((term) => (term.kind === 'ref' ? (useOf(term, locals) ?? []) : []));
  return uses.find(({ path }) => !body.some((other) => other !== expr && mentions(other, path, locals)));
}

function mentions(expr: Expr, path: Use['path'], locals: Locals): boolean {
  return [...termsOf(expr)].some((term) => same(inputPath(term, locals), path));
}

function isAskedFor(path: Use['path'], { rule, body }: Statement): boolean {
  const locals = localsOf(rule);
  return body.some(({ said, negated }) => {
    if (negated) return false;
    if (said.kind === 'term') return same(inputPath(said.term, locals), path);
    return said.kind === 'call' && said.operator === 'assign' && same(inputPath(said.operands[1], locals), path);
  });
}

function stopsAbsence(path: Use['path'], { rule, expr, stand }: Statement): boolean {
  if (stand !== 'restricts' || !expr.negated) return false;
  return expr.said.kind === 'term' && same(inputPath(expr.said.term, localsOf(rule)), path);
}
