import { exprsOf } from '../ast/walk.js';
import type { Expr } from '../ast/node.js';
import { inputPath, localsOf, type Locals } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atExpr } from '../place.js';
import { textsOf } from '../values.js';

export const toolNameInOtherCase: LintRule = {
  code: 'AM4016',
  severity: 'warning',
  title: "a tool's name compared in another case",
  why: 'Names of tools are exact: `Read_File` is another tool than `read_file`, and one of a server that imitates it. An allow that changes the letters allows both; a deny that compares lower case with `Read_File` never trips.',
  silent: 'a deny compares lower case with lower case: it stops more, and nothing less.',
  bad: `package mcp.policy

allow if lower(input.tool.name) == "read_file"
`,
  good: `package mcp.policy

allow if input.tool.name == "read_file"
`,
  *find({ program, statements }): Generator<Found> {
    const grants = new Set(statements.filter(({ stand }) => stand === 'grants').map(({ expr }) => expr));
    for (const module of program.modules) {
      for (const rule of module.rules) {
        for (const expr of exprsOf(rule)) {
          const changed = comparison(expr, localsOf(rule));
          if (changed === undefined) continue;
          const never = changed.texts.find((text) => text !== changed.as(text));
          if (never === undefined && !grants.has(expr)) continue;
          yield atExpr(module, expr, {
            message:
              never === undefined
                ? 'this allows tools whose names differ in the case of their letters'
                : `this never holds: \`${never}\` has letters of the other case`,
            hint: 'compare `input.tool.name` itself',
          });
        }
      }
    }
  },
};

interface Comparison {
  readonly as: (text: string) => string;
  readonly texts: readonly string[];
}

function comparison({ said }: Expr, locals: Locals): Comparison | undefined {
  if (said.kind !== 'call' || !/^(?:equal|neq|internal\.member_2|startswith|endswith)$/.test(said.operator)) return undefined;
  const changing = said.operands.find(
    (term) =>
      term.kind === 'call' && /^(?:lower|upper)$/.test(term.operator) && inputPath(term.operands[0], locals)?.join('.') === 'tool.name',
  );
  if (changing?.kind !== 'call') return undefined;
  const as = changing.operator === 'lower' ? (text: string) => text.toLowerCase() : (text: string) => text.toUpperCase();
  return { as, texts: said.operands.flatMap(textsOf) };
}
