import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { packageRoot } from '../../src/config/package-root.js';
import { detectors } from '../../src/inspect/detectors/index.js';
import { ROLE_TABLE } from '../../src/inspect/roles/role-table.js';
import { roleOf, schemaBelow } from '../../src/inspect/roles/roles.js';
import { ROLES, type Role } from '../../src/pdp/role.js';
import { isJsonObject, type JsonObject } from '../../src/protocol/json/json.js';
import { ROLE_CALLS, type RoleCall } from './role-calls.js';

function recorded(server: string, tool: string): JsonObject | undefined {
  const [kind, file] = server.split(':');
  if (kind !== 'recorded' || file === undefined) return undefined;
  const text = readFileSync(join(packageRoot, 'test/fixtures/tools', `${file}.json`), 'utf8');
  const { tools } = JSON.parse(text) as { tools: readonly { name: string; inputSchema: JsonObject }[] };
  const found = tools.find(({ name }) => name === tool);
  if (found === undefined) throw new Error(`${file} has no tool ${tool}`);
  return found.inputSchema;
}

function roleIn({ server, tool, at, value }: RoleCall): Role {
  const steps = at.slice(1).split('/');
  const root = recorded(server, tool);
  const schema = steps.reduce<JsonObject | undefined>((below, step) => schemaBelow(below, /^\d+$/.test(step) ? Number(step) : step), root);
  if (root !== undefined && !isJsonObject(schema)) throw new Error(`${tool} of ${server} has no ${at}`);
  const name = steps.findLast((step) => !/^\d+$/.test(step)) ?? '';
  return roleOf(value, { tool, name, schema, pathNames: new Set() });
}

const titled = (calls: readonly RoleCall[]) => calls.map((each) => [`${each.tool} ${each.at}: ${each.value}`, each] as const);

describe.each(ROLES)('%s', (role) => {
  const { calls, others } = ROLE_CALLS[role];

  it.each(titled(calls))('is %s', (_title, each) => {
    expect(roleIn(each)).toBe(role);
  });

  it.each(others.map((each) => [`${each.tool} ${each.at}: ${each.value}`, each] as const))('is not %s', (_title, each) => {
    expect(each.is).not.toBe(role);
    expect(roleIn(each)).toBe(each.is);
  });

  it('has calls of its own', () => {
    expect([calls.length, others.length]).toEqual([3, 3]);
  });
});

test('no name and no format is of two roles', () => {
  const all = (column: 'names' | 'lastWords') => ROLES.flatMap((role) => ROLE_TABLE[role][column]?.split(' ') ?? []);
  const formats = ROLES.flatMap((role) => ROLE_TABLE[role].formats ?? []);
  for (const list of [all('names'), all('lastWords'), formats]) expect(list.filter((each, at) => list.indexOf(each) < at)).toEqual([]);
});

test('a row a role in the documentation', () => {
  const rows = ROLES.map(row);
  const [, section = ''] = readFileSync(join(packageRoot, 'docs/detection.md'), 'utf8').split('\n### Roles\n');
  const [table = ''] = section.split('\n#');
  expect(table.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
});

function row(role: Role): string {
  const { meaning, formats = [], described, names, lastWords, onlyAfter, notAfter, inTools, shape } = ROLE_TABLE[role];
  const schema = [...formats.map((format) => `\`${format}\``), ...(described === undefined ? [] : ['a description that speaks of a path'])];
  const after = Object.entries(onlyAfter ?? {}).map(([word, before]) => `\`${word}\` only after: ${before}`);
  const last = [lastWords, ...after, notAfter === undefined ? undefined : `not after: ${notAfter}`].filter((each) => each !== undefined);
  const tools = inTools === undefined ? [] : [`\`${inTools.argument}\` of tools with a word of: ${inTools.words}`];
  const rest = [...tools, ...(shape === undefined ? [] : [shape.says])];
  const own = detectors.filter(({ roles }) => roles?.has(role) === true).map(({ name }) => `\`${name}\``);
  const cells: readonly string[] = [
    `\`${role}\``,
    meaning,
    schema.join(', '),
    names ?? '',
    last.join('; '),
    rest.join('; '),
    own.join(' '),
  ];
  return `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |').replaceAll('|  |', '| |');
}
