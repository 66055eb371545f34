import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json.js';
import { plainName, roleOfName, wordsOf, type Role } from './role-names.js';

export type { Role } from './role-names.js';

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

const SHELL_TOOL = new Set(['shell', 'bash', 'sh', 'zsh', 'exec', 'terminal', 'powershell', 'cmd', 'command', 'ssh', 'subprocess']);
const SQL_TOOL = new Set([
  'sql',
  'query',
  'db',
  'database',
  'postgres',
  'postgresql',
  'mysql',
  'sqlite',
  'duckdb',
  'bigquery',
  'snowflake',
  'clickhouse',
]);
const SQL_START = /^\s*(?:select|insert|update|delete|with|create|alter|drop|explain|pragma|show|describe)\s/i;
const URL_SHAPE = /^\s{0,8}[a-z][a-z0-9+.-]{1,20}:\/\//i;
const EMAIL_SHAPE = /^[^\s@<>]{1,64}@[^\s@<>]{1,255}\.[a-z]{2,24}$/i;
const FILE_URI = /^\s*file:/i;

/**
 * The role of one text. Evidence in this order: the policy, the schema, the member's name read together with the tool's,
 * the shape of the value. A schema that lists the value (`enum`, `const`) makes it an identifier of the server's own.
 */
export function roleOf(text: string, { tool, name, schema, pathNames }: Evidence): Role {
  if (pathNames.has(plainName(name))) return 'path';
  const stated = roleOfSchema(text, schema);
  if (stated !== undefined) return stated;
  const named = roleOfName(name);
  if (named === 'prose' || named === 'code') return named === 'code' && runs(tool, SHELL_TOOL) ? 'command' : named;
  if (FILE_URI.test(text)) return 'path';
  if (named === 'path' && URL_SHAPE.test(text)) return 'url';
  if (named !== undefined) return named;
  if (plainName(name) === 'query') return runs(tool, SQL_TOOL) || SQL_START.test(text) ? 'sql' : 'text';
  if (URL_SHAPE.test(text)) return 'url';
  if (EMAIL_SHAPE.test(text)) return 'email';
  return 'text';
}

const PATH_FORMATS = new Set(['path', 'file-path', 'filepath', 'directory-path', 'file', 'directory']);
const DESCRIBES_PATH = /\b(?:path (?:to|of|for)|file ?path|(?:absolute|relative|full|directory|folder) (?:file )?path|path\(s\))\b/i;

function roleOfSchema(text: string, schema: JsonObject | undefined): Role | undefined {
  if (schema === undefined) return undefined;
  const listed = schema['enum'];
  if (schema['const'] === text || (Array.isArray(listed) && listed.includes(text))) return 'identifier';
  const format = schema['format'];
  if (typeof format === 'string') {
    if (PATH_FORMATS.has(format)) return 'path';
    if (format === 'uri' || format === 'url' || format === 'uri-reference' || format === 'iri') return FILE_URI.test(text) ? 'path' : 'url';
    if (format === 'email' || format === 'idn-email') return 'email';
    if (format === 'password') return 'secret';
    if (format === 'uuid' || format === 'date' || format === 'date-time' || format === 'time' || format === 'hostname') return 'identifier';
  }
  return undefined;
}

/** The schema says path: by `format`, or by a description of a short text such as "Absolute path to the file". */
export function schemaSaysPath(schema: JsonObject | undefined): boolean {
  if (schema === undefined) return false;
  const { format, description } = schema;
  if (typeof format === 'string' && PATH_FORMATS.has(format)) return true;
  return typeof description === 'string' && description.length <= 512 && DESCRIBES_PATH.test(description);
}

/** The schema one member or element further down; undefined where it is not said plainly (`$ref`, `anyOf` …). */
export function schemaBelow(schema: JsonObject | undefined, step: string | number): JsonObject | undefined {
  const below = (value: JsonValue | undefined) => (isJsonObject(value) ? value : undefined);
  if (schema === undefined) return undefined;
  if (typeof step === 'number') return below(schema['items']);
  const properties = below(schema['properties']);
  if (properties !== undefined && Object.hasOwn(properties, step)) return below(properties[step]);
  return below(schema['additionalProperties']);
}

function runs(tool: string | undefined, words: ReadonlySet<string>): boolean {
  return tool !== undefined && wordsOf(tool).some((word) => words.has(word));
}
