import { allTerms } from '../ast/walk.js';
import { asWritten, inputPath, localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';

export const argumentsInParams: LintRule = {
  code: 'AM4031',
  severity: 'error',
  title: 'arguments that are looked for in `input.params`',
  why: 'In the message of MCP they stand there, in the input document beside it: of a tool and of a prompt `input.params` has everything but them. What asks for them there is undefined for every tool and every prompt, so a deny stops nothing.',
  silent: 'the whole of `input.params` is asked, or the rule asks for `input.method`: other methods keep their arguments there.',
  bad: `package mcp.policy

default allow := true

deny contains "no production" if input.params.arguments.env == "prod"
`,
  good: `package mcp.policy

default allow := true

deny contains "no production" if input.arguments.env == "prod"
`,
  *find({ program }): Generator<Found> {
    for (const module of program.modules) {
      for (const rule of module.rules) {
        const locals = localsOf(rule);
        if ([...allTerms(rule)].some((term) => term.kind === 'ref' && inputPath(term, locals)?.[0] === 'method')) continue;
        for (const term of allTerms(rule)) {
          const path = term.kind === 'ref' || term.kind === 'call' ? inputPath(term, locals) : undefined;
          if (path?.[0] !== 'params' || path[1] !== 'arguments') continue;
          yield at(module, term, 'input.params.arguments'.length, {
            message: `\`${asWritten(path)}\` is there for no tool and no prompt: arguments are no part of \`input.params\``,
            hint: `ask \`${asWritten(path.slice(1))}\``,
          });
        }
      }
    }
  },
};
