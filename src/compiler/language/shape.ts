import type { Span } from '../../errors/diagnostic.js';
import { didYouMean, nearMiss } from '../../errors/near-miss.js';
import type { JsonObject, JsonValue } from '../../protocol/json.js';
import type { Problems } from '../problems.js';
import { describe, quote, type SourceNode } from '../source/node.js';

/**
 * What may stand at one place of a policy: how it is read, what an author calls it, and its JSON Schema. One object for the three,
 * so that the validator, the messages and the published schema cannot disagree.
 */
export interface Shape<T> {
  /** "a list of texts", for "expected …, found …". */
  readonly expected: string;
  readonly schema: JsonObject;
  /** Undefined means that at least one problem was reported. */
  read(node: SourceNode, problems: Problems): T | undefined;
}

/** A value and its place, for passes that report later. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

export function located<T>(shape: Shape<T>): Shape<Located<T>> {
  return {
    ...shape,
    read(node, problems) {
      const value = shape.read(node, problems);
      return value === undefined ? undefined : { value, span: node.span };
    },
  };
}

export function mapped<A, B>(shape: Shape<A>, convert: (value: A, node: SourceNode, problems: Problems) => B | undefined): Shape<B> {
  return {
    ...shape,
    read(node, problems) {
      const value = shape.read(node, problems);
      return value === undefined ? undefined : convert(value, node, problems);
    },
  };
}

export function wrongType(node: SourceNode, expected: string, problems: Problems, hint?: string): undefined {
  return problems.error('AM1103', node.span, `expected ${expected}, found ${describe(node)}`, hint);
}

/** No text of a policy needs more; reasons travel in every denial. */
const MAX_TEXT = 4096;

export const text: Shape<string> = {
  expected: 'a text',
  schema: { type: 'string', minLength: 1, maxLength: MAX_TEXT },
  read(node, problems) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') {
      const number = node.kind === 'scalar' && node.value !== null;
      return wrongType(node, 'a text', problems, number ? `put it in quotes: \`"${node.written}"\`` : undefined);
    }
    if (node.value.trim() === '') return problems.error('AM1107', node.span, 'this text is empty');
    if (node.value.length > MAX_TEXT) return problems.error('AM1107', node.span, `this text is longer than ${MAX_TEXT} characters`);
    if (!node.value.isWellFormed()) return problems.error('AM1107', node.span, 'this text holds half of a surrogate pair');
    if (node.value.includes('\0')) return problems.error('AM1107', node.span, 'this text holds a NUL character');
    return node.value;
  },
};

export const flag: Shape<boolean> = {
  expected: '`true` or `false`',
  schema: { type: 'boolean' },
  read(node, problems) {
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    return wrongType(node, flag.expected, problems, 'write `true` or `false`, without quotes');
  },
};

export function wholeNumber(least: number, most: number): Shape<number> {
  const expected = `a whole number from ${least} to ${most}`;
  return {
    expected,
    schema: { type: 'integer', minimum: least, maximum: most },
    read(node, problems) {
      if (node.kind !== 'scalar' || typeof node.value !== 'number') return wrongType(node, expected, problems);
      // `010` is ten or eight and `1e2` is a hundred only to some readers: one spelling, plain digits.
      if (!/^-?(0|[1-9][0-9]*)$/.test(node.written) || node.value < least || node.value > most) {
        return problems.error(
          'AM1105',
          node.span,
          `expected ${expected}, found ${quote(node.written)}`,
          'write plain digits, for example `100`',
        );
      }
      return node.value;
    },
  };
}

export function oneOf<const T extends string>(choices: readonly T[], hints: Readonly<Record<string, string>> = {}): Shape<T> {
  const listed = choices.map((choice) => `\`${choice}\``).join(', ');
  return {
    expected: `one of ${listed}`,
    schema: { enum: [...choices] },
    read(node, problems) {
      if (node.kind !== 'scalar') return wrongType(node, `one of ${listed}`, problems);
      const found = choices.find((choice) => choice === node.value);
      if (found !== undefined) return found;
      const word = String(node.value ?? '');
      return problems.error(
        'AM1104',
        node.span,
        `${quote(word)} is not one of ${listed}${didYouMean(word, choices)}`,
        hints[word.toLowerCase()],
      );
    },
  };
}

/** Ten thousand rules and room; longer lists belong in data documents and Rego. */
const MAX_ITEMS = 20_000;

export function listOf<T>(item: Shape<T>, options: { least?: number } = {}): Shape<readonly T[]> {
  const { least = 0 } = options;
  const expected = `a list, each ${item.expected}`;
  return {
    expected,
    schema: { type: 'array', items: item.schema, minItems: least, maxItems: MAX_ITEMS },
    read(node, problems) {
      if (node.kind !== 'list') return wrongType(node, expected, problems, 'start each entry with `- `');
      if (node.items.length < least) return problems.error('AM1107', node.span, 'this list is empty');
      if (node.items.length > MAX_ITEMS) return problems.error('AM1004', node.span, `a list here holds at most ${MAX_ITEMS} entries`);
      return complete(node.items.map((each) => item.read(each, problems)));
    },
  };
}

/** One, or a list of them. */
export function oneOrMore<T>(item: Shape<T>): Shape<readonly T[]> {
  const many = listOf(item, { least: 1 });
  return {
    expected: `${item.expected} or a list of them`,
    schema: { anyOf: [item.schema, many.schema] },
    read(node, problems) {
      if (node.kind === 'list') return many.read(node, problems);
      const one = item.read(node, problems);
      return one === undefined ? undefined : [one];
    },
  };
}

/** A map whose keys the author chooses. */
export function mapOf<K, V>(
  what: string,
  key: (name: Located<string>, problems: Problems) => K | undefined,
  value: Shape<V>,
  options: { least?: number } = {},
): Shape<readonly (readonly [K, V])[]> {
  const { least = 0 } = options;
  return {
    expected: what,
    schema: { type: 'object', additionalProperties: value.schema, minProperties: least },
    read(node, problems) {
      if (node.kind !== 'map') return wrongType(node, what, problems);
      if (node.entries.length < least) return problems.error('AM1107', node.span, 'this map is empty');
      const read = node.entries.map((entry) => {
        const name = key({ value: entry.key, span: entry.span }, problems);
        const shape = value.read(entry.value, problems);
        return name === undefined || shape === undefined ? undefined : ([name, shape] as const);
      });
      return complete(read);
    },
  };
}

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
      const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      let whole = true;
      for (const { key, span, value } of node.entries) {
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (field === undefined) {
          unknownKey(key, span, what, names, instead, problems);
          whole = false;
          continue;
        }
        const read = field.shape.read(value, problems);
        if (read === undefined) whole = false;
        else values[key] = read;
      }
      const present = new Set(node.entries.map(({ key }) => key));
      for (const name of needed.filter((name) => !present.has(name))) {
        problems.error('AM1102', firstLine(node), `${what} needs the key \`${name}\``, `${name}: ${fields[name]?.about ?? ''}`);
        whole = false;
      }
      for (const name of names) values[name] ??= undefined;
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

/** A map's own span may run over many lines; its first key is what a caret can underline. */
function firstLine(node: SourceNode): Span {
  return node.kind === 'map' ? (node.entries[0]?.span ?? node.span) : node.span;
}

function complete<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  return items.every((item) => item !== undefined) ? items : undefined;
}
