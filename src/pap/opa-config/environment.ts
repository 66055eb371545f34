import type { Problems } from '../../compiler/problems.js';
import type { ScalarNode, SourceNode } from '../../compiler/source/node.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `${NAME}` in the values of a configuration, replaced from the environment. As OPA does it, but in values only (a secret with a quote
 * or a line break cannot become configuration), and a name that is not set is a mistake: an empty token is none.
 */
export function withEnvironment(node: SourceNode, env: Environment, problems: Problems): SourceNode {
  if (node.kind === 'scalar') return replaced(node, env, problems);
  if (node.kind === 'unreadable') return node;
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => withEnvironment(item, env, problems)) };
  return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: withEnvironment(entry.value, env, problems) })) };
}

function replaced(node: ScalarNode, env: Environment, problems: Problems): ScalarNode {
  if (typeof node.value !== 'string') return node;
  const value = node.value.replaceAll(/\$\{([^}]*)\}/g, (whole, name: string) => {
    const found = env[name];
    if (found !== undefined && found !== '') return found;
    problems.error('AM1502', node.span, `\`\${${name}}\` is taken from the environment, where it is not set`);
    return whole;
  });
  return { ...node, value };
}
