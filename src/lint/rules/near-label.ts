import { nearName } from '../../pap/near-names.js';
import type { Rule, Term } from '../ast/node.js';
import { branchesOf, exprsOf } from '../ast/walk.js';
import { inputPath, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';
import { textsOf } from '../values.js';

export const nearLabel: LintRule = {
  code: 'AM4018',
  severity: 'error',
  title: 'a label that is asked for and nearly set',
  why: 'A label that nobody sets is never there: a deny that waits for it stops nothing.',
  silent: 'the label is one of those that the policy sets, or is like none of them: another layer may set it.',
  bad: `package mcp.policy

labels contains "read_untrusted" if input.tool.name == "web_search"

deny contains "nothing is written after the web was read" if {
	input.tool.name == "write_file"
	"read_untrustd" in input.session.labels
}
`,
  good: `package mcp.policy

labels contains "read_untrusted" if input.tool.name == "web_search"

deny contains "nothing is written after the web was read" if {
	input.tool.name == "write_file"
	"read_untrusted" in input.session.labels
}
`,
  *find({ program }): Generator<Found> {
    const rules = program.modules.flatMap((module) => module.rules);
    const set = [...new Set(rules.flatMap(labelsSet))];
    for (const module of program.modules) {
      for (const term of module.rules.flatMap(labelsAsked)) {
        const [label = ''] = textsOf(term);
        const near = set.includes(label) ? undefined : nearName(label, set);
        if (near === undefined) continue;
        yield at(module, term, label.length + 2, { message: `no rule sets the label \`${label}\``, hint: `did you mean \`${near}\`?` });
      }
    }
  },
};

function labelsSet(rule: Rule): readonly string[] {
  if (rule.path.endsWith('.labels')) return branchesOf(rule).flatMap(({ head }) => textsOf(head));
  if (!rule.path.endsWith('.obligations')) return [];
  return branchesOf(rule).flatMap(({ head }) =>
    head.kind === 'object' ? head.entries.flatMap(([key, value]) => (textsOf(key).includes('label') ? textsOf(value) : [])) : [],
  );
}

/** `"x" in input.session.labels`, `input.session.labels[_] == "x"`. */
function labelsAsked(rule: Rule): readonly Term[] {
  const locals = localsOf(rule);
  return [...exprsOf(rule)].flatMap(({ said }) => {
    if (said.kind !== 'call' || !/^(?:internal\.member_2|equal)$/.test(said.operator)) return [];
    const asked = said.operands.some((term) => inputPath(term, locals)?.slice(0, 2).join('.') === 'session.labels');
    return asked ? said.operands.filter((term) => textsOf(term).length === 1) : [];
  });
}
