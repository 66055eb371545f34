import { once } from '../once.js';
import { ROLES, type Role } from '../../pdp/role.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { plainName, roleOfName, wordsOf } from './role-names.js';
import { ROLE_TABLE, type RoleEvidence } from './role-table.js';

export type { Role } from '../../pdp/role.js';

/** What is known of one text beside the text. */
export interface Evidence {
  readonly tool: string | undefined;
  /** The nearest member name above the text, array indices skipped; empty at the root. */
  readonly name: string;
  /** The JSON Schema of this value, where the tool's `inputSchema` has one. */
  readonly schema: JsonObject | undefined;
  /** Plain names that the policy calls paths. */
  readonly pathNames: ReadonlySet<string>;
}

/**
 * The role of one text, by the rows of `ROLE_TABLE`. Evidence in this order: the policy, the schema, the member's name read together with
 * the tool's, the shape of the value. That the schema lists the value (`enum`) changes nothing: a server that lists a command or an address runs or
 * calls it all the same, and conditions are about that.
 */
export function roleOf(text: string, { tool, name, schema, pathNames }: Evidence): Role {
  if (pathNames.size > 0 && pathNames.has(plainName(name))) return 'path';
  const stated = roleOfFormat(text, schema);
  if (stated !== undefined) return stated;
  const named = roleOfName(name);
  if (named === 'prose' && isTitle(name) && !saysSomething(text)) return 'text';
  if (named === 'prose' || named === 'code') return named === 'code' && isTool(tool, 'command') ? 'command' : named;
  if (hasShape(path, text)) return 'path';
  if (named === 'path' && hasShape(url, text)) return 'url';
  if (named !== undefined) return named;
  if (plainName(name) === sql.inTools?.argument) return isTool(tool, 'sql') || hasShape(sql, text) ? 'sql' : 'text';
  if (hasShape(url, text)) return 'url';
  if (hasShape(email, text)) return 'email';
  return 'text';
}

const { path, sql, url, email } = ROLE_TABLE;

/** Last words of names of prose that is one line, which a server makes a file name, a key or a value of a row of. */
const TITLES = new Set(['title', 'caption']);
/** Three words in a row say something, and what stands between backticks is a name in code; in a title without them signs are all that there is. */
const SAYS = once(() => /`|\p{L}{2,24}[,:’'")]{0,2}\s{1,3}["'(]?\p{L}{1,24}[,:’'")]{0,2}\s{1,3}["'(]?\p{L}{2}/u);

/** The same in scripts that have no blanks between words. */
const SAYS_UNPARTED = once(
  () => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{4}/u,
);

/** As a title begins: with a capital (`Fix`, `SSTI`), in a script that has none, or with what kind of change it is (`fix(auth):`). */
const BEGINNING = once(
  () =>
    /^\s{0,4}(?:(\p{Lu}\p{L}{1,23}|[\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}]{2,24})[:,]?\s|[a-z]{2,12}(?:\([\w./-]{1,24}\))?!?:\s)/u,
);
/** A word at either end, and one thing between them. */
const BETWEEN_WORDS = once(() => /^\s{0,4}(\p{L}{3,24})\s\S{1,64}\s\p{L}{3,24}\s{0,4}$/u);
/** A value that goes on as SQL begins so. */
const SQL_WORDS = new Set('or and xor not union select having order group exec execute waitfor case insert drop delete if'.split(' '));

function saysSomething(text: string): boolean {
  if (SAYS().test(text) || SAYS_UNPARTED().test(text)) return true;
  const begun = BEGINNING().exec(text) ?? BETWEEN_WORDS().exec(text);
  return begun !== null && !SQL_WORDS.has(begun[1]?.toLowerCase() ?? '');
}

function isTitle(name: string): boolean {
  return TITLES.has(wordsOf(name).at(-1) ?? '');
}

/** Shorter than any shape. */
const SHORTEST_SHAPE = 5;

function hasShape({ shape }: RoleEvidence, text: string): boolean {
  if (shape === undefined || text.length < SHORTEST_SHAPE) return false;
  return (shape.needs === undefined || text.includes(shape.needs)) && shape.pattern.test(text);
}

const byFormat = new Map(ROLES.flatMap((role) => (ROLE_TABLE[role].formats ?? []).map((format) => [format, role] as const)));

function roleOfFormat(text: string, schema: JsonObject | undefined): Role | undefined {
  const format = schema?.['format'];
  const role = typeof format === 'string' ? byFormat.get(format) : undefined;
  return role === 'url' && hasShape(path, text) ? 'path' : role;
}

const sayingPath = new WeakMap<JsonObject, boolean>();

/** The schema says path: by `format`, or by a description of a short text such as "Absolute path to the file". Asked of each text that it is of. */
export function schemaSaysPath(schema: JsonObject | undefined): boolean {
  if (schema === undefined) return false;
  let says = sayingPath.get(schema);
  if (says === undefined) sayingPath.set(schema, (says = saysPath(schema)));
  return says;
}

function saysPath({ format, description }: JsonObject): boolean {
  if (typeof format === 'string' && byFormat.get(format) === 'path') return true;
  return typeof description === 'string' && description.length <= 512 && path.described?.test(description) === true;
}

/** The schema one member or element further down; undefined where it is not said plainly (`$ref`, `anyOf` …). */
export function schemaBelow(schema: JsonObject | undefined, step: string | number): JsonObject | undefined {
  if (schema === undefined) return undefined;
  if (typeof step === 'number') return asObject(schema['items']);
  const properties = asObject(schema['properties']);
  if (properties !== undefined && Object.hasOwn(properties, step)) return asObject(properties[step]);
  return asObject(schema['additionalProperties']);
}

function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

const toolWords = new Map(ROLES.map((role) => [role, new Set(ROLE_TABLE[role].inTools?.words.split(' '))] as const));

function isTool(tool: string | undefined, role: Role): boolean {
  return tool !== undefined && wordsOf(tool).some((word) => toolWords.get(role)?.has(word) === true);
}
