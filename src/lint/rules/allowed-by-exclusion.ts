import { asWritten, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../statement.js';
import { isPinned, textsOf, useOf, type Use } from '../values.js';

export const allowedByExclusion: LintRule = {
  code: 'AM4002',
  severity: 'error',
  title: 'an allow by what an argument is not',
  why: 'Everything else is allowed: another spelling (`Write`, `write `), another type (`["write"]`), and with `not x == …` no value at all. A server may take them for the same.',
  silent: 'the same body also says what the value is, or it is compared with the empty text, a number, a boolean or null.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "open"
	input.arguments.mode != "write"
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "open"
	input.arguments.mode in {"read", "list"}
}
`,
  *find({ statements, program }): Generator<Found> {
    for (const statement of statements) {
      const use = statement.stand === 'grants' ? mistaken(statement) : undefined;
      if (use === undefined || isPinned(use.path, statement, program)) continue;
      const value = asWritten(use.path);
      yield atValue(statement.module, use, {
        message: `this allows whatever \`${value}\` is but what is named: other spellings and types too`,
        hint: `name what is allowed: \`${value} in {…}\``,
      });
    }
  },
};

function mistaken({ rule, expr }: Statement): Use | undefined {
  if (expr.said.kind !== 'call') return undefined;
  const { operator, operands } = expr.said;
  const isExclusion = expr.negated ? operator === 'equal' || operator === 'internal.member_2' : operator === 'neq';
  if (!isExclusion || !operands.some((term) => textsOf(term).some((text) => text !== ''))) return undefined;
  const locals = localsOf(rule);
  // `not "x" in input.arguments.tags`: what is asked for is an element.
  const values = operator === 'internal.member_2' ? operands.slice(0, 1) : operands;
  return values.map((term) => useOf(term, locals)).find((use) => use !== undefined);
}
