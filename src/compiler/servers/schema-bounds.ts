import { member, type JsonObject } from '../../protocol/json/json.js';

/** Between which numbers a number lies, and how long a text or list is, by its schema. Both ends are included. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly shortest: number;
  readonly longest: number;
}

export function boundsOf(schema: JsonObject): Bounds {
  const number = (name: string, otherwise: number) => {
    const value = member(schema, name);
    return typeof value === 'number' ? value : otherwise;
  };
  const whole = member(schema, 'type') === 'integer';
  const [above, below] = [number('exclusiveMinimum', -Infinity), number('exclusiveMaximum', Infinity)];
  return {
    least: Math.max(number('minimum', -Infinity), whole ? Math.floor(above) + 1 : next(above, 1)),
    most: Math.min(number('maximum', Infinity), whole ? Math.ceil(below) - 1 : next(below, -1)),
    shortest: Math.max(number('minLength', 0), number('minItems', 0)),
    longest: Math.min(number('maxLength', Infinity), number('maxItems', Infinity)),
  };
}

/** Near enough to the next number in that direction for what people write. */
function next(value: number, direction: 1 | -1): number {
  return value + direction * Number.EPSILON * Math.max(1, Math.abs(value));
}

/** "from 1 to 5", "of at most 10 characters or items"; nothing where the schema sets no bounds. */
export function sayBounds(schema: JsonObject): string {
  const parts = [
    between(schema, ['minimum', 'maximum'], ['from', 'to']),
    between(schema, ['exclusiveMinimum', 'exclusiveMaximum'], ['above', 'below']),
    between(schema, ['minLength', 'maxLength'], ['at least', 'at most'], ' characters'),
    between(schema, ['minItems', 'maxItems'], ['at least', 'at most'], ' items'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function between(schema: JsonObject, keys: readonly string[], words: readonly string[], unit = ''): string {
  const said = keys.flatMap((key, at) => {
    const value = member(schema, key);
    return typeof value === 'number' ? [`${words[at] ?? ''} ${value}${unit}`] : [];
  });
  return said.join(unit === '' ? ' ' : ' and ');
}
