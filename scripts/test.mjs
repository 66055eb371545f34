// @ts-check
// `npm test` on a fresh clone: set up, then every test. Arguments go to vitest (`npm test -- test/audit`).
import { spawnSync } from 'node:child_process';
import { root, setUp } from './setup.mjs';

setUp();
// Each program that a test starts would read them, and only setting up speaks with others: a tenth of a second of every start.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const vitest = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  cwd: root,
  env,
  stdio: 'inherit',
});
process.exit(vitest.status ?? 1);
