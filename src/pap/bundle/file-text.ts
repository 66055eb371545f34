import { UserError } from '../../errors/exit.js';
import { parseJson, type JsonValue } from '../../protocol/json/json.js';
import { canonicalText } from './json-text.js';

/** UTF-8, strictly: a policy that two readers decode differently is two policies. Throws a `UserError`, as all here do. */
export function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`\`${path}\` is not UTF-8 text`, { cause });
  }
}

/** A member that is there twice is an error: OPA takes the last one, other readers the first. */
export function jsonOf(path: string, text: string): JsonValue {
  let value: JsonValue;
  try {
    value = parseJson(text);
  } catch (cause) {
    throw new UserError(`\`${path}\` is not JSON: ${(cause as Error).message}`, { cause });
  }
  canonicalText(path, text);
  return value;
}

/** What OPA reads of YAML: not the 1.1 of `yes` and dates. */
export async function yamlOf(path: string, text: string): Promise<JsonValue> {
  const { jsonTextOf } = await import('./yaml-text.js');
  return parseJson(await jsonTextOf(path, text));
}
