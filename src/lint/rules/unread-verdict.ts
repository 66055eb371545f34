import type { Rule } from '../ast/node.js';
import { allTerms, exprsOf } from '../ast/walk.js';
import { dataPath } from '../data-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';

export const unreadVerdict: LintRule = {
  code: 'AM4032',
  severity: 'error',
  title: 'a verdict by a name that nobody reads',
  why: 'Gatekeeper and conftest read `violation`, others `denied` or `block`; here only `deny` stops a call. A rule by another name compiles, and stops nothing.',
  silent: 'another rule reads it: then it is a helper.',
  bad: `package mcp.policy

default allow := true

violation contains {"msg": "no shell"} if input.tool.name == "run_shell"
`,
  good: `package mcp.policy

default allow := true

deny contains {"id": "no-shell", "message": "no shell"} if input.tool.name == "run_shell"
`,
  *find({ program }): Generator<Found> {
    const read = program.modules.flatMap((module) => module.rules.flatMap((rule) => [...namedBy(rule)]));
    for (const module of program.modules.filter(({ package: name }) => /^(?:mcp\.policy|custom\.[^.]+)$/.test(name))) {
      const told = new Set<string>();
      for (const rule of module.rules) {
        const name = rule.path.slice(`data.${module.package}.`.length);
        if (!ELSEWHERE.has(name) || told.has(name) || read.some((path) => covers(path, rule.path))) continue;
        told.add(name);
        yield at(module, rule, name.length, {
          message: `no rule reads \`${name}\`, so it stops nothing`,
          hint: 'call it `deny`, or say `deny contains reason if some reason in …`',
        });
      }
    }
  },
};

/** What other programs around OPA read, and what authors call a denial. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'violation',
  'violations',
  'denied',
  'denies',
  'block',
  'blocked',
  'reject',
  'rejected',
  'forbid',
  'forbidden',
]);

/** What a rule refers to, and the functions that it calls. */
function* namedBy(rule: Rule): Generator<string> {
  for (const term of allTerms(rule)) {
    if (term.kind === 'ref') yield dataPath(term) ?? '';
    if (term.kind === 'call') yield term.operator;
  }
  for (const { said } of exprsOf(rule)) if (said.kind === 'call') yield said.operator;
}

/** A reference to the rule, to something in it, or to all of its package. */
function covers(reference: string, rule: string): boolean {
  return reference === rule || reference.startsWith(`${rule}.`) || rule.startsWith(`${reference}.`);
}
