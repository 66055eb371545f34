// @ts-check
// What is worked out of patterns and phrases once, when the program is built, and written into it: of the large tables (src/inspect/patterns/read-patterns.ts),
// phrases and their words (written-phrases.ts), the states of numbers (written-states.ts) and how few digits they have (may-hold-id.ts). No file of it lies in the repository.
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { asciiOnly } from './ascii-only.mjs';
import { bundleOptions } from './bundle.mjs';

/** The detectors, and what they have kept to be read. */
const PROGRAM = `import './detectors/index.js';
export { allTables } from './patterns/read-patterns.js';
export { tabled, WORDS_BESIDE } from './detectors/prompt-injection/hits.js';
export { writePhrases } from './detectors/prompt-injection/written-phrases.js';
export { NUMBER_PATTERNS } from './detectors/pii/number-patterns.js';
export { writeStates } from './detectors/pii/written-states.js';
export { fewestDigits } from './detectors/pii/may-hold-id.js';`;

/** As names that esbuild is told: texts, most of which are packed (`src/inspect/patterns/packed.ts`). @returns {Promise<Record<string, string>>} */
export async function writtenTables() {
  const folder = mkdtempSync(join(tmpdir(), 'agentmesh-build-'));
  try {
    const outfile = join(folder, 'tables.mjs');
    await build({
      ...bundleOptions,
      stdin: { contents: PROGRAM, resolveDir: 'src/inspect', loader: 'ts' },
      packages: 'bundle',
      plugins: [asciiOnly],
      outfile,
    });
    const program = await import(pathToFileURL(outfile).href);
    const { allTables, tabled, WORDS_BESIDE, writePhrases, writeStates, NUMBER_PATTERNS, fewestDigits } = program;
    const { table, rows } = writePhrases(tabled, WORDS_BESIDE);
    return {
      __READ_PATTERNS__: JSON.stringify(
        `\n${Object.entries(allTables())
          .map(([name, table]) => `${name} ${packed(JSON.stringify(table))}\n`)
          .join('')}`,
      ),
      __PHRASE_TABLE__: JSON.stringify(table),
      __PHRASES__: JSON.stringify(packed(rows)),
      __FEWEST_DIGITS__: JSON.stringify(JSON.stringify(fewestDigits())),
      __NUMBER_STATES__: JSON.stringify(writeStates(NUMBER_PATTERNS)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} json */
function packed(json) {
  return deflateRawSync(json.replace(/[^\0-\x7f]/g, escaped), { level: 9 }).toString('base64');
}

/** @param {string} unit */
function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
