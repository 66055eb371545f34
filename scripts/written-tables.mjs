// @ts-check
// What is worked out of patterns and phrases once, when the program is built, and written into it: of the large tables (src/inspect/read-patterns.ts),
// the words of phrases (number-words.ts), the states of numbers (written-states.ts). No file of it lies in the repository.
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asciiOnly } from './ascii-only.mjs';
import { bundleOptions } from './bundle.mjs';

/** The detectors, and what they have kept to be read. */
const PROGRAM = `import './detectors/index.js';
export { allTables } from './read-patterns.js';
export { wordsOfPhrases } from './detectors/prompt-injection/hits.js';
export { writeWords } from './detectors/prompt-injection/written-words.js';
export { NUMBER_PATTERNS } from './detectors/pii/number-patterns.js';
export { writeStates } from './detectors/pii/written-states.js';`;

/** JSON in ASCII, as names that esbuild is told. @returns {Promise<Record<string, string>>} */
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
    const { allTables, wordsOfPhrases, writeWords, writeStates, NUMBER_PATTERNS } = await import(pathToFileURL(outfile).href);
    return {
      __READ_PATTERNS__: literal(allTables()),
      __NUMBERED_WORDS__: literal(writeWords(wordsOfPhrases)),
      __NUMBER_STATES__: literal(writeStates(NUMBER_PATTERNS)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} json */
function literal(json) {
  return JSON.stringify(json.replace(/[^\0-\x7f]/g, escaped));
}

/** @param {string} unit */
function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
