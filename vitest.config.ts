import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { assembled } from './scripts/assembled.mjs';
import { LongestFirst } from './test/longest-first.js';
import { FILES_WITH_DOUBLES, SHARED_ROOMS } from './test/shared-rooms.js';

// Workers are ended before they can clear up: what they and their processes leave lies in one folder, which goes with the run. Each project reads this file again.
if (process.env['AGENTMESH_TEST_FOLDER'] === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'agentmesh-'));
  // Some programs are run as another user.
  chmodSync(folder, 0o755);
  process.env['AGENTMESH_TEST_FOLDER'] = process.env['TMPDIR'] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

const shared = SHARED_ROOMS.map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  // Long texts are read as they are where the program is built.
  define: { __LONG_TEXTS__: JSON.stringify(await assembled('inspect/traits/long-texts.wat')) },
  test: {
    // Most of the time a test waits for processes of its own; by default two cores would have one worker.
    maxWorkers: 2,
    // Real processes on two cores: a generous ceiling that only a hang reaches.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'own', include: ['test/**/*.test.ts'], exclude: shared, globalSetup: 'test/warm-opa/set-up.ts' } },
      { extends: true, test: { name: 'doubles', include: FILES_WITH_DOUBLES } },
      { extends: true, test: { name: 'shared', include: shared, exclude: FILES_WITH_DOUBLES, isolate: false } },
    ],
  },
});
