import type { Term } from '../ast/node.js';
import { inputPath, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atExpr } from '../place.js';
import { textsOf } from '../values.js';

export const globAcrossFolders: LintRule = {
  code: 'AM4024',
  severity: 'error',
  title: 'an allow by a glob whose `*` crosses `/`',
  why: 'Without delimiters `glob.match` takes `.` for one (`[]`) or has none (`null`): `/srv/*/public` then matches `/srv/a/private/b/public`.',
  silent: 'the pattern has no `/`, or only `**`, or the delimiters hold `/`, or it restricts.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	not input.paths["/arguments/path"].also
	glob.match("/srv/*/public", [], input.paths["/arguments/path"].resolved)
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	not input.paths["/arguments/path"].also
	glob.match("/srv/*/public", ["/"], input.paths["/arguments/path"].resolved)
}
`,
  *find({ statements }): Generator<Found> {
    for (const { module, rule, expr, stand } of statements) {
      if (stand !== 'grants' || expr.negated || expr.said.kind !== 'call' || expr.said.operator !== 'glob.match') continue;
      const [pattern, delimiters, value] = expr.said.operands;
      const text = textsOf(pattern).find((each) => each.includes('/') && /(?<!\*)\*(?!\*)/.test(each));
      if (text === undefined || hasSlash(delimiters) || inputPath(value, localsOf(rule)) === undefined) continue;
      yield atExpr(module, expr, {
        message: `the \`*\` of \`${text}\` matches \`/\` too`,
        hint: 'give `["/"]` as the delimiters, and write `**` where any depth is meant',
      });
    }
  },
};

/** Or they are computed, and may have it. */
function hasSlash(delimiters: Term | undefined): boolean {
  if (delimiters?.kind === 'scalar') return false;
  return delimiters?.kind !== 'list' || textsOf(delimiters).includes('/');
}
