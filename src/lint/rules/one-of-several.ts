import { exprsOf, operandsOf, termsIn } from '../ast/walk.js';
import type { Rule, Term } from '../ast/node.js';
import { asWritten, inputPath, localsOf, type InputPath, type Locals } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../statement.js';

export const oneOfSeveral: LintRule = {
  code: 'AM4026',
  severity: 'error',
  title: 'an allow by one of several',
  why: 'A call may have two paths, a command two programs, SQL two statements: `SELECT 1; DROP TABLE t` has the verb `select`. What `some`, `[_]`, `in` or `[0]` finds says nothing of the others.',
  silent: 'it stands in an `every`, the whole is compared (`names == ["ls"]`), the same body counts it, or it restricts.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "query"
	"select" in input.sql["/arguments/sql"].verbs
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "query"
	every verb in input.sql["/arguments/sql"].verbs { verb == "select" }
}
`,
  *find({ statements }): Generator<Found> {
    for (const statement of statements) {
      const use = statement.stand === 'grants' ? oneOf(statement) : undefined;
      if (use === undefined) continue;
      const whole = asWritten(use.path.slice(0, use.at));
      yield atValue(statement.module, use, {
        message: `one of \`${whole}\` is asked here, and the call may have others`,
        hint: `ask all of them (\`every each in ${whole} { … }\`), or compare the whole`,
      });
    }
  },
};

interface OneOf {
  readonly term: Term;
  readonly path: InputPath;
  /** How many steps lead to the several. */
  readonly at: number;
}

/** Facts of all arguments, and the members of facts that are lists. */
const ALL = new Set(['paths', 'urls', 'sql', 'commands']);
const LISTS = new Set(['verbs', 'names']);

function oneOf({ rule, expr, body }: Statement): OneOf | undefined {
  const locals = localsOf(rule);
  const { said, negated } = expr;
  // Naming an element is no condition: what is asked of it follows.
  if (!negated && said.kind === 'call' && said.operator === 'internal.member_2' && said.operands[0]?.kind !== 'var') {
    const path = inputPath(said.operands[1], locals);
    if (said.operands[1] !== undefined && path !== undefined && isList(path))
      return uncounted({ term: said.operands[1], path, at: path.length }, body, locals);
  }
  if (said.kind === 'call' && /^(?:assign|internal\.member_3)$/.test(said.operator)) return undefined;
  for (const term of operandsOf(said).flatMap((each) => [...termsIn(each)])) {
    // `not` of `input.paths[_]` is said of all; of one that was named before it, of that one.
    if (negated && !isNamed(term)) continue;
    const path = inputPath(term, locals);
    const at = path === undefined || isFixed(term, rule) ? undefined : severalIn(path);
    if (path !== undefined && at !== undefined) return uncounted({ term, path, at }, body, locals);
  }
  return undefined;
}

function isNamed(term: Term): boolean {
  const root = term.kind === 'ref' ? term.path[0] : term;
  return root?.kind === 'var' && root.name !== 'input';
}

function severalIn(path: InputPath): number | undefined {
  if (ALL.has(path[0] ?? '') && path[1] === '*' && path.length > 2) return 1;
  return isList(path.slice(0, 3)) && /^(?:\*|\d+)$/.test(path[3] ?? '') ? 3 : undefined;
}

/** `input.paths[pointer]` of a function's argument, or of a variable that was assigned: one of them, whichever that is. */
function isFixed(term: Term, rule: Rule): boolean {
  const [root, , step] = term.kind === 'ref' ? term.path : [];
  if (root?.kind !== 'var' || root.name !== 'input' || step?.kind !== 'var') return false;
  const assigned = [...exprsOf(rule)].flatMap(({ said }) =>
    said.kind === 'call' && said.operator === 'assign' ? said.operands.slice(0, 1) : [],
  );
  return [...rule.args, ...assigned].some((one) => one.kind === 'var' && one.name === step.name);
}

function isList(path: InputPath): boolean {
  return path.length === 3 && ALL.has(path[0] ?? '') && LISTS.has(path[2] ?? '');
}

/** `count(input.commands[p].names) == 1` beside it. */
function uncounted(use: OneOf, body: Statement['body'], locals: Locals): OneOf | undefined {
  const several = JSON.stringify(use.path.slice(0, use.at));
  const counted = body.some(({ said, negated }) => {
    if (negated || said.kind !== 'call' || said.operator !== 'equal') return false;
    const [count] = said.operands.filter((term) => term.kind === 'call' && term.operator === 'count');
    return count?.kind === 'call' && JSON.stringify(inputPath(count.operands[0], locals)) === several;
  });
  return counted ? undefined : use;
}
