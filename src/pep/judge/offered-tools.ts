import { isPoisoning } from '../../definitions/inspect-definitions.js';
import type { Inspector } from '../../inspect/inspector.js';
import type { Finding } from '../../pdp/input-document.js';
import { isJsonObject, member, type JsonValue } from '../../protocol/json/json.js';
import type { Question } from './question.js';

interface Inspected {
  readonly findings: readonly Finding[];
  readonly complete: boolean;
}

const NOTHING: Inspected = { findings: [], complete: true };

/**
 * What a server says of the tools that it offers the client's model in a request to sample (MCP 2025-11-25): they are read as those of a list are, and
 * are looked at for orders as those are. For all else they were looked at with the rest of it.
 */
export function inspectOfferedTools({ method, direction, topic }: Question, inspector: Inspector): Inspected {
  const tools = method === 'sampling/createMessage' && direction === 'server_to_client' ? member(topic.params, 'tools') : undefined;
  if (!Array.isArray(tools)) return NOTHING;
  const seen = tools.map((value: JsonValue, index) => inspector.inspect(definitionAt(`/params/tools/${index}`, value)));
  return {
    findings: seen.flatMap(({ findings }) => findings.filter(({ detector }) => isPoisoning(detector))),
    complete: seen.every(({ complete }) => complete),
  };
}

function definitionAt(root: string, value: JsonValue) {
  const name = isJsonObject(value) ? value['name'] : undefined;
  const tool = typeof name === 'string' ? name : undefined;
  return { surface: 'definition', method: 'tools/list', tool, value, root, pathArguments: [] } as const;
}
