import { codeOf } from './rego-text.js';

/** Packages that generated rules call by the last part of their name. */
const IMPORTED = ['annotations', 'conditions', 'globs', 'servers', 'uris'] as const;

/** The imports that these rules need, as one block. */
export function importsOf(blocks: readonly string[]): readonly string[] {
  const code = blocks.map(codeOf).join('\n');
  const used = IMPORTED.filter((name) => new RegExp(`(?<![\\w.])${name}[.[]`).test(code));
  return used.length === 0 ? [] : [used.map((name) => `import data.mcp.policy.${name}`).join('\n')];
}
