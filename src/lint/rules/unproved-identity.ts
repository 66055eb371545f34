import { branchesOf } from '../ast/walk.js';
import type { Expr, Rule } from '../ast/node.js';
import { dataPath } from '../data-path.js';
import { inputUses, type InputUse } from '../input-uses.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Program } from '../program.js';
import type { Statement } from '../statement.js';

export const unprovedIdentity: LintRule = {
  code: 'AM4027',
  severity: 'warning',
  title: 'an allow by an identity that nobody proved',
  why: 'Without a token `input.identity.subject` is what `--identity` or the operating system says: whoever starts the proxy chooses it. `input.identity.authenticated` is true where a token was verified.',
  silent:
    'the same body asks `input.identity.authenticated` (or `method`), itself or by a helper, some deny does, the helpers of `data.mcp.lib.identity` are asked, or it restricts.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "pay"
	input.identity.subject == "alice"
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "pay"
	input.identity.authenticated
	input.identity.subject == "alice"
}
`,
  *find({ statements, program }): Generator<Found> {
    if (statements.some(({ rule, expr, stand }) => stand === 'restricts' && asksProof(expr, rule))) return;
    for (const statement of statements.filter(({ stand, expr }) => stand === 'grants' && !expr.negated)) {
      const use = identityIn(statement.expr, statement.rule);
      if (use === undefined || statement.body.some((other) => isProved(other, statement, program))) continue;
      yield atValue(statement.module, use, {
        message: 'this holds for whoever calls himself so',
        hint: 'ask `input.identity.authenticated` beside it',
      });
    }
  },
};

const PROOF = new Set(['authenticated', 'method']);

/** By reference or by a variable; what `object.get` asks has a default of its own. */
function pathsIn(expr: Expr, rule: Rule): readonly InputUse[] {
  return inputUses(expr, rule).filter(({ term }) => term.kind !== 'call');
}

function identityIn(expr: Expr, rule: Rule): InputUse | undefined {
  if (expr.said.kind === 'call' && expr.said.operator === 'assign') return undefined;
  return pathsIn(expr, rule).find(({ path }) => path[0] === 'identity' && path.length > 1 && !PROOF.has(path[1] ?? ''));
}

function asksProof(expr: Expr, rule: Rule): boolean {
  return pathsIn(expr, rule).some(({ path }) => path[0] === 'identity' && PROOF.has(path[1] ?? ''));
}

function isProved(expr: Expr, { rule }: Pick<Statement, 'rule'>, program: Program): boolean {
  if (expr.negated) return false;
  if (asksProof(expr, rule)) return true;
  const { said } = expr;
  const helper = said.kind === 'call' ? said.operator : said.kind === 'term' && said.term.kind === 'ref' ? dataPath(said.term) : undefined;
  if (helper?.startsWith('data.mcp.lib.identity.') === true) return true;
  const rules = helper?.startsWith('data.') === true ? program.rulesOf(helper).filter((each) => !each.default) : [];
  return (
    rules.length > 0 &&
    rules.every((each) => branchesOf(each).every(({ body }) => body.some((one) => !one.negated && asksProof(one, each))))
  );
}
