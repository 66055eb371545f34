import type { Annotations } from '../language/annotations.js';
import type { Glob } from '../../pdp/glob.js';
import type { RuleIr } from '../ir.js';
import { set, string } from './rego-text.js';

/** The body of "the rule speaks of this message", whose name is known already: its server and what its tool says of itself. */
export function speaking({ servers, annotations }: Pick<RuleIr, 'servers' | 'annotations'>): readonly string[] {
  return [...(servers === undefined ? [] : serverLines(servers)), ...(annotations === undefined ? [] : annotationLines(annotations))];
}

/** Names are compared, patterns looked up among those that the server's name fits. */
export function serverLines(servers: readonly Glob[]): readonly string[] {
  const names = servers.map(({ text }) => text);
  const [only] = names;
  const exact = servers.every(({ parts }) => parts === undefined);
  if (exact) return [names.length === 1 && only !== undefined ? `input.server == ${string(only)}` : `input.server in ${set(names)}`];
  if (names.length === 1 && only !== undefined) return [`${string(only)} in servers.named`];
  return [`some server in ${set(names)}`, 'server in servers.named'];
}

function annotationLines(annotations: Annotations): readonly string[] {
  return Object.entries(annotations)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (value ? `annotations.${name}` : `not annotations.${name}`));
}
