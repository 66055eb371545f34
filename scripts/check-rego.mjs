// @ts-check
// The shipped Rego as its authors must keep it: formatted, strict, tested. With our own commands, so that they are used too.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

setUp();
const checks = [
  ['policy', 'fmt', '--list', '--fail', 'rego', 'policies'],
  ['policy', 'check', 'rego'],
  ['policy', 'test', '--coverage', '--threshold', '95', 'rego'],
  ['policy', 'test', 'policies'],
];
const failed = checks.filter((args) => {
  console.log(`$ agentmesh ${args.join(' ')}`);
  return spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), ...args], { cwd: root, stdio: 'inherit' }).status !== 0;
});
process.exit(failed.length > 0 ? 1 : 0);
