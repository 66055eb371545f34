import { didYouMean } from '../../errors/near-miss.js';
import { exprsOf } from '../ast/walk.js';
import { enumerated } from '../enumerated.js';
import { asWritten, inputPath, localsOf, type InputPath } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';
import { textsOf } from '../values.js';

export const valueNeverThere: LintRule = {
  code: 'AM4030',
  severity: 'error',
  title: 'a value that the input never has',
  why: '`input.time.weekday` is `Saturday` and never `saturday`, a severity is `high` and never `High`, verbs of SQL are in lower case; and no value of JSON is a set. A deny that waits for another spelling stops nothing.',
  silent: 'the schema of the input document does not say which values there are.',
  bad: `package mcp.policy

default allow := true

deny contains "not at the weekend" if input.time.weekday in {"saturday", "sunday"}
`,
  good: `package mcp.policy

default allow := true

deny contains "not at the weekend" if input.time.weekday in {"Saturday", "Sunday"}
`,
  *find({ program, schema }): Generator<Found> {
    if (schema === undefined) return;
    for (const module of program.modules) {
      for (const rule of module.rules) {
        const locals = localsOf(rule);
        for (const { said } of exprsOf(rule)) {
          if (said.kind !== 'call' || !/^(?:equal|neq|internal\.member_2)$/.test(said.operator)) continue;
          const path = said.operands.map((term) => inputPath(term, locals)).find((each) => each !== undefined && each.length > 0);
          if (path === undefined) continue;
          const set = said.operator === 'internal.member_2' ? undefined : said.operands.find((term) => term.kind === 'list' && term.isSet);
          if (set !== undefined)
            yield at(module, set, 1, {
              message: `\`${asWritten(path)}\` is never a set: the input is JSON`,
              hint: 'compare it with an array, or ask its elements (`every each in … { … }`)',
            });
          const upper = isVerb(path) ? said.operands.flatMap(textsOf).find((text) => text !== text.toLowerCase()) : undefined;
          if (upper !== undefined)
            yield at(module, said.operands.find((term) => textsOf(term).includes(upper)) ?? rule, upper.length + 2, {
              message: `a verb is never \`${upper}\`: verbs are in lower case`,
              hint: `write \`"${upper.toLowerCase()}"\``,
            });
          const known = enumerated(path, schema);
          if (known === undefined) continue;
          for (const term of said.operands.flatMap((each) => (each.kind === 'list' ? each.items : [each]))) {
            if (term.kind !== 'scalar' || typeof term.value !== 'string' || known.includes(term.value)) continue;
            yield at(module, term, term.value.length + 2, {
              message: `\`${asWritten(path)}\` is never \`${term.value}\`${didYouMean(term.value, known)}`,
              hint: `it is one of ${known.map((value) => `\`${value}\``).join(', ')}`,
            });
          }
        }
      }
    }
  },
};

/** Of `input.sql[p].verbs`, whole or one of them. */
function isVerb(path: InputPath): boolean {
  return path[0] === 'sql' && path[2] === 'verbs';
}
