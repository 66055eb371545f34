import { branchesOf } from '../ast/walk.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atRule, nameOf } from '../place.js';

export const untestedRule: LintRule = {
  code: 'AM4022',
  severity: 'warning',
  title: 'a rule that holds in no test',
  why: 'Nobody has seen it decide: a typing error in it is found by the first call that it should have stopped.',
  silent: '`--coverage` was not given, it is a default, or a test saw it hold once, or its `else`.',
  bad: `package mcp.policy

allow if input.tool.name == "read_file"

deny contains "not at night" if input.time.hour >= 22
`,
  good: `package mcp.policy

allow if input.tool.name == "read_file"
`,
  tests: `package mcp.policy_test

import data.mcp.main

test_reading if main.decision.allow with input as {"tool": {"name": "read_file"}, "time": {"hour": 10}}
`,
  *find({ program, reached }): Generator<Found> {
    if (reached === undefined) return;
    for (const module of program.modules) {
      const lines = reached.get(module.file);
      // A copy of our library's own file, which stands in for it.
      if (lines === undefined) continue;
      for (const rule of module.rules.filter((each) => !each.default && !branchesOf(each).some(({ line }) => lines.has(line)))) {
        yield atRule(module, rule, {
          message: `in no test does this rule hold: \`${nameOf(rule)}\``,
          hint: 'write a test in which it holds, and one in which it does not',
        });
      }
    }
  },
};
