import { operandsOf } from '../ast/walk.js';
import { asWritten, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../statement.js';
import { failingOn, isNumber, isTypeChecked, nestedFailing, useOf, type Use } from '../values.js';

export const wrongTypeLiftsDeny: LintRule = {
  code: 'AM4005',
  severity: 'warning',
  title: 'a deny that a value of another type lifts',
  why: 'A builtin that gets a value of the wrong type is undefined, so the deny is too, and the call goes on to whatever allows it: `["a secret"]` instead of `"a secret"`, `"5"` instead of `5`.',
  silent: 'another deny stops values of another type: `deny contains … if not is_string(x)`.',
  bad: `package mcp.policy

deny contains "no secrets" if contains(input.arguments.query, "secret")
`,
  good: `package mcp.policy

deny contains "no secrets" if {
	_ := input.arguments.query
	not harmless
}

harmless if {
	is_string(input.arguments.query)
	not contains(input.arguments.query, "secret")
}
`,
  *find({ statements }): Generator<Found> {
    for (const statement of statements) {
      const use = statement.stand === 'restricts' ? mistaken(statement) : undefined;
      if (use === undefined || isTypeChecked(use.path, statements)) continue;
      const value = asWritten(use.path);
      yield atValue(statement.module, use, {
        message: `where \`${value}\` is of another type this is undefined, and stops nothing`,
        hint: `stop other types too (\`not is_string(${value})\`), or deny by \`not\` of a helper that says what is harmless`,
      });
    }
  },
};

function mistaken({ rule, expr }: Statement): Use | undefined {
  const locals = localsOf(rule);
  // `not f(g(x))`: g is evaluated before the `not`.
  if (expr.negated) return nestedFailing(operandsOf(expr.said), locals);
  const failing = failingOn(expr, locals);
  if (failing !== undefined || expr.said.kind !== 'call') return failing;
  const [left, right] = expr.said.operands;
  // Any text is greater than any number.
  if (/^lte?$/.test(expr.said.operator) && isNumber(right)) return useOf(left, locals);
  if (/^gte?$/.test(expr.said.operator) && isNumber(left)) return useOf(right, locals);
  return undefined;
}
