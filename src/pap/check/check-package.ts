import type { ModuleFacts } from '../../engine/engine.js';
import type { Diagnostic } from '../../errors/diagnostic.js';
import { packageTypo } from '../near-names.js';
import { POLICY_RULES } from './check-rules.js';
import { at } from './module-place.js';

/** A package that nobody reads, or that is ours: at most one problem. `ours`: packages of the library; `whole`: the text of all modules. */
export function checkPackage(module: ModuleFacts, ours: ReadonlySet<string>, whole: string): Diagnostic[] {
  const name = module.package;
  const segments = name.split('.');
  const [first, second] = segments;
  const typo = packageTypo(name);
  if (typo !== undefined) return [at(module, `package \`${name}\` decides nothing`, 'AM2004', `did you mean \`${typo}\`?`)];
  if (name === 'mcp')
    return [at(module, 'rules may not stand in package `mcp` itself', 'AM2005', 'a policy belongs in `package mcp.policy`')];
  if (first === 'custom' && segments.length !== 2) {
    return [
      at(
        module,
        `package \`${name}\` is not read: guards are \`custom.<name>\`, exactly one level`,
        'AM2005',
        `for example \`package custom.${segments.slice(1).join('_') || 'my_guard'}\``,
      ),
    ];
  }
  if (first === 'mcp' && second === 'guards') {
    if (ours.has(name))
      return [
        at(
          module,
          `package \`${name}\` is a shipped guard and differs from it`,
          'AM2006',
          'guards of your own belong in `package custom.<name>`; `data.mcp.config.guards` switches the shipped ones',
        ),
      ];
    if (segments.length !== 4)
      return [
        at(
          module,
          `package \`${name}\` is not read: guards are \`mcp.guards.<category>.<name>\``,
          'AM2005',
          'guards of your own belong in `package custom.<name>`',
        ),
      ];
  }
  if (ours.has(name))
    return [
      at(
        module,
        `package \`${name}\` is a package of the shipped library and differs from it`,
        'AM2006',
        'use a package of your own, for example `package acme.lib`',
      ),
    ];
  if (name.startsWith('mcp.policy.')) return unreadSubpackage(module, whole);
  return [];
}

/** Nobody reads a verdict below `mcp.policy` unless the policy itself does, by a reference to its package. */
function unreadSubpackage(module: ModuleFacts, whole: string): Diagnostic[] {
  const [, , below] = module.package.split('.');
  if (whole.includes(`data.mcp.policy.${below}`) || whole.includes('data.mcp.policy[')) return [];
  return module.rules
    .filter((rule) => (POLICY_RULES as readonly string[]).includes(rule.name))
    .slice(0, 1)
    .map((rule) => ({
      ...at(
        module,
        `\`${rule.name}\` in package \`${module.package}\` is not read by itself: only \`mcp.policy\` is`,
        'AM2101',
        'helper packages are fine; if it should decide, make it `package mcp.policy`',
        rule,
      ),
      severity: 'warning' as const,
    }));
}
