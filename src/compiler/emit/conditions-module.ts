import type { RegoModule } from '../../engine/bundle.js';
import { OPERATORS } from '../operators/index.js';
import { FINDING_FUNCTIONS } from './finding-functions.js';
import { moduleText } from './rego-text.js';

/** What conditions are made of, by name; a definition may bring helpers that it alone calls. */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  ...FINDING_FUNCTIONS,
  ...Object.fromEntries(OPERATORS.flatMap(({ functions }) => Object.entries(functions))),
};

const HEAD = `# METADATA
# title: Conditions
# description: |
#   In pairs: one function is true only where a condition certainly holds, the other only where it certainly does not.
#   An allow asks the first, a deny asks \`not\` the second, so that a value of the wrong type satisfies no allow and
#   trips every deny.
package mcp.policy.conditions`;

/** The functions that these texts call, and those that they call in turn, in a module of their own. */
export function conditionsModule(texts: readonly string[]): readonly RegoModule[] {
  const used = new Set(Object.keys(FUNCTIONS).filter((name) => texts.some((text) => text.includes(`conditions.${called(name)}`))));
  if (used.size === 0) return [];
  for (const name of used) {
    for (const other of Object.keys(FUNCTIONS)) if (other !== name && calls(FUNCTIONS[name] ?? '', other)) used.add(other);
  }
  const inOrder = Object.keys(FUNCTIONS).filter((name) => used.has(name));
  return [{ path: 'mcp/policy/conditions/conditions.rego', text: moduleText([HEAD, ...inOrder.map((name) => FUNCTIONS[name] ?? '')]) }];
}

function calls(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w.])${name}${name === 'arguments' ? '\\b' : '\\('}`).test(text.replaceAll(/#.*$/gm, ''));
}

/** `arguments` is a rule, the others are functions. */
function called(name: string): string {
  return name === 'arguments' ? name : `${name}(`;
}
