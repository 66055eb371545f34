import { isJsonObject, type JsonObject, type JsonValue } from './json/json.js';

/**
 * What a server says it has, at one moment: plain data, so that a policy can be checked where the server cannot run. All of it is
 * the server's word.
 */
export interface ServerSurvey {
  /** As `input.server` names it. */
  readonly server: string;
  readonly tools: readonly ToolDefinition[];
  /** Names; undefined where nobody asked, as are the next two. */
  readonly prompts: readonly string[] | undefined;
  /** URIs. */
  readonly resources: readonly string[] | undefined;
  /** URI templates (RFC 6570) of what it has beside the listed resources. */
  readonly resourceTemplates: readonly string[] | undefined;
}

export interface ToolDefinition {
  readonly name: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** JSON Schema of the arguments; `{}` where the server gives none. */
  readonly inputSchema: JsonObject;
  readonly annotations: JsonObject;
}

/** An element of a `tools/list` answer; undefined for what no client could call. */
export function toolDefinition(value: JsonValue): ToolDefinition | undefined {
  if (!isJsonObject(value) || typeof value['name'] !== 'string') return undefined;
  const { name, title, description, inputSchema, annotations } = value;
  return {
    name,
    title: textOf(title),
    description: textOf(description),
    inputSchema: isJsonObject(inputSchema) ? inputSchema : {},
    annotations: isJsonObject(annotations) ? annotations : {},
  };
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
