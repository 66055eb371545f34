import type { TargetKind } from '../language/target.js';

/** The folder of packages, `mcp.policy.<folder>`, of each kind of name and pattern. */
export type Folder =
  'tools' | 'patterns' | 'resources' | 'resource_patterns' | 'prompts' | 'prompt_patterns' | 'methods' | 'method_patterns';

/** The package, `mcp.policy.<rows>`, that reads its rules from `data.mcp.index.<rows>`, where there are too many for a package each. */
export type Rows =
  | 'rows'
  | 'pattern_rows'
  | 'resource_rows'
  | 'resource_pattern_rows'
  | 'prompt_rows'
  | 'prompt_pattern_rows'
  | 'method_rows'
  | 'method_pattern_rows';

interface Found {
  readonly folder: Folder;
  readonly rows: Rows;
  readonly tier: Tier;
}

interface Kind {
  /** The name that messages of this kind carry, in Rego. */
  readonly name: string;
  readonly names: Found;
  readonly patterns: Found;
}

/** How closely rules name what a message is about, closest first. What a method rule speaks of may also be named as a resource or a prompt. */
export const TIERS = ['name', 'pattern', 'method', 'method_pattern'] as const;
export type Tier = (typeof TIERS)[number];

export const KINDS: Readonly<Record<TargetKind, Kind>> = {
  tool: {
    name: 'input.tool.name',
    names: { folder: 'tools', rows: 'rows', tier: 'name' },
    patterns: { folder: 'patterns', rows: 'pattern_rows', tier: 'pattern' },
  },
  resource: {
    name: 'input.resource.uri',
    names: { folder: 'resources', rows: 'resource_rows', tier: 'name' },
    patterns: { folder: 'resource_patterns', rows: 'resource_pattern_rows', tier: 'pattern' },
  },
  prompt: {
    name: 'input.prompt.name',
    names: { folder: 'prompts', rows: 'prompt_rows', tier: 'name' },
    patterns: { folder: 'prompt_patterns', rows: 'prompt_pattern_rows', tier: 'pattern' },
  },
  method: {
    name: 'input.method',
    names: { folder: 'methods', rows: 'method_rows', tier: 'method' },
    patterns: { folder: 'method_patterns', rows: 'method_pattern_rows', tier: 'method_pattern' },
  },
};
