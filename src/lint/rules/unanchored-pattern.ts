import { checkRe2 } from '../../compiler/regex/check-re2.js';
import { inputPath, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atExpr } from '../place.js';
import { textTest } from '../text-tests.js';

export const unanchoredPattern: LintRule = {
  code: 'AM4011',
  severity: 'error',
  title: 'an allow by a pattern that matches in the middle',
  why: '`regex.match("SELECT", x)` holds for whatever has `SELECT` somewhere, `^SELECT` for whatever goes on after it.',
  silent:
    'every alternative begins with `^` and ends with `$`, a text other than the name of a tool is searched by `contains`, it restricts, or what it is asked of does not come from the message.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "lookup"
	regex.match(\`^[a-z]+\`, input.arguments.word)
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "lookup"
	regex.match(\`^[a-z]+$\`, input.arguments.word)
}
`,
  *find({ statements }): Generator<Found> {
    for (const { module, rule, expr, stand } of statements) {
      const test = stand === 'grants' && !expr.negated ? textTest(expr) : undefined;
      const part = test?.how === 'part' && inputPath(test.subject, localsOf(rule))?.join('.') === 'tool.name' ? test.texts[0] : undefined;
      if (part !== undefined)
        yield atExpr(module, expr, {
          message: `every tool that has \`${part}\` somewhere in its name is allowed`,
          hint: 'name the tools, or the beginning that they have in common',
        });
      if (test?.how !== 'pattern' || inputPath(test.subject, localsOf(rule)) === undefined) continue;
      const loose = test.texts.find((text) => {
        const checked = checkRe2(text);
        return checked.ok && !checked.facts.anchored;
      });
      if (loose === undefined) continue;
      yield atExpr(module, expr, {
        message: `the pattern \`${loose}\` holds for texts that only have a part like it`,
        hint: 'begin it with `^` and end it with `$`, in every alternative: `^(?:a|b)$`',
      });
    }
  },
};
