import type { Problems } from '../problems.js';
import { wrongType, type Located, type Shape } from './shape.js';

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

function complete<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  return items.every((item) => item !== undefined) ? items : undefined;
}
