import { isExact } from '../glob.js';
import type { GroupIr, PolicyIr, RuleIr } from '../ir.js';

/** A package a name up to here; beyond it rows in data, which one rule interprets: compile time stays what it is at one. */
export const MOST_PACKAGES = 200;

/** Where rules are found for a message: by its tool's or method's name, or by the patterns that the name fits. */
export interface Place {
  readonly tier: 'name' | 'pattern';
  readonly of: 'tool' | 'method';
  readonly groups: readonly GroupIr[];
  readonly rows: boolean;
  /** Rego to iterate first, and then the package whose `allow`, `ask`, `deny`, `otherwise` and `obligations` speak of this message. */
  readonly some: readonly string[];
  readonly at: string;
  /** Conditions on a tool's name (a Rego expression): a deny without conditions names it; an allow or ask does. */
  denied(name: string): readonly string[];
  spoken(name: string): readonly string[];
}

export function placesOf(ir: PolicyIr, mostPackages: number): readonly Place[] {
  const all = [
    named('tool', ir.tools, mostPackages),
    patterned('tool', ir.patterns, mostPackages),
    named('method', ir.methods, mostPackages),
    patterned('method', ir.methodPatterns, mostPackages),
  ];
  return all.filter(({ groups }) => groups.length > 0);
}

function named(of: Place['of'], groups: readonly GroupIr[], mostPackages: number): Place {
  const rows = of === 'tool' && groups.length > mostPackages;
  const packageOf = (name: string) => `data.mcp.policy.${of}s[${name}]`;
  return {
    tier: 'name',
    of,
    groups,
    rows,
    some: [],
    at: rows ? 'data.mcp.policy.rows' : packageOf(of === 'tool' ? 'input.tool.name' : 'input.method'),
    denied: (name) => (rows ? [`some row in data.mcp.index.rows[${name}]`, 'row.always == "deny"'] : [`${packageOf(name)}.never`]),
    spoken: (name) =>
      rows ? [`some row in data.mcp.index.rows[${name}]`, 'row.action in {"allow", "ask"}'] : [`count(${packageOf(name)}.otherwise) > 0`],
  };
}

function patterned(of: Place['of'], groups: readonly GroupIr[], mostPackages: number): Place {
  const rows = of === 'tool' && groups.length > mostPackages;
  const folder = of === 'tool' ? 'patterns' : 'method_patterns';
  const fitting = (name: string) => `some glob in globs.fitting(${name}, data.mcp.index.${of}s)`;
  return {
    tier: 'pattern',
    of,
    groups,
    rows,
    some: rows ? [] : [`some glob in fitting_${of}`],
    at: rows ? 'data.mcp.policy.pattern_rows' : `data.mcp.policy.${folder}[glob]`,
    denied: (name) =>
      rows
        ? [fitting(name), 'some row in data.mcp.index.pattern_rows[glob]', 'row.always == "deny"']
        : [fitting(name), `data.mcp.policy.${folder}[glob].never`],
    spoken: (name) =>
      rows
        ? [fitting(name), 'some row in data.mcp.index.pattern_rows[glob]', 'row.action in {"allow", "ask"}']
        : [fitting(name), `count(data.mcp.policy.${folder}[glob].otherwise) > 0`],
  };
}

/** The places that have such a rule. */
export function having(places: readonly Place[], has: (rule: RuleIr) => boolean): readonly Place[] {
  return places.filter(({ groups }) => groups.some(({ rules }) => rules.some(has)));
}

/** Allow and ask: such rules make their name or pattern a tier of its own, in which only they can allow. */
export function speaks({ action }: RuleIr): boolean {
  return action !== 'deny';
}

/** That the place is in the tier that counts. A pattern does not vouch for a tool that the server does not have. */
export function ranked({ tier, of }: Place): readonly string[] {
  return [`tier == "${tier}"`, ...(tier === 'pattern' && of === 'tool' ? ['not unlisted'] : [])];
}

/** Whether some rule reaches tools that it does not name, so that what the server lists matters. */
export function reachesUnnamed(ir: PolicyIr): boolean {
  return ir.fallback.action !== 'deny' || ir.patterns.some(({ glob, rules }) => !isExact(glob) && rules.some(speaks));
}
