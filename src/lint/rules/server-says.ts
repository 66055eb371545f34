import type { Expr } from '../ast/node.js';
import { asWritten, type InputPath } from '../input-path.js';
import { inputUses } from '../input-uses.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';

export const serverSays: LintRule = {
  code: 'AM4028',
  severity: 'warning',
  title: 'an allow that rests on what the server says of its tools',
  why: '`input.tool.annotations` and `title` are what the server wrote into its list: a tool that deletes may call itself `readOnlyHint`, and change that tomorrow. The protocol calls them hints, and untrusted.',
  silent:
    'the same body asks `input.tool.pinned` (the definition is the one that was approved) or names the tool, the server says what is to its disadvantage (`destructiveHint == true`), or it restricts.',
  bad: `package mcp.policy

allow if input.tool.annotations.readOnlyHint
`,
  good: `package mcp.policy

allow if {
	input.tool.pinned
	input.tool.annotations.readOnlyHint
}
`,
  *find({ statements }): Generator<Found> {
    for (const { module, rule, expr, body } of statements.filter((each) => each.stand === 'grants' && !each.expr.negated)) {
      const use = inputUses(expr, rule).find(({ path }) => path[0] === 'tool' && (path[1] === 'annotations' || path[1] === 'title'));
      const isVouched = body.some((other) =>
        inputUses(other, rule).some(({ path }) => /^tool\.(?:pinned|name|fingerprint)$/.test(path.join('.'))),
      );
      if (use === undefined || isVouched || isAgainstItself(expr, use.path)) continue;
      yield atValue(module, use, {
        message: `\`${asWritten(use.path)}\` is what the server says of itself`,
        hint: 'name the tools, or ask `input.tool.pinned` beside it',
      });
    }
  },
};

const WORSE: Readonly<Partial<Record<string, boolean>>> = {
  readOnlyHint: false,
  idempotentHint: false,
  destructiveHint: true,
  openWorldHint: true,
};

/** A server that says so of itself is believed. */
function isAgainstItself({ said }: Expr, path: InputPath): boolean {
  const worse = WORSE[path.at(-1) ?? ''];
  if (worse === undefined) return false;
  if (said.kind === 'term') return worse;
  return said.kind === 'call' && said.operator === 'equal' && said.operands.some((term) => term.kind === 'scalar' && term.value === worse);
}
