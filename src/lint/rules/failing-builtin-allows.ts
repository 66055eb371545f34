import { asWritten, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../statement.js';
import { fails, isNumber, isPinned, useOf, type Use } from '../values.js';

export const failingBuiltinAllows: LintRule = {
  code: 'AM4001',
  severity: 'error',
  title: 'an allow that holds when a value has another type',
  why: 'A builtin that gets a value of the wrong type is undefined, and `not` makes that true: `["/etc/passwd"]` is no text that begins with `/etc`, and passes. And any text is greater than any number.',
  silent:
    'the same body tells the type of the value, or asks something of it that no other type fulfils (`is_string(x)`, `x == "a"`, `x in {…}`, `startswith(x, "/srv/")`), or asks a helper that does.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "search"
	not contains(input.arguments.query, "password")
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "search"
	is_string(input.arguments.query)
	not contains(input.arguments.query, "password")
}
`,
  *find({ statements, program }): Generator<Found> {
    for (const statement of statements) {
      const use = statement.stand === 'grants' ? mistaken(statement) : undefined;
      if (use === undefined || isPinned(use.path, statement, program)) continue;
      const value = asWritten(use.path);
      yield atValue(statement.module, use, {
        message: `this holds too when \`${value}\` is of another type, and the call is allowed`,
        hint: `say first what it is (\`is_string(${value})\`, \`is_number(${value})\`), or say what is allowed instead of what is not`,
      });
    }
  },
};

function mistaken({ rule, expr }: Statement): Use | undefined {
  if (expr.said.kind !== 'call') return undefined;
  const { operator, operands } = expr.said;
  const locals = localsOf(rule);
  // Calls within the operands are evaluated before the `not`: where they fail the rule does.
  if (expr.negated && fails(operator)) return operands.map((term) => useOf(term, locals)).find((use) => use !== undefined);
  const [left, right] = operands;
  if (!expr.negated && /^gte?$/.test(operator) && isNumber(right)) return useOf(left, locals);
  if (!expr.negated && /^lte?$/.test(operator) && isNumber(left)) return useOf(right, locals);
  return undefined;
}
