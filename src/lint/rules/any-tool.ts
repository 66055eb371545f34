import { allTerms, branchesOf, exprsOf, operandsOf } from '../ast/walk.js';
import type { Rule, Term } from '../ast/node.js';
import { dataPath } from '../data-path.js';
import { inputPath, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atRule } from '../place.js';
import type { Program } from '../program.js';
import { isOpen } from './silent-deny-list.js';

export const anyTool: LintRule = {
  code: 'AM4029',
  severity: 'warning',
  title: 'an allow by arguments that names no tool',
  why: 'It allows every tool whose call has such an argument: one that reads below a folder, and one that deletes there. A caller may also add an argument that a tool does not know.',
  silent:
    'the rule, or a helper of it, asks anything of `input.tool`, `input.method`, `input.resource` or `input.prompt`, or nothing of arguments.',
  bad: `package mcp.policy

allow if "/srv/docs" in input.paths["/arguments/path"].under
`,
  good: `package mcp.policy

allow if {
	input.tool.name in {"read_file", "list_directory"}
	"/srv/docs" in input.paths["/arguments/path"].under
}
`,
  *find({ program }): Generator<Found> {
    for (const module of program.modules.filter((each) => each.package === 'mcp.policy')) {
      for (const rule of module.rules.filter(({ path, default: isDefault }) => path === 'data.mcp.policy.allow' && !isDefault)) {
        if (branchesOf(rule).some(({ head }) => head.kind === 'scalar' && head.value === false)) continue;
        // AM4003 says so.
        if (branchesOf(rule).some(isOpen)) continue;
        const members = membersAsked(rule, program, new Set());
        if ([...SUBJECTS].some((each) => members.has(each)) || ![...OF_ARGUMENTS].some((each) => members.has(each))) continue;
        yield atRule(module, rule, {
          message: 'this allows every tool whose arguments are like that',
          hint: 'say which tools are meant: `input.tool.name in {…}`',
        });
      }
    }
  },
};

const SUBJECTS = new Set(['tool', 'method', 'resource', 'prompt', '']);
const OF_ARGUMENTS = new Set(['arguments', 'paths', 'urls', 'sql', 'commands', 'params']);

/** First steps of what a rule and its helpers read of the input; the empty text where that is the input as a whole. */
function membersAsked(rule: Rule, program: Program, seen: Set<Rule>): ReadonlySet<string> {
  if (seen.has(rule)) return new Set();
  seen.add(rule);
  const locals = localsOf(rule);
  const members = new Set<string>();
  const terms = [...termsOf(rule)];
  // The `input` that a reference begins with is not the whole of it.
  const roots = new Set(terms.flatMap((term) => (term.kind === 'ref' ? term.path.slice(0, 1) : [])));
  for (const term of terms) {
    const isWhole = term.kind === 'var' && term.name === 'input' && !roots.has(term);
    const path = term.kind === 'ref' || isWhole ? inputPath(term, locals) : undefined;
    if (path !== undefined) members.add(path[0] ?? '');
    const named = term.kind === 'call' ? term.operator : term.kind === 'ref' ? dataPath(term) : undefined;
    for (const helper of named?.startsWith('data.') === true ? program.rulesOf(named) : [])
      for (const member of membersAsked(helper, program, seen)) members.add(member);
  }
  return members;
}

function* termsOf(rule: Rule): Generator<Term> {
  yield* allTerms(rule);
  for (const { said, line, column } of exprsOf(rule))
    if (said.kind === 'call') yield { kind: 'call', operator: said.operator, operands: operandsOf(said), line, column };
}
