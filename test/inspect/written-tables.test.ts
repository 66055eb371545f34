import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { asciiOnly } from '../../scripts/ascii-only.mjs';
import { bundleOptions } from '../../scripts/bundle.mjs';
import { tabled, WORDS_BESIDE } from '../../src/inspect/detectors/prompt-injection/hits.js';
import { readPhrases } from '../../src/inspect/detectors/prompt-injection/written-phrases.js';
import { unpack } from '../../src/inspect/patterns/packed.js';
import type * as ReadPatterns from '../../src/inspect/patterns/read-patterns.js';
import { writtenTables } from '../../scripts/written-tables.mjs';

const PROGRAM = `import './detectors/index.js';
export { allTables } from './patterns/read-patterns.js';`;

/** Tables are refused that were written from patterns of other texts, and `protect` has its letters beyond ASCII as escapes. */
it('tables are written from patterns as they stand in the program', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'agentmesh-tables-'));
  try {
    const outfile = join(folder, 'program.mjs');
    const stdin = { contents: PROGRAM, resolveDir: 'src/inspect', loader: 'ts' as const };
    await build({ ...bundleOptions, stdin, packages: 'bundle', plugins: [asciiOnly], outfile });
    const { allTables } = (await import(pathToFileURL(outfile).href)) as typeof ReadPatterns;
    const { __READ_PATTERNS__: written = '""' } = await writtenTables();
    const lines = (JSON.parse(written) as string).split('\n').slice(1, -1);
    const tables = lines.map((line) => line.split(' '));
    const unpacked = Object.fromEntries(tables.map(([name = '', packed = '']) => [name, JSON.parse(unpack(packed)) as unknown]));
    expect(unpacked).toEqual(JSON.parse(JSON.stringify(allTables())));
    expect(Object.keys(unpacked).length).toBeGreaterThan(4);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

it('phrases are written as they stand in the program, with what is worked out of them', async () => {
  const { __PHRASE_TABLE__: table = '""', __PHRASES__: rows = '""' } = await writtenTables();
  const read = readPhrases({ table: () => JSON.parse(table) as string, phrases: () => JSON.parse(rows) as string }, WORDS_BESIDE);
  expect(read.table).toEqual(tabled.table);
  expect(read.phrases().map(({ phrase }) => phrase)).toEqual(tabled.phrases().map(({ phrase }) => phrase));
}, 60_000);
