// @ts-check
// The shipped Rego as its authors must keep it: formatted, strict, tested. With our own commands, so that they are used too.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

setUp();
const template = 'policies/examples/rego-team/bundle';
const profiles = readdirSync(join(root, 'policies')).flatMap((name) => (/\.(yaml|rego)$/.test(name) ? [`policies/${name}`] : []));
const examples = readdirSync(join(root, 'policies/examples')).flatMap((name) =>
  name.endsWith('.yaml') ? [`policies/examples/${name}`] : [],
);
const checks = [
  ['policy', 'fmt', '--list', '--fail', 'rego', 'policies'],
  ['policy', 'check', 'rego'],
  ['policy', 'test', '--coverage', '--threshold', '95', 'rego'],
  ['policy', 'test', ...profiles],
  ['policy', 'test', ...examples],
  ['policy', 'check', '--bundle', template],
  ['policy', 'test', '--bundle', '--engine', 'both', '--coverage', '--threshold', '100', template],
];
const failed = checks.filter((args) => {
  console.log(`$ agentmesh ${args.join(' ')}`);
  return spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), ...args], { cwd: root, stdio: 'inherit' }).status !== 0;
});
process.exit(failed.length > 0 ? 1 : 0);
