import { argumentAt, headerParams, headerText, type HeaderParam } from './header-params.js';
import { decodeHeaderValue, encodeHeaderValue } from './header-value.js';
import { member, type JsonObject, type JsonValue } from '../json/json.js';
import type { ErrorObject, NotificationMessage, RequestMessage } from '../message.js';

/** The headers of one HTTP request as `node:http` gives them: names in lower case, values without the white space around them. */
export type HeaderFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A tool's `inputSchema` where it is known. */
export type SchemaOf = (tool: string) => JsonObject | undefined;

/** Why the message goes nowhere; its answer has HTTP status 400. `UNREADABLE[code]` is the JSON-RPC error code. */
export interface HeaderProblem {
  readonly code: 'header_mismatch' | 'missing_version';
  readonly message: string;
}

/** MCP 2026-07-28, versioning. Its answer has HTTP status 400. */
const UNSUPPORTED_VERSION = -32022;

const VERSION_META = 'io.modelcontextprotocol/protocolVersion';
const FIRST_WITH_HEADERS = '2026-07-28';

/** What `Mcp-Name` repeats. The tasks extension (SEP-2663) has servers ask for it, but its clients do not all send it. */
const NAMED_BY: ReadonlyMap<string, { readonly member: string; readonly required: boolean }> = new Map([
  ['tools/call', { member: 'name', required: true }],
  ['prompts/get', { member: 'name', required: true }],
  ['resources/read', { member: 'uri', required: true }],
  ['tasks/get', { member: 'taskId', required: false }],
  ['tasks/update', { member: 'taskId', required: false }],
  ['tasks/cancel', { member: 'taskId', required: false }],
]);

type FromClient = RequestMessage | NotificationMessage;

/**
 * Compares an HTTP request's headers with the message in its body (MCP 2026-07-28, Streamable HTTP: server validation), because who routes
 * by the one and who carries out the other must see the same request. Undefined: they agree.
 *
 * A modern request must have the headers. Where they are not required (earlier revisions, notifications) those that are there must agree
 * all the same, and a header of a known parameter must not stand there for an argument that is not. Headers that nobody here knows pass.
 */
export function compareHeaders(message: FromClient, headers: HeaderFields, schemaOf: SchemaOf): HeaderProblem | undefined {
  const { kind, method, params } = message;
  const required = kind === 'request' && message.era === 'modern';
  return (
    compareVersion(message, headers, required) ??
    compareText('Mcp-Method', headers, method, required, (value) => value) ??
    compareName(method, params, headers, required) ??
    compareParams(method, params, headers, required, schemaOf)
  );
}

/**
 * The headers that the POST of a modern message carries beside those of HTTP itself. None for a message without a version of its own: then
 * the version is the session's. No value can end its header.
 */
export function requestHeaders(
  message: FromClient,
  schemaOf: SchemaOf,
  version = claimedVersion(message.params),
): Readonly<Record<string, string>> {
  const { method, params } = message;
  if (version === undefined) return {};
  const name = nameOf(method, params);
  const headers: Record<string, string> = { 'MCP-Protocol-Version': encodeHeaderValue(version), 'Mcp-Method': encodeHeaderValue(method) };
  if (name !== undefined) headers['Mcp-Name'] = encodeHeaderValue(name);
  for (const param of paramsOf(method, params, schemaOf)) {
    const text = headerText(argumentAt(member(params, 'arguments'), param.path));
    if (text !== undefined) headers[`Mcp-Param-${param.header}`] = encodeHeaderValue(text);
  }
  return headers;
}

/** For who knows which versions the server speaks; `requested` is the client's text. */
export function unsupportedVersion(requested: string, supported: readonly string[]): ErrorObject {
  return { code: UNSUPPORTED_VERSION, message: 'Unsupported protocol version', data: { supported, requested } };
}

