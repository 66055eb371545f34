import type { Span } from '../../errors/diagnostic.js';
import { nearMiss } from '../../errors/near-miss.js';
import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import type { Problems } from '../problems.js';
import { quote, type SourceNode } from '../source/node.js';
import { wrongType, type Shape } from './shape.js';

export interface Field<T, R extends boolean> {
  readonly shape: Shape<T>;
  readonly required: R;
  /** One sentence for the schema, the docs and an editor's hover. */
  readonly about: string;
}

export function required<T>(shape: Shape<T>, about: string): Field<T, true> {
  return { shape, required: true, about };
}

export function optional<T>(shape: Shape<T>, about: string): Field<T, false> {
  return { shape, required: false, about };
}

type Fields = Readonly<Record<string, Field<unknown, boolean>>>;
export type RecordOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T, infer R> ? (R extends true ? T : T | undefined) : never;
};

/** A map with fixed keys. `instead` says what to write for keys that other tools have or that people try. */
export function record<F extends Fields>(what: string, fields: F, instead: Readonly<Record<string, string>> = {}): Shape<RecordOf<F>> {
  const names = Object.keys(fields);
  const needed = names.filter((name) => fields[name]?.required === true);
  return {
    expected: what,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(names.map((name): [string, JsonValue] => [name, describedSchema(fields[name])])),
      ...(needed.length === 0 ? {} : { required: needed }),
    },
    read(node, problems) {
      if (node.kind !== 'map') return wrongType(node, `${what} (a map of ${names.map((name) => `\`${name}\``).join(', ')})`, problems);
      // In the order of the fields, not of the file, so that nothing that is made of it depends on how an author orders keys.
      const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const name of names) values[name] = undefined;
      let whole = node.partial !== true;
      const meant = new Set<string | undefined>();
      for (const { key, span, value } of node.entries) {
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (field === undefined) {
          unknownKey(key, span, what, names, instead, problems);
          meant.add(meantBy(key, names, instead));
          whole = false;
          continue;
        }
        const read = field.shape.read(value, problems);
        if (read === undefined) whole = false;
        else values[key] = read;
      }
      const present = new Set(node.entries.map(({ key }) => key));
      for (const name of needed.filter((name) => !present.has(name))) {
        // What is there under another name was told.
        if (!meant.has(name) && node.partial !== true)
          problems.error('AM1102', firstLine(node), `${what} needs the key \`${name}\``, `${name}: ${fields[name]?.about ?? ''}`);
        whole = false;
      }
      return whole ? (values as RecordOf<F>) : undefined;
    },
  };
}

function describedSchema(field: Field<unknown, boolean> | undefined): JsonObject {
  return field === undefined ? {} : { ...field.shape.schema, description: field.about };
}

export function unknownKey(
  key: string,
  span: Span,
  what: string,
  names: readonly string[],
  instead: Readonly<Record<string, string>>,
  problems: Problems,
): void {
  const hint = Object.hasOwn(instead, key) ? instead[key] : undefined;
  const near = hint === undefined ? nearMiss(key, names) : undefined;
  problems.error(
    'AM1101',
    span,
    `${what} has no key ${quote(key)}${near === undefined ? '' : ` (did you mean \`${near}\`?)`}`,
    hint ?? `the keys are ${names.map((name) => `\`${name}\``).join(', ')}`,
  );
}

/** The key that an unknown one stands for: what its hint says to write, or the one that is spelt nearly like it. */
export function meantBy(key: string, names: readonly string[], instead: Readonly<Record<string, string>>): string | undefined {
  const [, written] = (Object.hasOwn(instead, key) && /^write `(\w+)/.exec(instead[key] ?? '')) || [];
  return written ?? nearMiss(key, names);
}

/** A map's own span may run over many lines; its first key is what a caret can underline. */
function firstLine(node: SourceNode): Span {
  return node.kind === 'map' ? (node.entries[0]?.span ?? node.span) : node.span;
}
