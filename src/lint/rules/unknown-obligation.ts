import { parseObligation } from '../../pdp/parse-obligation.js';
import type { JsonValue } from '../../protocol/json/json.js';
import type { Term } from '../ast/node.js';
import { branchesOf } from '../ast/walk.js';
import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';

export const unknownObligation: LintRule = {
  code: 'AM4017',
  severity: 'error',
  title: 'an obligation that cannot be carried out',
  why: 'The table of obligations is closed. One that is unknown or malformed denies the call that it stands on, when it stands on one: that is late.',
  silent: 'a member is computed: the rest of it is not judged then, but its kind is.',
  bad: `package mcp.policy

obligations contains {"kind": "ratelimit", "requests": 5, "per": "minute"} if input.tool.name == "pay"
`,
  good: `package mcp.policy

obligations contains {"kind": "rate_limit", "requests": 5, "per": "minute"} if input.tool.name == "pay"
`,
  *find({ program }): Generator<Found> {
    for (const module of program.modules.filter((each) => /^(?:mcp\.policy|custom\.[^.]+)$/.test(each.package))) {
      for (const rule of module.rules.filter(({ path }) => path === `data.${module.package}.obligations`)) {
        for (const { head } of branchesOf(rule)) {
          const problem = problemOf(head);
          if (problem === undefined) continue;
          yield at(module, head, 1, { message: `the obligation ${problem}`, hint: 'the kinds and their members: rego/README.md' });
        }
      }
    }
  },
};

/** Judged whole where all of it is constant; else by its kind alone. */
function problemOf(head: Term): string | undefined {
  if (head.kind !== 'object') return undefined;
  const members = head.entries.map(([key, value]) => [constant(key), constant(value)] as const);
  const whole = members.every(([key, value]) => typeof key === 'string' && value !== undefined);
  const known = Object.fromEntries(
    members.flatMap(([key, value]) => (typeof key === 'string' && value !== undefined ? [[key, value]] : [])),
  );
  const parsed = parseObligation(known);
  if (parsed.ok) return undefined;
  return whole || parsed.problem.startsWith('has the unknown kind') ? parsed.problem : undefined;
}

function constant(term: Term): JsonValue | undefined {
  if (term.kind === 'scalar') return term.value;
  if (term.kind !== 'list') return undefined;
  const items = term.items.map(constant);
  return items.every((item) => item !== undefined) ? items : undefined;
}
