import type { JsonObject, JsonValue } from '../../../protocol/json/json.js';
import { TYPES } from '../../operators/type.js';
import { flag } from '../scalars.js';
import { ANNOTATIONS } from './hints.js';
import { LIMITS, type Limit } from './limits.js';

const ARGUMENTS = { $ref: '#/$defs/arguments' };
const VALUE = { $ref: '#/$defs/value' };
const ITEM = { $ref: '#/$defs/item' };

const annotations = Object.fromEntries(ANNOTATIONS.map((name) => [name, { description: 'Says nothing of the value.' }]));

const members = {
  properties: {
    type: 'object',
    additionalProperties: VALUE,
    description: 'Members by name. One that is not `required` may be missing.',
  },
  required: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 512 }, description: 'Members that must be there.' },
  additionalProperties: { ...flag.schema, description: 'With `false`: no members but those under `properties`.' },
} satisfies JsonObject;

const itemMembers = { ...members, properties: { ...members.properties, additionalProperties: ITEM } } satisfies JsonObject;

const choices = {
  const: { description: 'The value is this one.' },
  enum: { type: 'array', minItems: 1, maxItems: 20_000, description: 'The value is one of these.', examples: [['abc']] },
} satisfies JsonObject;

function together(of: JsonObject): JsonObject {
  return {
    allOf: { type: 'array', minItems: 1, items: of, description: 'All of these schemas hold.' },
    anyOf: { type: 'array', minItems: 1, items: of, description: 'One of these schemas holds.' },
    not: { ...of, description: 'This schema does not hold.' },
  };
}

const typeName = { enum: [...TYPES] };
const type = {
  anyOf: [typeName, { type: 'array', minItems: 1, items: typeName }],
  description: 'One type of JSON, or several. Limits stand beside the type that they limit.',
  examples: [[...TYPES]],
} satisfies JsonObject;

function limitsOf(types: readonly Limit['type'][]): JsonObject {
  const found = Object.entries(LIMITS).filter(([, limit]) => types.includes(limit.type));
  return Object.fromEntries(found.map(([name, { shape, about }]) => [name, { ...shape.schema, description: about }]));
}

const LIMITED = [...Object.keys(LIMITS), 'items', 'properties', 'required', 'additionalProperties'];

/** `#/$defs/value`: the schema of an argument, or of what is inside of one. */
const value: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    type,
    ...choices,
    ...limitsOf(['string', 'number', 'array']),
    items: { ...ITEM, description: 'Of a list: what each item is.' },
    ...members,
    ...together(VALUE),
    ...annotations,
  },
  dependentRequired: Object.fromEntries(LIMITED.map((name) => [name, ['type']])),
};

/** `#/$defs/item`: of the items of a list, which are of one type where they have limits. */
const item: JsonObject = {
  anyOf: [
    ofType({ const: 'string' }, limitsOf(['string'])),
    ofType({ enum: ['number', 'integer'] }, limitsOf(['number'])),
    ofType({ const: 'array' }, { ...limitsOf(['array']), items: { ...ITEM, description: 'What each item is.' } }),
    ofType({ const: 'object' }, itemMembers),
    { type: 'object', additionalProperties: false, properties: { type, ...choices, ...annotations } },
  ],
};

function ofType(own: JsonValue, others: JsonObject): JsonObject {
  return {
    type: 'object',
    required: ['type'],
    additionalProperties: false,
    properties: {
      type: own,
      ...choices,
      ...others,
      ...annotations,
    },
  };
}

/** `#/$defs/arguments`: of all of them together, which are an object. */
const whole: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    type: { const: 'object', description: 'Arguments are an object.' },
    ...choices,
    ...members,
    ...together(ARGUMENTS),
    ...annotations,
  },
};

export const schemaDefs = { arguments: whole, value, item } satisfies JsonObject;

/** `arguments` of a rule. */
export const published: JsonObject = ARGUMENTS;
