// @ts-check
// `npm test` on a fresh clone: set up, then every test. Arguments go to vitest (`npm test -- test/audit`).
import { spawnSync } from 'node:child_process';
import { root, setUp } from './setup.mjs';

setUp();
const vitest = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(vitest.status ?? 1);
