import { isJsonObject, member, type JsonObject, type JsonValue } from '../json/json.js';

/** An argument of a tool that is repeated in the header `Mcp-Param-{header}`. */
export interface HeaderParam {
  /** As the schema spells it; header names are compared without regard to case. */
  readonly header: string;
  /** Member names from the arguments down to the value. */
  readonly path: readonly string[];
  readonly numeric: boolean;
}

export interface HeaderParams {
  /** Those that are well defined, whatever else the schema says. */
  readonly params: readonly HeaderParam[];
  /** What makes the tool's definition invalid for a client on HTTP, which must then leave the tool out of its list. */
  readonly problem: string | undefined;
}

const ANNOTATION = 'x-mcp-header';
/** RFC 9110 §5.1: field names are tokens. Anything else in a name could end the header and begin another. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** The specification leaves out `number`, the official SDKs have it: an argument that somebody's header repeats is better compared. */
const PRIMITIVES: ReadonlySet<JsonValue | undefined> = new Set(['string', 'boolean', 'integer', 'number']);

const seen = new WeakMap<JsonObject, HeaderParams>();

/** The `x-mcp-header` annotations of a tool's `inputSchema` (MCP 2026-07-28, tools: x-mcp-header). */
export function headerParams(schema: JsonObject): HeaderParams {
  let found = seen.get(schema);
  if (found === undefined) seen.set(schema, (found = collect(schema)));
  return found;
}

function collect(schema: JsonObject): HeaderParams {
  const params = new Map<string, HeaderParam>();
  let problem: string | undefined;

  const annotated = (node: JsonObject, path: readonly string[], reachable: boolean) => {
    const header = node[ANNOTATION];
    const at = path.length === 0 ? 'the schema' : `\`${path.join('.')}\``;
    if (!reachable || path.length === 0) problem ??= `the ${ANNOTATION} of ${at} is not reached by \`properties\` alone`;
    else if (typeof header !== 'string' || !TOKEN.test(header)) problem ??= `the ${ANNOTATION} of ${at} is no header name`;
    else if (!PRIMITIVES.has(node['type'])) problem ??= `the ${ANNOTATION} of ${at} stands on no string, integer or boolean`;
    else if (params.has(header.toLowerCase())) problem ??= `the ${ANNOTATION} \`${header}\` stands twice`;
    else params.set(header.toLowerCase(), { header, path, numeric: node['type'] === 'integer' || node['type'] === 'number' });
  };

  // An annotation anywhere off the chain of `properties` is an error, so every schema below is visited; recursion is as deep as the
  // message was allowed to be.
  const visit = (node: JsonValue | undefined, path: readonly string[], reachable: boolean): void => {
    if (Array.isArray(node)) for (const item of node as readonly JsonValue[]) visit(item, path, false);
    if (!isJsonObject(node)) return;
    if (node[ANNOTATION] !== undefined) annotated(node, path, reachable);
    for (const [keyword, below] of Object.entries(node)) {
      if (keyword === 'properties' && isJsonObject(below)) {
        for (const [name, property] of Object.entries(below)) visit(property, [...path, name], reachable);
      } else if (!VALUES.has(keyword)) visit(below, path, false);
    }
  };
  visit(schema, [], true);
  return { params: [...params.values()], problem };
}

/** Keywords below which no schema stands, but values that may look like one. */
const VALUES: ReadonlySet<string> = new Set([ANNOTATION, 'const', 'default', 'enum', 'examples', 'required']);

/** What the arguments have at a place; null counts as nothing there (the header is left out for both). */
export function argumentAt(args: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  let at = args;
  for (const name of path) at = member(at, name);
  return at ?? undefined;
}

/** The value as a header spells it; undefined for what has no such spelling. */
export function headerText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number' || (Number.isInteger(value) && !Number.isSafeInteger(value))) return undefined;
  return String(value);
}
