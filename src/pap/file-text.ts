import { UserError } from '../errors/exit.js';
import { parseJson, type JsonValue } from '../protocol/json.js';

/** UTF-8, strictly: a policy that two readers decode differently is two policies. Throws a `UserError`, as all here do. */
export function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`\`${path}\` is not UTF-8 text`, { cause });
  }
}

export function jsonOf(path: string, text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new UserError(`\`${path}\` is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** OPA reads YAML 1.1 (`yes` is true), and so the same file means the same here. */
export async function yamlOf(path: string, text: string): Promise<JsonValue> {
  const { parse } = await import('yaml');
  try {
    return parse(text, { version: '1.1', uniqueKeys: true, maxAliasCount: 100 }) as JsonValue;
  } catch (cause) {
    throw new UserError(`\`${path}\` is not YAML: ${(cause as Error).message}`, { cause });
  }
}