function compareVersion(request: FromClient, headers: HeaderFields, required: boolean): HeaderProblem | undefined {
  const { kind, method, params } = request;
  const claimed = claimedVersion(params);
  const named = fieldOf(headers, 'MCP-Protocol-Version');
  if (claimed !== undefined) return compareText('MCP-Protocol-Version', headers, claimed, required, (value) => value);
  // Notifications and answers carry no version in their body.
  if (kind !== 'request' || named === undefined || named < FIRST_WITH_HEADERS) return undefined;
  if (method === 'initialize') return mismatch('MCP-Protocol-Version', `value ${shown(named)} has no handshake, which the body begins`);
  // A server that goes by the header would read the body by rules that were not applied to it.
  const message = `\`params._meta\` lacks \`${VERSION_META}\`, which the MCP-Protocol-Version header value ${shown(named)} requires`;
  return { code: 'missing_version', message };
}

function compareName(method: string, params: JsonValue | undefined, headers: HeaderFields, required: boolean): HeaderProblem | undefined {
  const source = NAMED_BY.get(method);
  const name = nameOf(method, params);
  // A request that should name something and does not is refused for that.
  if (source === undefined || name === undefined) return undefined;
  return compareText('Mcp-Name', headers, name, required && source.required, decodeHeaderValue);
}

function compareParams(
  method: string,
  params: JsonValue | undefined,
  headers: HeaderFields,
  required: boolean,
  schemaOf: SchemaOf,
): HeaderProblem | undefined {
  for (const param of paramsOf(method, params, schemaOf)) {
    const name = `Mcp-Param-${param.header}`;
    const value = argumentAt(member(params, 'arguments'), param.path);
    const text = headerText(value);
    const field = fieldOf(headers, name);
    if (text === undefined) {
      if (field !== undefined) return mismatch(name, `value ${shown(field)} stands for an argument that the body does not have`);
      continue;
    }
    const equal = param.numeric && typeof value === 'number' ? (said: string) => sameNumber(said, value) : undefined;
    const problem = compareText(name, headers, text, required, decodeHeaderValue, equal);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function compareText(
  name: string,
  headers: HeaderFields,
  body: string,
  required: boolean,
  decode: (value: string) => string | undefined,
  equal: (said: string) => boolean = () => false,
): HeaderProblem | undefined {
  const field = fieldOf(headers, name);
  if (field === undefined) return required ? mismatch(name, `is missing; the body says ${shown(body)}`) : undefined;
  const said = decode(field);
  if (said === undefined) return mismatch(name, `value ${shown(field)} has invalid characters or an invalid encoding`);
  return said === body || equal(said) ? undefined : mismatch(name, `value ${shown(field)} does not match body value ${shown(body)}`);
}

/** `42.0` is 42 (the specification's SHOULD); spellings that only JavaScript takes for a number are not. */
function sameNumber(said: string, value: number): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(said) && Number(said) === value;
}

function paramsOf(method: string, params: JsonValue | undefined, schemaOf: SchemaOf): readonly HeaderParam[] {
  const tool = method === 'tools/call' ? nameOf(method, params) : undefined;
  const schema = tool === undefined ? undefined : schemaOf(tool);
  return schema === undefined ? [] : headerParams(schema).params;
}

function nameOf(method: string, params: JsonValue | undefined): string | undefined {
  const source = NAMED_BY.get(method);
  const name = source === undefined ? undefined : member(params, source.member);
  return typeof name === 'string' ? name : undefined;
}

function claimedVersion(params: JsonValue | undefined): string | undefined {
  const version = member(member(params, '_meta'), VERSION_META);
  return typeof version === 'string' ? version : undefined;
}

/** Those that every request is asked for, as `HeaderFields` spells them. */
const FIELDS: ReadonlyMap<string, string> = new Map(
  ['MCP-Protocol-Version', 'Mcp-Method', 'Mcp-Name'].map((name) => [name, name.toLowerCase()]),
);

/** A header that stands there more than once is all its values (RFC 9110 §5.3), and so equals none. */
function fieldOf(headers: HeaderFields, name: string): string | undefined {
  const field = headers[FIELDS.get(name) ?? name.toLowerCase()];
  return typeof field === 'string' || field === undefined ? field : field.join(', ');
}

function mismatch(name: string, what: string): HeaderProblem {
  return { code: 'header_mismatch', message: `the headers do not match the message: ${name} header ${what}` };
}

/** Somebody's text in a message for people: one line, not long. */
const SHOWN = 80;
function shown(text: string): string {
  const escaped = JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text).slice(1, -1);
  return `'${escaped.replaceAll('\\"', '"')}'`;
}
