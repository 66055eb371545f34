import { originalOf } from '../as-called.js';
import { exprsOf } from '../ast/walk.js';
import { inputPath, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';

export const withOutsideTests: LintRule = {
  code: 'AM4013',
  severity: 'warning',
  title: '`with` outside of tests',
  why: 'It decides about another document than the message: the answer is about what the policy made up, and whatever the replaced document said is gone for everything below.',
  silent:
    'it stands in a test (a file `*_test.rego`, a package `…_test`), or it puts `input.tool` in a rule that no verdict needs: `hidden` asks so of each tool in turn.',
  bad: `package mcp.policy

allow if {
	input.method == "resources/read"
	readable with input as {"tool": {"name": "read_file"}}
}

readable if input.tool.name == "read_file"
`,
  good: `package mcp.policy

allow if {
	input.method == "resources/read"
	readable("read_file")
}

readable(name) if name in {"read_file", "list_directory"}
`,
  *find({ program, statements }): Generator<Found> {
    const judged = new Set(statements.map(({ rule }) => originalOf(rule)));
    for (const module of program.modules) {
      for (const rule of module.rules) {
        for (const each of [...exprsOf(rule)].flatMap(({ withs }) => withs)) {
          if (!judged.has(rule) && inputPath(each.target, localsOf(rule))?.join('.') === 'tool') continue;
          yield at(module, each, 'with'.length, {
            message: 'this condition is asked of another document than the message',
            hint: 'give a function what it should judge',
          });
        }
      }
    }
  },
};
