import type { InputPath } from '../input-path.js';
import { inputPath, localsOf } from '../input-path.js';
import type { Term } from '../ast/node.js';
import { operandsOf, termsIn } from '../ast/walk.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../stands.js';

export const oneReadingOfPath: LintRule = {
  code: 'AM4023',
  severity: 'warning',
  title: 'a deny that asks one reading of a path',
  why: 'A text may be read in two ways (`%2e%2e`, `~`, a symlink as written): `resolved` and `under` are the likeliest, `also` and `touches` are the paths and prefixes of all others. An allow asks the first, a deny has to ask both.',
  silent: 'a deny asks `also` or `touches` too, or it is `not` of what is allowed.',
  bad: `package mcp.policy

deny contains "no secrets" if {
	some path in input.paths
	startswith(path.resolved, "/etc/")
}
`,
  good: `package mcp.policy

deny contains "no secrets" if {
	some path in input.paths
	startswith(path.resolved, "/etc/")
}

deny contains "no secrets" if {
	some path in input.paths
	some other in path.also
	startswith(other, "/etc/")
}
`,
  *find({ statements }): Generator<Found> {
    const denies = statements.filter(({ stand, expr }) => stand === 'restricts' && !expr.negated);
    const asked = denies.map((statement) => ({ statement, uses: usesOf(statement) }));
    if (asked.some(({ uses }) => uses.some(({ path }) => path[2] === 'also' || path[2] === 'touches'))) return;
    for (const { statement, uses } of asked) {
      const use = uses.find(({ path }) => path[2] === 'resolved' || path[2] === 'lexical' || path[2] === 'under');
      if (use === undefined) continue;
      yield atValue(statement.module, use, {
        message: 'another reading of the same text goes round this deny',
        hint: 'ask `also` (paths) or `touches` (prefixes) in a deny of its own beside it',
      });
    }
  },
};

function usesOf({ rule, expr }: Statement): readonly { readonly term: Term; readonly path: InputPath }[] {
  const locals = localsOf(rule);
  return operandsOf(expr.said)
    .flatMap((each) => [...termsIn(each)])
    .flatMap((term) => {
      const path = term.kind === 'ref' ? inputPath(term, locals) : undefined;
      return path?.[0] === 'paths' ? [{ term, path }] : [];
    });
}
