import { inputUses, isReference, type InputUse } from '../input-uses.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../statement.js';

export const oneReadingOfPath: LintRule = {
  code: 'AM4023',
  severity: 'warning',
  title: 'one reading of a path that has several',
  why: 'Servers read one text in several ways: `/srv/docs/..\\..\\etc` is a name below `/srv/docs/` to some, `/etc` to others. `resolved` and `lexical` are one reading. `under` are the prefixes that all readings lie below, which is what an allow asks; `also` and `touches` are the other paths, and all prefixes that one of them may lie below, which a deny has to ask too.',
  silent: 'an allow asks `under`, or speaks of `also` in the same rule; some deny asks `also` or `touches`.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	startswith(input.paths["/arguments/path"].resolved, "/srv/docs/")
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	not input.paths["/arguments/path"].also
	startswith(input.paths["/arguments/path"].resolved, "/srv/docs/")
}
`,
  *find({ statements }): Generator<Found> {
    const asked = statements.map((statement) => ({ statement, uses: usesOf(statement) }));
    const others = asked.filter(({ uses }) => uses.some(({ path }) => path[2] === 'also' || path[2] === 'touches'));
    const denied = others.some(({ statement }) => statement.stand === 'restricts');
    for (const { statement, uses } of asked) {
      const grants = statement.stand === 'grants';
      const use = uses.find(({ path }) => path[2] === 'resolved' || path[2] === 'lexical' || (path[2] === 'under' && !grants));
      if (use === undefined || statement.expr.negated) continue;
      if (grants ? others.some((other) => other.statement.rule === statement.rule) : denied) continue;
      yield atValue(statement.module, use, {
        message: `another reading of the same text goes round this ${grants ? 'allow' : 'deny'}`,
        hint: grants
          ? 'ask `under` (`"/srv/docs" in ….under`, with the prefix in `data.mcp.config.paths.prefixes`), or let pass no text with others: `not ….also`'
          : 'ask `also` (paths) or `touches` (prefixes) in a deny of its own beside it',
      });
    }
  },
};

function usesOf({ rule, expr }: Statement): readonly InputUse[] {
  return inputUses(expr, rule).filter((use) => isReference(use) && use.path[0] === 'paths');
}
