import { operandsOf, termsIn } from '../ast/walk.js';
import { asWritten, inputPath, localsOf, type InputPath } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../statement.js';
import type { Use } from '../values.js';

export const unreadableFactLiftsDeny: LintRule = {
  code: 'AM4007',
  severity: 'error',
  title: 'a deny over facts that may be null',
  why: '`input.urls`, `input.sql` and `input.commands` hold null where readers of the argument could differ, and nothing where it is missing. What is asked of null is undefined: the very values that were written to be misread are not denied.',
  silent: 'the deny is `not` of what is allowed (`not input.urls[p].class == "public"`, or of a helper), or another one stops null.',
  bad: `package mcp.policy

deny contains "no private addresses" if input.urls["/arguments/url"].class == "private"
`,
  good: `package mcp.policy

deny contains "no private addresses" if {
	some url in input.urls
	not url.class == "public"
}
`,
  *find({ statements }): Generator<Found> {
    const stopped = new Set(statements.filter(stopsNull).flatMap(factsNamed));
    for (const statement of statements) {
      const use = statement.stand === 'restricts' ? mistaken(statement) : undefined;
      if (use === undefined || stopped.has(use.path[0] ?? '')) continue;
      const fact = asWritten(use.path.slice(0, 2));
      yield atValue(statement.module, use, {
        message: `where \`${fact}\` is null this is undefined, and stops nothing`,
        hint: 'deny by `not` of what is allowed: `not … == …`, or `not` of a helper',
      });
    }
  },
};

const FACTS = new Set(['urls', 'sql', 'commands']);

function mistaken({ rule, expr }: Statement): Use | undefined {
  const { said, negated } = expr;
  // What is evaluated within a `not` is what should be.
  if (negated && (said.kind === 'term' || (said.kind === 'call' && said.operator === 'equal'))) return undefined;
  // Naming a member is no condition; those that ask something of the name follow, and fail with it.
  const locals = localsOf(rule);
  return operandsOf(said)
    .flatMap((operand) => [...termsIn(operand)])
    .map((term) => ({ term, path: inputPath(term, locals) }))
    .find((use): use is Use => isOfFact(use.path));
}

function isOfFact(path: InputPath | undefined): path is InputPath {
  return path !== undefined && path.length > 2 && FACTS.has(path[0] ?? '');
}

/** `input.urls[p] == null`, `not input.sql[p].verbs == {…}`, `is_null(fact)`. */
function stopsNull({ rule, expr, stand }: Statement): boolean {
  if (stand !== 'restricts' || expr.said.kind !== 'call') return false;
  const { operator, operands } = expr.said;
  const locals = localsOf(rule);
  const onFact = operands.some((term) => FACTS.has(inputPath(term, locals)?.[0] ?? ''));
  if (!onFact) return false;
  if (expr.negated) return operator === 'equal' || operator.startsWith('is_');
  return operator === 'is_null' || (operator === 'equal' && operands.some((term) => term.kind === 'scalar' && term.value === null));
}

function factsNamed({ rule, expr }: Statement): readonly string[] {
  return operandsOf(expr.said).flatMap((term) => inputPath(term, localsOf(rule))?.slice(0, 1) ?? []);
}
