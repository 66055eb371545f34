import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROTECT_OPTIONS, type OptionSpec } from '../../src/config/option-table.js';
import { UNREADABLE } from '../../src/protocol/unreadable.js';

/** What users look up by name (options, codes) is in the documents as it is in the program. */
const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const cli = read('docs/cli.md');
const http = read('docs/http.md');
const protocol = read('docs/protocol.md');

describe('docs/cli.md, agentmesh protect', () => {
  const options: readonly OptionSpec[] = PROTECT_OPTIONS;
  const section = cli.slice(cli.indexOf('## agentmesh protect'), cli.indexOf('## agentmesh audit'));
  const cells = rowsOf(section).map(([first = '']) => first);
  const documented = cells.flatMap((cell) => named(cell, /^(?:-\w|--[a-z-]+)(?: <(.*)>)?$/));

  test.each(options.map((option) => [option.name, option] as const))('has --%s as the program takes it', (name, { short, value }) => {
    expect(documented).toContain(value === undefined ? `--${name}` : `--${name} <${value}>`);
    if (short !== undefined) expect(documented).toContain(`-${short}`);
  });

  test('has no option that the program does not take', () => {
    const known = options.flatMap(({ name, short }) => (short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`]));
    expect(documented.map((text) => text.split(' ', 1)[0]).filter((text) => !known.includes(text ?? ''))).toEqual([]);
  });

  test('has the choices of an option', () => {
    const missing = options.flatMap(({ name, choices = [] }) => {
      const row = section.split('\n').find((line) => line.includes(`\`--${name} `)) ?? '';
      return choices.filter((choice) => !row.includes(`\`${choice}\``)).map((choice) => `--${name}=${choice}`);
    });
    expect(missing).toEqual([]);
  });
});

test('docs/cli.md has every option of the other commands', () => {
  const program = readdirSync(join(root, 'src/cli'), { withFileTypes: true }).filter((entry) => entry.isFile());
  const sources = program.map(({ name }) => read(`src/cli/${name}`)).join('\n');
  const options = [...sources.matchAll(/(?:[oO]ption\(|new Option\()\s*'([^']+)'/g)].flatMap(
    ([, flags = '']) => /--[a-z-]+/.exec(flags) ?? [],
  );
  expect(options.length).toBeGreaterThan(20);
  expect(options.filter((option) => !new RegExp(`${option}(?![a-z-])`).test(cli))).toEqual([]);
});

describe('codes (`ai.agentmesh/code`)', () => {
  const transport = sourcesBelow('src/transport').join('\n');
  const spelt = /\bcode: '([a-z_]+)'|'ai\.agentmesh\/code': '([a-z_]+)'|\bfailure\(\s*'([a-z_]+)'/g;
  const inCode = new Set([...transport.matchAll(spelt)].map(([, a, b, c]) => a ?? b ?? c ?? ''));
  const inDocs = new Set([...tableColumn(http, 'code'), ...tableColumn(protocol, 'code')]);

  test('each that the transport answers with is in docs/http.md or docs/protocol.md', () => {
    expect(inCode.size).toBeGreaterThan(30);
    const text = http + protocol;
    expect([...inCode].filter((code) => !text.includes(`\`${code}\``) && !text.includes(`"${code}"`))).toEqual([]);
  });

  test('each of what is unreadable is in docs/protocol.md with its JSON-RPC code', () => {
    const rows = rowsOf(protocol);
    const missing = Object.entries(UNREADABLE).filter(
      ([code, number]) => !rows.some(([first = '', second]) => first.includes(`\`${code}\``) && second === `−${-number}`),
    );
    expect(missing).toEqual([]);
  });

  test('the documents name none that is not answered', () => {
    expect(inDocs.size).toBeGreaterThan(50);
    expect([...inDocs].filter((code) => !inCode.has(code) && !Object.hasOwn(UNREADABLE, code))).toEqual([]);
  });
});

/** The cells of every table row. */
function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
}

/** What stands in backticks in that column of the tables that have one so headed. */
function tableColumn(text: string, heading: string): string[] {
  let column = -1;
  return text.split('\n').flatMap((line) => {
    const [cells] = rowsOf(line);
    if (cells === undefined) {
      column = -1;
      return [];
    }
    if (column === -1) {
      column = cells.includes(heading) ? cells.indexOf(heading) : Number.POSITIVE_INFINITY;
      return [];
    }
    return named(cells[column] ?? '', /^[a-z_]+$/);
  });
}

function named(cell: string, shape: RegExp): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '').filter((text) => shape.test(text));
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sourcesBelow(join(folder, entry.name)) : [read(join(folder, entry.name))],
  );
}
