import type { JsonValue } from '../../protocol/json/json.js';
import { number, text } from '../language/scalars.js';
import type { Shape } from '../language/shape.js';
import type { Problems } from '../problems.js';
import type { ScalarNode, SourceNode } from '../source/node.js';

/** A part of a text, of which white space is one too. */
export const part: Shape<string> = {
  ...text,
  read: (node, problems) =>
    node.kind === 'scalar' && typeof node.value === 'string' && /^\s+$/.test(node.value) ? node.value : text.read(node, problems),
};

/** A text, a number, `true`, `false` or `null`: what an argument may be equal to. */
export const scalar: Shape<JsonValue> = {
  expected: 'a text, a number, `true`, `false` or `null`',
  schema: { type: ['string', 'number', 'boolean', 'null'] },
  read(node, problems) {
    if (node.kind === 'scalar') return scalarOf(node, problems);
    return problems.error('AM1103', node.span, `expected ${scalar.expected}, found a ${node.kind}`);
  },
};

/** Any JSON value, compared whole. */
export const anyValue: Shape<JsonValue> = { expected: 'a value', schema: {}, read: valueOf };

function valueOf(node: SourceNode, problems: Problems): JsonValue | undefined {
  if (node.kind === 'scalar') return scalarOf(node, problems);
  if (node.kind === 'unreadable') return undefined;
  const inner = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
  const read = inner.map((each) => valueOf(each, problems));
  const values = read.filter((each) => each !== undefined);
  if (values.length < read.length) return undefined;
  return node.kind === 'list' ? values : Object.fromEntries(node.entries.map(({ key }, at) => [key, values[at] ?? null]));
}

function scalarOf(node: ScalarNode, problems: Problems): JsonValue | undefined {
  const { value } = node;
  if (typeof value === 'string') return value === '' ? '' : part.read(node, problems);
  if (typeof value === 'number') return number.read(node, problems);
  if (value !== null || node.written !== '') return value;
  return problems.error('AM1103', node.span, 'there is no value here', 'write `null` for the value null, `""` for the empty text');
}
