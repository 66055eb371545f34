import { headerParams } from '../../../protocol/http/header-params.js';
import { requestHeaders } from '../../../protocol/http/http-headers.js';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../../../protocol/json/json.js';
import type { Log } from '../../../telemetry/log.js';
import type { Outgoing } from './outgoing.js';

/** Tools whose arguments go into headers, of one server. */
const MAX_TOOLS = 5_000;

/** Which arguments a call repeats in headers stands in the tool's schema (MCP 2026-07-28, tools: x-mcp-header), seen as lists go by. */
export class ToolHeaders {
  readonly #schemas = new Map<string, JsonObject>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** The result of a `tools/list`: one page. */
  learn(result: JsonValue): void {
    const tools = member(result, 'tools');
    if (!Array.isArray(tools)) return;
    for (const tool of tools as readonly JsonValue[]) {
      const name = member(tool, 'name');
      const schema = member(tool, 'inputSchema');
      if (typeof name === 'string') this.#learn(name, isJsonObject(schema) ? schema : undefined);
    }
  }

  /** Of a message of 2026-07-28. */
  of(out: Outgoing): Readonly<Record<string, string>> {
    return out.message === undefined ? {} : requestHeaders(out.message, (tool) => this.#schemas.get(tool), out.version);
  }

  #learn(name: string, schema: JsonObject | undefined): void {
    const { params, problem } = schema === undefined ? { params: [], problem: undefined } : headerParams(schema);
    if (problem !== undefined) this.#log.warn(`the tool \`${name}\` may not be callable over HTTP: ${problem}`);
    if (schema === undefined || params.length === 0) this.#schemas.delete(name);
    else if (this.#schemas.has(name) || this.#schemas.size < MAX_TOOLS) this.#schemas.set(name, schema);
  }
}
