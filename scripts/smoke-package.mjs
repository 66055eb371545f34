// @ts-check
// What a user gets: the package is packed, its file list is looked at, it is installed into an empty project and protects a real server there.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

setUp();
/** Everything that may stand in the package; a file that matches nothing here is a stray. */
const EXPECTED = [
  /^package\.json$/,
  /^(README|ARCHITECTURE|CONTRIBUTING|CHANGELOG|THIRD_PARTY_NOTICES)\.md$/,
  /^(LICENSE|NOTICE)$/,
  /^dist\/[\w-]+\.c?js(\.map)?$/,
  /^dist\/chunks\/[\w.-]+\.js(\.map)?$/,
  /^dist\/types\/.+\.d\.ts$/,
  /^dist\/versions\.json$/,
  /^dist\/profiles\/[\w.-]+$/,
  /^policies\/.+\.(yaml|rego|md|json)$/,
  /^policies\/examples\/rego-team\/(\.github\/workflows\/policy\.yml|bundle\/\.manifest)$/,
  /^rego\/.+\.(rego|json|md)$/,
  /^rego\/\.manifest$/,
  /^engine\/opa\.wasm\.(br|sha256)$/,
  /^docs\/.+\.md$/,
];
const LARGEST_PACKED = 10 * 1024 * 1024;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'agentmesh-package-')));
try {
  const [pack] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], root));
  const stray = pack.files
    .map((/** @type {{ path: string }} */ file) => file.path)
    .filter((/** @type {string} */ path) => !EXPECTED.some((pattern) => pattern.test(path)));
  check(stray.length === 0, `no stray file (${pack.files.length} files, ${(pack.size / 1e6).toFixed(1)} MB packed) ${stray.join(' ')}`);
  check(pack.size < LARGEST_PACKED, `smaller than ${LARGEST_PACKED} bytes`);

  const project = join(folder, 'project');
  const files = join(folder, 'files');
  mkdirSync(project);
  mkdirSync(files);
  writeFileSync(join(files, 'a.txt'), 'hello');
  writeFileSync(join(files, '.env'), 'SECRET=1');
  writeFileSync(join(project, 'package.json'), '{"name":"empty","private":true}');
  npm(
    ['install', '--no-audit', '--no-fund', '--loglevel=error', join(folder, pack.filename), '@modelcontextprotocol/server-filesystem'],
    project,
  );

  const version = spawnSync('npx', ['agentmesh', '--version'], { cwd: project, encoding: 'utf8' });
  check(version.stdout.includes('OPA'), `npx agentmesh --version: ${version.stdout.trim()}${version.stderr.trim()}`);

  const client = new Client({ name: 'smoke', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({
      command: 'npx',
      args: [
        'agentmesh',
        'protect',
        '--policy=strict',
        `--log=${join(folder, 'audit.log')}`,
        join('node_modules', '.bin', 'mcp-server-filesystem'),
        files,
      ],
      cwd: project,
      env: { ...process.env, AGENTMESH_CACHE_DIR: join(folder, 'cache') },
    }),
  );
  const { tools } = await client.listTools();
  check(
    tools.some((tool) => tool.name === 'read_text_file') && !tools.some((tool) => tool.name === 'write_file'),
    `strict lists ${tools.length} tools`,
  );
  const read = await client.callTool({ name: 'read_text_file', arguments: { path: join(files, 'a.txt') } });
  check(JSON.stringify(read.content).includes('hello'), 'a file is read');
  const secret = await client.callTool({ name: 'read_text_file', arguments: { path: join(files, '.env') } });
  check(secret.isError === true && JSON.stringify(secret.content).includes('Blocked by policy'), '.env is denied');
  await client.close();

  const library = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `import { MCPProxy } from 'agentmesh-mcp-proxy'; console.log(typeof MCPProxy)`],
    { cwd: project, encoding: 'utf8' },
  );
  check(library.stdout.trim() === 'function', `import { MCPProxy }: ${library.stdout.trim()}${library.stderr.trim()}`);
  const verify = spawnSync('npx', ['agentmesh', 'audit', 'verify', join(folder, 'audit.log')], { cwd: project, encoding: 'utf8' });
  check(verify.status === 0, `audit verify: ${(verify.stdout + verify.stderr).trim()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {boolean} holds @param {string} what */
function check(holds, what) {
  console.log(`${holds ? '✓' : '✗'} ${what}`);
  if (!holds) throw new Error(what);
}

/** @param {string[]} args @param {string} cwd */
function npm(args, cwd) {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (status !== 0) throw new Error(`npm ${args[0]} failed: ${stderr}`);
  return stdout;
}
