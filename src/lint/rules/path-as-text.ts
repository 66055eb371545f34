import { roleOfName } from '../../inspect/roles/role-names.js';
import { termsOf } from '../ast/walk.js';
import type { Term } from '../ast/node.js';
import { asWritten, EACH, inputPath, localsOf, type Locals } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../statement.js';
import { textTest, type TextTest } from '../text-tests.js';
import type { Use } from '../values.js';

export const pathAsText: LintRule = {
  code: 'AM4008',
  severity: 'error',
  title: 'a path compared as a text',
  why: '`/srv/../etc/passwd` begins with `/srv/`, and does not begin with `/etc/`. A path has other spellings and goes through symlinks; `input.paths` holds what it leads to.',
  silent:
    'the value is no path by its name and is not compared with an absolute one, the same body asks `input.paths`, or an allow names whole paths by `==` or `in`.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	startswith(input.arguments.path, "/srv/docs/")
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	"/srv/docs" in input.paths["/arguments/path"].under
}
`,
  *find({ statements }): Generator<Found> {
    for (const statement of statements) {
      const use = mistaken(statement);
      if (use === undefined || asksPaths(statement)) continue;
      const pointer = `/${use.path.map((step) => (step === '*' || step === EACH ? '0' : step)).join('/')}`;
      yield atValue(statement.module, use, {
        message: `\`${asWritten(use.path)}\` is compared as a text: \`..\`, other spellings and symlinks go round this`,
        hint: `ask \`input.paths["${pointer}"].under\` for a prefix that \`data.mcp.config.paths.prefixes\` lists`,
      });
    }
  },
};

function mistaken({ rule, expr, stand }: Statement): Use | undefined {
  const test = textTest(expr);
  const use = test === undefined ? undefined : callersIn(test.subject, localsOf(rule));
  if (test === undefined || use === undefined || use.path.length > 4) return undefined;
  const role = roleOfName(use.path.findLast((step) => step !== '*' && step !== EACH) ?? '');
  const absolute = test.texts.some((text) => /^(?:\\^|\^)?(?:\/(?!\/)|~\/|[A-Za-z]:\\)/.test(text));
  if (role !== 'path' && !(absolute && role === undefined)) return undefined;
  return comparesBeginning(test, absolute) || (stand === 'restricts' && test.how === 'equal' && absolute) ? use : undefined;
}

/** Elements of what the caller writes too: `some path in input.arguments.paths`. */
function callersIn(term: Term, locals: Locals): Use | undefined {
  const path = inputPath(term, locals);
  return path !== undefined && path.length > 1 && (path[0] === 'arguments' || path[0] === 'params') ? { term, path } : undefined;
}

function comparesBeginning({ how, texts }: TextTest, absolute: boolean): boolean {
  if (how === 'prefix') return true;
  return (how === 'pattern' || how === 'glob') && (absolute || texts.length === 0);
}

function asksPaths({ rule, body }: Statement): boolean {
  const locals = localsOf(rule);
  return body.some((expr) => [...termsOf(expr)].some((term) => inputPath(term, locals)?.[0] === 'paths'));
}
