import type { Term } from './ast/node.js';

/** `data.mcp.policy.tools` of `data.mcp.policy.tools[name].allow`; undefined for what is no reference into data. */
export function dataPath(term: Term & { readonly kind: 'ref' }): string | undefined {
  const [root, ...steps] = term.path;
  if (root?.kind !== 'var' || root.name !== 'data') return undefined;
  const varies = steps.findIndex((step) => step.kind !== 'scalar');
  return [
    'data',
    ...(varies === -1 ? steps : steps.slice(0, varies)).map((step) => (step.kind === 'scalar' ? String(step.value) : '')),
  ].join('.');
}
