import { roleOfName } from '../inspect/roles/role-names.js';
import { schemaBelow } from '../inspect/roles/roles.js';
import { isJsonObject, jsonIn, member, type JsonObject, type JsonValue } from '../protocol/json/json.js';

/** Whether an argument is a list or an object by its schema: `only` that, or `perhaps`. */
type Structured = 'only' | 'perhaps' | 'no';

/** An argument that was given as the text of a list or an object. */
export interface TextOfJson {
  readonly name: string;
  readonly value: JsonValue;
  /** The schema says that it is no text. */
  readonly mistaken: boolean;
}

/** What a list or an object begins with, behind JSON's white space. */
const BEGINS = /^[ \t\r\n]*[[{]/;
/** Python reads these, as most of its servers do. */
const NO_NUMBERS = /\b(?:NaN|Infinity)\b/g;
const NONE: readonly TextOfJson[] = [];

/**
 * Arguments in which a server may read a list or an object out of a text: FastMCP and the Python SDK parse what is given for an argument that is no text, because
 * some clients write lists so. Only the arguments themselves, as there.
 */
export function textsOfJson(args: JsonValue | undefined, schema: JsonObject | undefined): readonly TextOfJson[] {
  if (!isJsonObject(args)) return NONE;
  let found: TextOfJson[] | undefined;
  for (const name in args) {
    const text = args[name];
    if (typeof text !== 'string' || !BEGINS.test(text)) continue;
    const structured = structuredBy(name, schema);
    const value = structured === 'no' ? undefined : parsed(text);
    if (value !== undefined) (found ??= []).push({ name, value, mistaken: structured === 'only' });
  }
  return found ?? NONE;
}

function parsed(text: string): JsonValue | undefined {
  return jsonIn(text) ?? jsonIn(text.replace(NO_NUMBERS, '0'));
}

function structuredBy(name: string, schema: JsonObject | undefined): Structured {
  const own = schemaBelow(schema, name);
  if (own !== undefined) return structured(own, schema);
  const role = roleOfName(name);
  return role === 'prose' || role === 'code' ? 'no' : 'perhaps';
}

function structured(own: JsonObject, root: JsonObject | undefined): Structured {
  const { type, $ref: reference } = own;
  if (typeof type === 'string') return ofTypes([type]);
  if (Array.isArray(type)) return ofTypes(type);
  if (typeof reference === 'string') return defined(reference, root);
  const choices = own['anyOf'] ?? own['oneOf'] ?? own['allOf'];
  if (Array.isArray(choices)) return ofChoices(choices.filter((each: JsonValue) => member(each, 'type') !== 'null'));
  return own['enum'] === undefined && own['const'] === undefined ? 'perhaps' : 'no';
}

function ofTypes(types: readonly JsonValue[]): Structured {
  if (!types.includes('array') && !types.includes('object')) return 'no';
  return types.includes('string') ? 'perhaps' : 'only';
}

/** One that says nothing may be any. */
function ofChoices(choices: readonly JsonValue[]): Structured {
  const each = choices.map((choice) => (isJsonObject(choice) ? structured(choice, undefined) : 'perhaps'));
  if (each.every((one) => one === 'no')) return 'no';
  return each.every((one) => one === 'only') ? 'only' : 'perhaps';
}

/** Of a definition beside, as Pydantic names its models; elsewhere it may be anything. */
function defined(reference: string, root: JsonObject | undefined): Structured {
  const [, place, name] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(reference) ?? [];
  const meant = place === undefined || name === undefined ? undefined : member(member(root, place), name);
  return isJsonObject(meant) ? structured(meant, undefined) : 'perhaps';
}
