import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';
import { callsIn } from '../calls.js';

export const clockInRules: LintRule = {
  code: 'AM4015',
  severity: 'warning',
  title: 'the clock asked by a builtin',
  why: 'A policy that calls `time.now_ns()` is evaluated for every message, also for the same one again. `input.time` is the same moment; it is in the log, so that a decision can be made again.',
  silent: 'it stands in a test.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "pay"
	[hour, _, _] := time.clock(time.now_ns())
	hour < 18
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "pay"
	input.time.hour < 18
}
`,
  *find({ program }): Generator<Found> {
    for (const module of program.modules) {
      for (const call of callsIn(module).filter(({ operator }) => operator === 'time.now_ns')) {
        yield at(module, call, call.operator.length, {
          message: 'with this no decision is remembered, and none can be made again from the log alone',
          hint: 'ask `input.time`: `now_ns`, `hour`, `weekday`, `zone`',
        });
      }
    }
  },
};
