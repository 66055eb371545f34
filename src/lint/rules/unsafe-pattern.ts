import { checkRe2 } from '../../compiler/regex/check-re2.js';
import type { Term } from '../ast/node.js';
import { callsOf, type Call } from '../calls.js';
import { localsOf, type Locals } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';
import { textsOf, useOf } from '../values.js';

export const unsafePattern: LintRule = {
  code: 'AM4012',
  severity: 'error',
  title: "a pattern that is not read alike, is too large, or is the caller's",
  why: "OPA's interpreter and its WASM have two matchers, and they read some patterns differently or not at all: then the condition is undefined, and what rests on it lifted. Large counts cost time and memory on every call. A pattern that the caller writes matches what the caller likes.",
  silent: 'the pattern is made at run time of something that is not the message.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "lookup"
	regex.match(\`^(?=a)[a-z]+$\`, input.arguments.word)
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "lookup"
	regex.match(\`^a[a-z]*$\`, input.arguments.word)
}
`,
  *find({ program }): Generator<Found> {
    for (const module of program.modules) {
      for (const rule of module.rules) {
        for (const call of callsOf(rule)) {
          const words = wrong(call, localsOf(rule));
          if (words !== undefined) yield at(module, call, 1, words);
        }
      }
    }
  },
};

/** Which operand is the pattern. */
const PATTERN_AT: Readonly<Partial<Record<string, number>>> = {
  'regex.match': 0,
  'regex.split': 0,
  'regex.find_n': 0,
  'regex.find_all_string_submatch_n': 0,
  'regex.replace': 1,
};

function wrong({ operator, operands }: Call, locals: Locals): { readonly message: string; readonly hint: string } | undefined {
  const index = PATTERN_AT[operator];
  const pattern: Term | undefined = index === undefined ? undefined : operands[index];
  if (useOf(pattern, locals) !== undefined)
    return {
      message: 'the caller writes this pattern, and makes it match what it likes',
      hint: 'the pattern is the first operand, and belongs to the policy',
    };
  for (const text of textsOf(pattern)) {
    const checked = checkRe2(text);
    if (!checked.ok)
      return {
        message: `the pattern \`${text}\`: ${checked.problem.message}`,
        hint: checked.problem.hint ?? 'write it in the syntax of RE2',
      };
  }
  return undefined;
}
