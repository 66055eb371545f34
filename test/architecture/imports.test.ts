import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Who may import whom (design: "the rooms"), read again from the sources, so that no lint setting can hide a breach.
 * A room may always import itself, `protocol` and `errors`. Types count like values: a contract is a dependency too.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  errors: [],
  telemetry: [],
  files: [],
  engine: ['config', 'files', 'telemetry'],
  pdp: ['config', 'engine', 'telemetry'],
  compiler: ['engine', 'inspect', 'pdp'],
  addresses: ['pdp'],
  inspect: ['addresses', 'pdp'],
  definitions: ['files', 'inspect', 'pdp'],
  identity: ['pdp', 'telemetry'],
  limits: ['pdp', 'telemetry'],
  audit: ['config', 'files', 'pdp', 'telemetry'],
  pap: ['compiler', 'config', 'engine', 'files', 'pdp', 'telemetry', 'transport'],
  pip: ['addresses', 'config', 'definitions', 'inspect', 'pdp', 'telemetry'],
  pep: ['audit', 'definitions', 'identity', 'inspect', 'limits', 'pdp', 'pip', 'telemetry', 'transport'],
  explain: ['audit', 'compiler', 'engine', 'inspect', 'pap', 'pdp', 'pep', 'pip', 'replay'],
  cases: ['compiler', 'engine', 'files', 'inspect', 'pap', 'pdp', 'pip', 'telemetry'],
  eject: ['cases', 'engine', 'pap', 'pdp'],
  lint: ['compiler', 'engine', 'inspect', 'pap', 'pdp'],
  authoring: ['config', 'engine', 'files', 'pap', 'pdp', 'telemetry'],
  scan: ['audit', 'definitions', 'explain', 'inspect', 'limits', 'pdp', 'pep', 'pip', 'replay', 'telemetry'],
  replay: ['audit', 'inspect', 'limits', 'pdp', 'pep', 'pip'],
  learn: ['audit', 'compiler', 'inspect', 'pdp', 'pip', 'replay'],
  survey: ['compiler', 'inspect', 'transport'],
  transport: ['telemetry'],
  config: ['limits', 'pdp'],
};
/** The composition may see every room; `cli` alone stands above it. */
const COMPOSITION = new Set(['compose', 'index']);

const src = resolve(import.meta.dirname, '../../src');
const files = walk(src).map((path) => ({ path, name: relative(src, path), text: readFileSync(path, 'utf8') }));

describe('rooms', () => {
  test('every room of src/ is in the table', () => {
    const rooms = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory());
    expect(rooms.filter((room) => room !== 'cli' && !COMPOSITION.has(room) && !(room in MAY_IMPORT))).toEqual([]);
  });

  test('imports follow the table', () => {
    const breaches = files.flatMap((file) =>
      importsOf(file)
        .filter((to) => !allowed(roomOf(file.name), roomOf(to)))
        .map((to) => `${file.name} → ${to}`),
    );
    expect(breaches).toEqual([]);
  });

  test('the table allows nothing that nobody imports', () => {
    const imported = new Set(files.flatMap((file) => importsOf(file).map((to) => `${roomOf(file.name)} → ${roomOf(to)}`)));
    const allowed = Object.entries(MAY_IMPORT).flatMap(([from, rooms]) => rooms.map((to) => `${from} → ${to}`));
    expect(allowed.filter((arrow) => !imported.has(arrow))).toEqual([]);
  });

  test('audit/verify shares the format with the writer, not its code', () => {
    const breaches = files
      .filter((file) => file.name.startsWith('audit/verify/'))
      .flatMap((file) => importsOf(file).filter((to) => to.startsWith('audit/') && !/^audit\/(verify\/|event|format)/.test(to)));
    expect(breaches).toEqual([]);
  });

  test('nothing imports the command line', () => {
    expect(files.filter((file) => roomOf(file.name) !== 'cli' && importsOf(file).some((to) => roomOf(to) === 'cli'))).toEqual([]);
  });
});

test('no files import each other', () => {
  const imports = new Map(files.map((file) => [file.name, importsOf(file).map((to) => to.replace(/\.js$/, '.ts'))]));
  expect(files.map(({ name }) => wayBack(name, imports)).filter((way) => way !== undefined)).toEqual([]);
});

describe('edges', () => {
  test.each([
    ['process.exit', /\bprocess\.exit\(/, /^(cli\/|engine\/child)/],
    ['stdout', /\bprocess\.stdout\b/, /^(cli|compose)\//],
    ['console', /\bconsole\./, /^$/],
    ['@open-policy-agent/opa-wasm', /from '@open-policy-agent\/opa-wasm'|import\('@open-policy-agent\/opa-wasm'\)/, /^pdp\//],
    ['jose', /['"]jose['"]/, /^identity\//],
    ['yaml', /['"]yaml['"]/, /^(cli|compiler|pap)\//],
    ['pino', /['"]pino['"]/, /^telemetry\//],
    ['commander', /['"]commander['"]/, /^cli\//],
    ['child_process', /['"]node:child_process['"]/, /^(engine|transport)\//],
    ['any', /: any\b|<any>|as any\b/, /^$/],
  ])('%s is used only where it belongs', (_what, pattern, home) => {
    expect(files.filter((file) => pattern.test(withoutComments(file.text)) && !home.test(file.name)).map((file) => file.name)).toEqual([]);
  });
});

function allowed(from: string, to: string): boolean {
  if (from === to || from === 'cli' || COMPOSITION.has(from)) return true;
  if (from === 'protocol') return false;
  return to === 'protocol' ? from !== 'errors' && from !== 'telemetry' : to === 'errors' || (MAY_IMPORT[from]?.includes(to) ?? false);
}

function importsOf(file: { path: string; text: string }): string[] {
  const found = [...file.text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return found.map((to) => relative(src, resolve(dirname(file.path), to)));
}

/** The shortest way on which a file imports itself, as `a → b → a`. */
function wayBack(from: string, imports: ReadonlyMap<string, readonly string[]>): string | undefined {
  const ways = [[from]];
  const met = new Set<string>();
  for (const way of ways) {
    for (const to of imports.get(way.at(-1) ?? '') ?? []) {
      if (to === from) return [...way, from].join(' → ');
      if (!met.has(to)) ways.push([...way, to]);
      met.add(to);
    }
  }
  return undefined;
}

function roomOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.indexOf('/')) : name.replace(/\.(ts|js)$/, '');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}
