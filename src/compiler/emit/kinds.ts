import type { TargetKind } from '../language/target.js';

/** The folder of packages, `mcp.policy.<folder>`, of each kind of name and pattern. */
export type Folder =
  'tools' | 'patterns' | 'resources' | 'resource_patterns' | 'prompts' | 'prompt_patterns' | 'methods' | 'method_patterns';

interface Kind {
  /** The name that messages of this kind carry, in Rego. */
  readonly name: string;
  readonly names: { readonly folder: Folder; readonly tier: Tier };
  readonly patterns: { readonly folder: Folder; readonly tier: Tier };
}

/** How closely rules name what a message is about, closest first. What a method rule speaks of may also be named as a resource or a prompt. */
export const TIERS = ['name', 'pattern', 'method', 'method_pattern'] as const;
export type Tier = (typeof TIERS)[number];

export const KINDS: Readonly<Record<TargetKind, Kind>> = {
  tool: {
    name: 'input.tool.name',
    names: { folder: 'tools', tier: 'name' },
    patterns: { folder: 'patterns', tier: 'pattern' },
  },
  resource: {
    name: 'input.resource.uri',
    names: { folder: 'resources', tier: 'name' },
    patterns: { folder: 'resource_patterns', tier: 'pattern' },
  },
  prompt: {
    name: 'input.prompt.name',
    names: { folder: 'prompts', tier: 'name' },
    patterns: { folder: 'prompt_patterns', tier: 'pattern' },
  },
  method: {
    name: 'input.method',
    names: { folder: 'methods', tier: 'method' },
    patterns: { folder: 'method_patterns', tier: 'method_pattern' },
  },
};
