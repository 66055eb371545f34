import type { Condition } from '../../conditions/condition.js';
import type { Shape } from '../shape.js';
import { asks, type Place } from './place.js';
import { published } from './published.js';
import { readSchema } from './read-schema.js';

export { schemaDefs } from './published.js';

const ARGUMENTS: Place = { pointer: [], depth: 0, given: true };

/**
 * `arguments:`, a part of JSON Schema (draft 2020-12), as conditions: what they hold of is what the schema lets through. Where some
 * servers would take a value or a name for another (`"5"` for 5, `Path` for `path`), nobody can say, as of any condition.
 */
export const argumentsSchema: Shape<readonly Condition[]> = {
  expected: 'a JSON Schema of the arguments',
  schema: published,
  read(node, problems) {
    const conditions = readSchema(node, ARGUMENTS, problems);
    // A rule with conditions, even where they are few, is none without.
    return conditions?.length === 0 ? [asks(ARGUMENTS, 'type', ['object'], node.span)] : conditions;
  },
};
