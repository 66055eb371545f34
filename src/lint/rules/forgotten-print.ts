import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';
import { callsIn } from '../calls.js';

export const forgottenPrint: LintRule = {
  code: 'AM4014',
  severity: 'warning',
  title: 'a `print` or `trace` that was left',
  why: 'In production they write nothing and cost an evaluation of their arguments; what they would show may be a secret of the caller.',
  silent: 'it stands in a test.',
  bad: `package mcp.policy

allow if {
	print("asked for", input.tool.name)
	input.tool.name == "read_file"
}
`,
  good: `package mcp.policy

allow if input.tool.name == "read_file"
`,
  *find({ program }): Generator<Found> {
    for (const module of program.modules) {
      for (const call of callsIn(module).filter(({ operator }) => operator === 'print' || operator === 'trace')) {
        yield at(module, call, call.operator.length, {
          message: `\`${call.operator}\` writes nothing in production`,
          hint: 'remove it; `agentmesh policy eval --explain` and `policy explain` show what happens',
        });
      }
    }
  },
};
