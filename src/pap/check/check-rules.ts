import { KINDS } from '../../compiler/emit/kinds.js';
import type { ModuleFacts } from '../../engine/engine.js';
import type { Diagnostic } from '../../errors/diagnostic.js';
import { nearName } from '../near-names.js';
import { at, type Place } from './module-place.js';

/** What `mcp.main` reads of each place. Helper rules may have any other name. */
export const POLICY_RULES = ['allow', 'deny', 'ask', 'warn', 'obligations', 'labels', 'hidden', 'rules', 'decision'] as const;
const GUARD_RULES = ['deny', 'ask', 'warn', 'obligations', 'labels'] as const;
/** The compiler's packages of rules below `mcp.policy`. */
const RESERVED_RULES: readonly string[] = Object.values(KINDS).flatMap(({ names, patterns }) =>
  [names, patterns].flatMap(({ folder, rows }) => [folder, rows]),
);

/** Rules of policies and guards whose names are reserved, without effect there, or one letter away from those that have one. */
export function checkRules(module: ModuleFacts): Diagnostic[] {
  const policy = module.package === 'mcp.policy';
  const guard = /^custom\.[^.]+$/.test(module.package) && !module.package.endsWith('_test');
  if (!policy && !guard) return [];
  const known: readonly string[] = policy ? POLICY_RULES : GUARD_RULES;
  return unique(module.rules).flatMap((rule): Diagnostic[] => {
    if (known.includes(rule.name)) return [];
    if (policy && RESERVED_RULES.includes(rule.name)) {
      return [
        at(
          module,
          `\`${rule.name}\` is reserved for the packages that YAML policies compile to`,
          'AM2007',
          'give the rule another name',
          rule,
        ),
      ];
    }
    if (guard && (POLICY_RULES as readonly string[]).includes(rule.name)) {
      const warning = at(
        module,
        `\`${rule.name}\` in package \`${module.package}\` decides nothing: custom guards deny, ask, warn, oblige and label, and never allow`,
        'AM2102',
        undefined,
        rule,
      );
      return [{ ...warning, severity: 'warning' }];
    }
    const near = nearName(rule.name, known);
    if (near === undefined) return [];
    return [
      at(
        module,
        `rule \`${rule.name}\` decides nothing`,
        'AM2008',
        `did you mean \`${near}\`? a helper rule needs a name further away`,
        rule,
      ),
    ];
  });
}

function unique<T extends Place>(rules: readonly T[]): T[] {
  return rules.filter((rule, index) => rules.findIndex((other) => other.name === rule.name) === index);
}
