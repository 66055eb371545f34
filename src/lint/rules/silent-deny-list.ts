import { branchesOf } from '../ast/walk.js';
import type { Expr, Rule } from '../ast/node.js';
import { inputPath, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atRule } from '../place.js';

export const silentDenyList: LintRule = {
  code: 'AM4003',
  severity: 'error',
  title: 'a deny list that does not say so',
  why: 'An `allow` with nothing but exceptions allows every tool that comes tomorrow. That may be meant: then `default allow := true` says it where readers, and the line that the proxy prints at its start, look for it.',
  silent: 'the rule names anything that has to hold beside the kind of message, or the policy says `default allow := true`.',
  bad: `package mcp.policy

allow if {
	input.method == "tools/call"
	not input.tool.name in {"run_shell", "format_disk"}
}
`,
  good: `package mcp.policy

default allow := true

deny contains "no shell" if input.tool.name in {"run_shell", "format_disk"}
`,
  *find({ program }): Generator<Found> {
    const allows = program.rulesOf('data.mcp.policy.allow');
    if (allows.some((rule) => rule.default && isTrue(rule))) return;
    for (const module of program.modules.filter((each) => each.package === 'mcp.policy')) {
      for (const rule of module.rules.filter((each) => allows.includes(each) && !each.default)) {
        if (!branchesOf(rule).some(isOpen)) continue;
        yield atRule(module, rule, {
          message: 'this allows whatever is not an exception: tools that nobody has heard of too',
          hint: 'name what is allowed; where a deny list is meant, write `default allow := true` and the exceptions as `deny`',
        });
      }
    }
  },
};

function isTrue({ head }: Rule): boolean {
  return head.kind === 'scalar' && head.value === true;
}

/** All of its conditions are exceptions, or hold of every call. */
export function isOpen(rule: Rule): boolean {
  return isTrue(rule) && rule.body.every((expr) => isExclusion(expr) || isKind(expr, rule));
}

/** `not x`, `x != y`, `count(violations) == 0`. */
function isExclusion({ said, negated }: Expr): boolean {
  if (negated || said.kind === 'not') return true;
  if (said.kind === 'term') return said.term.kind === 'scalar';
  if (said.kind !== 'call') return false;
  const [left, right] = said.operands;
  if (said.operator === 'equal') return left?.kind === 'call' && left.operator === 'count' && right?.kind === 'scalar' && right.value === 0;
  return said.operator === 'neq';
}

/** What is true of every call, or of all calls alike. */
const KINDS = new Set(['version', 'direction', 'kind', 'acting', 'mode', 'transport']);

function isKind({ said }: Expr, rule: Rule): boolean {
  const terms = said.kind === 'call' && said.operator === 'equal' ? said.operands : said.kind === 'term' ? [said.term] : [];
  const [subject, value] = terms;
  const [first, ...others] = inputPath(subject, localsOf(rule)) ?? [];
  if (first === undefined || others.length > 0) return false;
  return KINDS.has(first) || (first === 'method' && value?.kind === 'scalar' && value.value === 'tools/call');
}
