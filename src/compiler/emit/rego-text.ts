import { isJsonObject, type JsonValue } from '../../protocol/json/json.js';
import { withScopes } from './scopes.js';

/** Words that OPA's formatter keeps in brackets (`ast.IsKeyword`, v1 syntax). */
const KEYWORDS = new Set([
  'as',
  'contains',
  'default',
  'else',
  'every',
  'false',
  'if',
  'import',
  'in',
  'not',
  'null',
  'package',
  'some',
  'true',
  'with',
]);

export function isIdentifier(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !KEYWORDS.has(text);
}

/** A Rego string: JSON's, raw where that reads better. */
export function string(text: string): string {
  return JSON.stringify(text);
}

/** An expression reads as its author wrote it. */
export function regex(pattern: string): string {
  return /[`\p{Cc}]/u.test(pattern) ? string(pattern) : `\`${pattern}\``;
}

/** A JSON value as OPA's formatter writes it. */
export function value(json: JsonValue): string {
  if (Array.isArray(json)) return `[${json.map(value).join(', ')}]`;
  if (!isJsonObject(json)) return JSON.stringify(json);
  const members = Object.entries(json).map(([name, each]) => `${string(name)}: ${value(each)}`);
  return `{${members.join(', ')}}`;
}

export function set(items: readonly JsonValue[]): string {
  return items.length === 0 ? 'set()' : `{${items.map(value).join(', ')}}`;
}

/** `base.name`, or `base["na-me"]`. */
export function member(base: string, name: string): string {
  return isIdentifier(name) ? `${base}.${name}` : `${base}[${string(name)}]`;
}

/** The style guide's longest line, less what stands before an object. */
const LONGEST_OBJECT = 90;

/** On one line where it fits, else one member a line. */
export function object(members: readonly (readonly [string, string])[]): string {
  const written = members.map(([name, value]) => `${string(name)}: ${value}`);
  const line = `{${written.join(', ')}}`;
  return line.length <= LONGEST_OBJECT ? line : `{\n${written.map((each) => `\t${each},\n`).join('')}}`;
}

const LONGEST_LINE = 120;

/** `head if { … }`, on one line where there is one condition and it fits, without a body where there is none. */
export function rule(head: string, body: readonly string[]): string {
  const [only] = body;
  if (only === undefined) return head;
  const line = `${head} if ${only}`;
  const fits = body.length === 1 && !only.includes('\n') && line.slice(line.lastIndexOf('\n') + 1).length <= LONGEST_LINE;
  return fits ? line : `${head} if {\n${indent(body)}\n}`;
}

export function indent(lines: readonly string[]): string {
  return lines.map((line) => line.replaceAll(/^/gm, '\t')).join('\n');
}

/** Blocks of a module, one blank line between them. */
export function moduleText(blocks: readonly string[]): string {
  return withScopes(`${blocks.join('\n\n')}\n`);
}

/** What is no code in Rego of ours, which has no templates. */
const NO_CODE = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g;

/** Rego of ours without its comments and the contents of its strings: what it refers to. */
export function codeOf(text: string): string {
  return text.replaceAll(NO_CODE, (token) => (token.startsWith('#') ? '' : '""'));
}
