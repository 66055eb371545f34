import type { GroupIr, PolicyIr, RuleIr } from '../ir.js';
import { TARGET_KINDS, type TargetKind } from '../language/target.js';
import { isParticular } from './particular.js';
import { KINDS, type Folder, type Rows, type Tier } from './kinds.js';

/** A package a name up to here; beyond it rows in data, which one rule interprets: compile time stays what it is at one. */
export const MOST_PACKAGES = 200;

/** Where rules are found for a message: by the name that it carries, or by the patterns that the name fits. */
export interface Place {
  readonly of: TargetKind;
  readonly by: 'name' | 'pattern';
  readonly tier: Tier;
  readonly folder: Folder;
  readonly groups: readonly GroupIr[];
  /** The package that stands for one a group, its rules in data. */
  readonly rows: Rows | undefined;
  /** Rego to iterate first, and then the package whose `allow`, `ask`, `deny`, `otherwise` and `obligations` speak of this message. */
  readonly some: readonly string[];
  readonly at: string;
  /** Conditions on one of the server's tools (a Rego expression): a deny without conditions names it; an allow or ask does. */
  denied(tool: string): readonly string[];
  spoken(tool: string): readonly string[];
}

export function placesOf({ targets }: PolicyIr, mostPackages: number): readonly Place[] {
  const all = TARGET_KINDS.flatMap((of) => [named(of, targets[of].names, mostPackages), patterned(of, targets[of].patterns, mostPackages)]);
  return all.filter(({ groups }) => groups.length > 0);
}

function named(of: TargetKind, groups: readonly GroupIr[], mostPackages: number): Place {
  const { name, names } = KINDS[of];
  const { folder, tier } = names;
  const rows = groups.length > mostPackages ? names.rows : undefined;
  const about = aboutTool(groups);
  const speaks = (tool: string) => (isParticular({ groups }) ? [`data.mcp.policy.${rows}.speaks(row)${about(tool)}`] : []);
  const packageOf = (key: string) => `data.mcp.policy.${folder}[${key}]`;
  return {
    of,
    by: 'name',
    tier,
    folder,
    groups,
    rows,
    some: [],
    at: rows === undefined ? packageOf(name) : `data.mcp.policy.${rows}`,
    denied: (tool) =>
      rows === undefined
        ? [`${packageOf(`${tool}.name`)}.never${about(tool)}`]
        : [`some row in data.mcp.index.${rows}[${tool}.name]`, 'row.always == "deny"', ...speaks(tool)],
    spoken: (tool) =>
      rows === undefined
        ? [`count(${packageOf(`${tool}.name`)}.otherwise) > 0${about(tool)}`]
        : [`some row in data.mcp.index.${rows}[${tool}.name]`, 'row.action in {"allow", "ask"}', ...speaks(tool)],
  };
}

function patterned(of: TargetKind, groups: readonly GroupIr[], mostPackages: number): Place {
  const { folder, tier, ...patterns } = KINDS[of].patterns;
  const rows = groups.length > mostPackages ? patterns.rows : undefined;
  const about = aboutTool(groups);
  const speaks = (tool: string) => (isParticular({ groups }) ? [`data.mcp.policy.${rows}.speaks(row)${about(tool)}`] : []);
  const fitting = (tool: string) => `some pattern in globs.fitting(${tool}.name, data.mcp.index.${of}s)`;
  return {
    of,
    by: 'pattern',
    tier,
    folder,
    groups,
    rows,
    some: rows === undefined ? [`some pattern in fitting_${of}`] : [],
    at: `data.mcp.policy.${rows ?? `${folder}[pattern]`}`,
    denied: (tool) =>
      rows === undefined
        ? [fitting(tool), `data.mcp.policy.${folder}[pattern].never${about(tool)}`]
        : [fitting(tool), `some row in data.mcp.index.${rows}[pattern]`, 'row.always == "deny"', ...speaks(tool)],
    spoken: (tool) =>
      rows === undefined
        ? [fitting(tool), `count(data.mcp.policy.${folder}[pattern].otherwise) > 0${about(tool)}`]
        : [fitting(tool), `some row in data.mcp.index.${rows}[pattern]`, 'row.action in {"allow", "ask"}', ...speaks(tool)],
  };
}

/** Rules that go by annotations are asked as if the tool were called. */
function aboutTool(groups: readonly GroupIr[]): (tool: string) => string {
  const asks = groups.some(({ rules }) => rules.some(({ annotations }) => annotations !== undefined));
  return (tool) => (asks ? ` with input.tool as ${tool}` : '');
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
export function ranked({ tier, of, by }: Place): readonly string[] {
  return [`tier == "${tier}"`, ...(by === 'pattern' && of === 'tool' ? ['not unlisted'] : [])];
}

/** Whether some rule reaches tools that it does not name, so that what the server lists matters. */
export function reachesUnnamed(ir: PolicyIr): boolean {
  return (
    ir.fallback.action !== 'deny' ||
    ir.serverDefaults.some(({ action }) => action !== 'deny') ||
    ir.targets.tool.patterns.some(({ rules }) => rules.some(speaks))
  );
}
