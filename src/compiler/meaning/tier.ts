import type { InputDocument } from '../../pdp/input-document.js';
import { isExact, matches, type Glob } from '../../pdp/glob.js';
import type { Annotation, Annotations } from '../language/annotations.js';
import type { Target, TargetKind } from '../language/target.js';

/**
 * How closely a rule names what a message is about, closest first: its tool, resource or prompt by name, by a pattern, its method by name,
 * by a pattern; and the default, which names nothing.
 */
export const TIERS = ['name', 'pattern', 'method', 'method_pattern', 'default'] as const;
export type Tier = (typeof TIERS)[number];

/** The tier of a rule with this target for a message; undefined where it does not speak of it. */
export function tierOf({ kind, globs, servers, annotations }: Target, input: InputDocument): Tier | undefined {
  const name = nameIn(input, kind);
  const fitting = name === undefined ? [] : globs.filter((glob) => matches(glob, name));
  if (fitting.length === 0 || !isServer(servers, input.server) || !says(annotations, input.tool?.annotations)) return undefined;
  const exact = fitting.some(isExact);
  if (kind === 'method') return exact ? 'method' : 'method_pattern';
  return exact ? 'name' : 'pattern';
}

function nameIn({ tool, resource, prompt, method }: InputDocument, kind: TargetKind): string | undefined {
  const names = { tool: tool?.name, resource: resource?.uri, prompt: prompt?.name, method };
  return names[kind];
}

function isServer(servers: readonly Glob[] | undefined, server: string): boolean {
  return servers === undefined || servers.some((glob) => matches(glob, server));
}

/** Whether a tool says all of this of itself. */
export function says(wanted: Annotations | undefined, said: Readonly<Record<string, unknown>> | undefined): boolean {
  const facts = annotationsOf(said ?? {});
  return Object.entries(wanted ?? {}).every(([name, value]) => facts[name as Annotation] === value);
}

/** MCP, ToolAnnotations: what each means where the server is silent, so that each is true or false of every tool. */
function annotationsOf(said: Readonly<Record<string, unknown>>): Readonly<Record<Annotation, boolean>> {
  const readOnly = said['readOnlyHint'] === true;
  return {
    read_only: readOnly,
    destructive: !readOnly && said['destructiveHint'] !== false,
    idempotent: said['idempotentHint'] === true,
    open_world: said['openWorldHint'] !== false,
  };
}
