import { record, optional } from './record.js';
import { flag } from './scalars.js';
import type { Shape } from './shape.js';

/**
 * What a tool says of itself (MCP, ToolAnnotations), with the specification's defaults where it says nothing: each is true or false of
 * every tool. They are the server's word, not a fact.
 */
export const ANNOTATIONS = {
  read_only: { hint: 'readOnlyHint', about: 'It changes nothing (default false).' },
  destructive: { hint: 'destructiveHint', about: 'It may destroy (default true; false of a tool that is read-only).' },
  idempotent: { hint: 'idempotentHint', about: 'Once and twice are alike (default false).' },
  open_world: { hint: 'openWorldHint', about: 'It reaches beyond a closed domain (default true).' },
} as const;

export type Annotation = keyof typeof ANNOTATIONS;
export type Annotations = Readonly<Partial<Record<Annotation, boolean>>>;

const fields = {
  read_only: optional(flag, ANNOTATIONS.read_only.about),
  destructive: optional(flag, ANNOTATIONS.destructive.about),
  idempotent: optional(flag, ANNOTATIONS.idempotent.about),
  open_world: optional(flag, ANNOTATIONS.open_world.about),
};

const shape = record('annotations', fields, {
  readOnlyHint: 'write `read_only`',
  readonly: 'write `read_only`',
  destructiveHint: 'write `destructive`',
  idempotentHint: 'write `idempotent`',
  openWorldHint: 'write `open_world`',
  title: 'a title tells nothing: name the tool with `tool`',
});

export const annotations: Shape<Annotations> = {
  ...shape,
  schema: { ...shape.schema, minProperties: 1 },
  read(node, problems) {
    const read = shape.read(node, problems);
    if (read === undefined || node.kind !== 'map') return undefined;
    if (node.entries.length === 0) {
      return problems.error(
        'AM1107',
        node.span,
        'this says nothing about the tool',
        'write for example `annotations: { read_only: true }`',
      );
    }
    return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, boolean] => entry[1] !== undefined));
  },
};
