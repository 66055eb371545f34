import { roleOfName } from './role-names.js';
import { schemaSaysPath } from './roles.js';
import { isJsonObject, member, type JsonObject } from '../../protocol/json/json.js';

/** The arguments of a tool that deserve a condition, by what they are to the server: dotted names. */
export interface ArgumentRoles {
  readonly paths: readonly string[];
  readonly urls: readonly string[];
  readonly commands: readonly string[];
  readonly sql: readonly string[];
}

/** As deep as people nest arguments; a schema may refer to itself. */
const MAX_DEPTH = 4;

export function argumentRoles(schema: JsonObject): ArgumentRoles {
  const found = { paths: [] as string[], urls: [] as string[], commands: [] as string[], sql: [] as string[] };
  visit(schema, '', 0);
  return found;

  function visit(each: JsonObject, prefix: string, depth: number): void {
    const properties = member(each, 'properties');
    if (!isJsonObject(properties) || depth > MAX_DEPTH) return;
    for (const [name, own] of Object.entries(properties)) {
      if (!isJsonObject(own)) continue;
      const full = prefix === '' ? name : `${prefix}.${name}`;
      const items = member(own, 'items');
      const value = isJsonObject(items) ? items : own;
      if (isText(value)) listFor(name, own)?.push(full);
      visit(value, items === undefined ? full : `${full}.*`, depth + 1);
    }
  }

  function listFor(name: string, own: JsonObject): string[] | undefined {
    const role = roleOfName(name);
    if (role === 'path' || schemaSaysPath(own)) return found.paths;
    if (role === 'url' || own['format'] === 'uri') return found.urls;
    if (role === 'command') return found.commands;
    return role === 'sql' ? found.sql : undefined;
  }
}

function isText(schema: JsonObject): boolean {
  const type = member(schema, 'type');
  return (type === undefined ? member(schema, 'properties') === undefined : type === 'string') && member(schema, 'enum') === undefined;
}
