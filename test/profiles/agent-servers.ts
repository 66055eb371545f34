import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/protocol/json/json.js';

/** A call of a tool of a real server, with the schema that the server gives of it. */
export interface AgentCall {
  readonly server: string;
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly schema: JsonObject;
  readonly kind: 'attack' | 'honest';
}

const folder = join(import.meta.dirname, '../fixtures/agent-servers');

/** Calls that a model sends to servers of such kinds: what an injected order has it do, and what it does all day. */
export const AGENT_CALLS: readonly AgentCall[] = readdirSync(folder)
  .toSorted()
  .flatMap((file) => callsOf(objectOf(parse(readFileSync(join(folder, file), 'utf8')) as JsonValue)));

export const AGENT_SERVERS: readonly string[] = [...new Set(AGENT_CALLS.map(({ server }) => server))];

function callsOf(page: JsonObject): readonly AgentCall[] {
  const server = page['server'];
  if (typeof server !== 'string') throw new Error('a page without a server');
  const tools = objectOf(page['tools']);
  const calls = (kind: AgentCall['kind'], listed: JsonValue | undefined): readonly AgentCall[] =>
    (Array.isArray(listed) ? (listed as readonly JsonValue[]) : []).map((call) => {
      const [tool, value] = Array.isArray(call) ? (call as readonly JsonValue[]) : [];
      if (typeof tool !== 'string') throw new Error(`${server}: a call without a tool`);
      return { server, tool, arguments: objectOf(value), schema: schemaOf(objectOf(tools[tool])), kind };
    });
  return [...calls('attack', page['attacks']), ...calls('honest', page['honest'])];
}

/** `{ path: string }` as JSON Schema has it. */
function schemaOf(types: JsonObject): JsonObject {
  const properties = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
  return { type: 'object', properties };
}

function objectOf(value: JsonValue | undefined): JsonObject {
  if (!isJsonObject(value)) throw new Error(`not an object: ${JSON.stringify(value)}`);
  return value;
}
