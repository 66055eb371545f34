import { UserError } from '../errors/exit.js';
import { didYouMean } from '../errors/near-miss.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';

/** A message that a person wants explained. */
export type AskedCall =
  | { readonly kind: 'message'; readonly method: string; readonly params: JsonObject | undefined }
  /** A whole input document, as the log holds it. */
  | { readonly kind: 'input'; readonly input: JsonObject };

const FORMS = 'a JSON-RPC request (`method`, `params`), `{"tool": …, "arguments": …}`, or an input document (`version: 1`)';
const SHORT = ['tool', 'arguments'];
const REQUEST = ['jsonrpc', 'id', 'method', 'params'];

/** The JSON text of a call. Throws a `UserError` that says what is accepted. `where` names the text. */
export function parseCall(text: string, where: string): AskedCall {
  const value = parsed(text, where);
  if (!isJsonObject(value)) throw new UserError(`${where} is not a JSON object: write ${FORMS}`);
  if (value['version'] === 1) return { kind: 'input', input: value };
  const { method, params, tool } = value;
  if (typeof method === 'string') {
    only(value, REQUEST, where);
    if (params !== undefined && !isJsonObject(params)) throw new UserError(`\`params\` in ${where} is not an object`);
    return { kind: 'message', method, params };
  }
  if (typeof tool !== 'string') throw new UserError(`${where} names no \`tool\` and no \`method\`: write ${FORMS}`);
  only(value, SHORT, where);
  return toolCall(tool, value['arguments']);
}

/** `--tool` and `--arguments`. */
export function parseToolCall(tool: string, text: string | undefined): AskedCall {
  return toolCall(tool, text === undefined ? undefined : parsed(text, '`--arguments`'));
}

function toolCall(name: string, args: JsonValue | undefined): AskedCall {
  return { kind: 'message', method: 'tools/call', params: args === undefined ? { name } : { name, arguments: args } };
}

function parsed(text: string, where: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw new UserError(`${where} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function only(value: JsonObject, known: readonly string[], where: string): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new UserError(`${where} has an unknown member \`${unknown}\`${didYouMean(unknown, known)}: write ${FORMS}`);
}
