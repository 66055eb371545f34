import { readFileSync } from 'node:fs';
import { UserError } from '../errors/exit.js';
import { whyRefused } from '../errors/why-refused.js';
import { jsonOf, textOf, yamlOf } from '../pap/bundle/file-text.js';
import type { JsonValue } from '../protocol/json/json.js';

/** A file's text; `-` and undefined are standard input. Throws a `UserError`. */
export function readText(path: string | undefined): string {
  const name = path === undefined || path === '-' ? undefined : path;
  try {
    return textOf(name ?? 'standard input', readFileSync(name ?? process.stdin.fd));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`\`${name ?? 'standard input'}\` cannot be read: ${whyRefused(cause)}`, { cause });
  }
}

/** An input document in JSON, or by its name in YAML. */
export async function readInput(path: string | undefined): Promise<JsonValue> {
  const text = readText(path);
  return path !== undefined && /\.ya?ml$/.test(path) ? yamlOf(path, text) : jsonOf(path ?? 'standard input', text);
}
