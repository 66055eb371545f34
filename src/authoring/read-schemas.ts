import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';
import { UserError } from '../errors/exit.js';
import { statIfThere } from '../files/stat-if-there.js';
import { jsonOf, textOf } from '../pap/bundle/file-text.js';
import { isJsonObject, type JsonObject } from '../protocol/json/json.js';

type Schemas = Readonly<Record<string, JsonObject>>;

/** Those that the package ships: of the input document everywhere, of `data.mcp.config` where an annotation names it. */
export function shippedSchemas(): Schemas {
  const folder = join(packageRoot, 'rego', 'schemas');
  return existsSync(folder) ? readSchemas(folder) : {};
}

/** As `--schema` of OPA: a file is the input's, a folder holds those that annotations name by their paths. Throws a `UserError`. */
export function readSchemas(path: string): Schemas {
  const found = statIfThere(path);
  if (found === undefined) throw new UserError(`\`${path}\` does not exist`);
  if (!found.isDirectory()) return { input: schemaIn(path) };
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw new UserError(`there is no schema (\`.json\`) in \`${path}\``);
  return Object.fromEntries(names.map((name) => [name.replaceAll('\\', '/').replace(/\.json$/, ''), schemaIn(join(path, name))]));
}

function schemaIn(path: string): JsonObject {
  const value = jsonOf(path, textOf(path, readFileSync(path)));
  if (isJsonObject(value)) return value;
  throw new UserError(`\`${path}\` is no JSON Schema: an object is expected`);
}
