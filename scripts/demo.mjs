// @ts-check
// A real MCP client (the SDK's) uses a real MCP server (@modelcontextprotocol/server-filesystem) through the proxy.
// Every step states what must happen and fails loudly when it does not.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './setup.mjs';

const cli = join(root, 'dist', 'cli.js');
const server = join(root, 'node_modules', '@modelcontextprotocol', 'server-filesystem', 'dist', 'index.js');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'agentmesh-demo-')));
const documents = join(folder, 'documents');
const policy = join(folder, 'policy.yaml');
const log = join(folder, 'audit.log');

mkdirSync(documents);
writeFileSync(join(documents, 'report.txt'), 'Quarterly report: all is well.\n');
writeFileSync(join(documents, '.env'), 'DATABASE_PASSWORD=hunter2\n');
writeFileSync(join(folder, 'outside.txt'), 'not for the agent\n');

const first = `version: "1.0"
mode: enforce
rules:
  - tool: read_text_file
    action: allow
    reason: Reports may be read, secrets may not
    conditions:
      - path_starts_with: ${JSON.stringify(documents)}
      - path_not_contains: [".env", "secrets", "credentials"]
  - tool: list_directory
    action: allow
    rate_limit: { requests: 3, per: minute }
  - tool: write_file
    action: deny
    reason: This session is read-only
`;
const edited = first.replace(
  'action: deny\n    reason: This session is read-only',
  `action: allow\n    conditions:\n      - path_starts_with: ${JSON.stringify(documents)}`,
);

title(`The policy (${relative(folder, policy)})`);
process.stdout.write(first.replaceAll(folder, '…').replace(/^(?=.)/gm, '    '));
writeFileSync(policy, first);

title('A real client, a real server, the proxy between them');
show(`agentmesh protect --policy=policy.yaml --log=audit.log node server-filesystem documents`);
let client = new Client({ name: 'demo', version: '1.0.0' });
const transport = new StdioClientTransport({
  command: process.execPath,
  args: [cli, 'protect', `--policy=${policy}`, `--log=${log}`, '--name=demo-filesystem', process.execPath, server, documents],
  stderr: 'pipe',
});
transport.stderr?.on('data', said);
await client.connect(transport);

try {
  const { tools } = await client.listTools();
  expect(
    'tools/list shows only what the policy can allow',
    tools.map((tool) => tool.name).join(', '),
    (names) => names.includes('read_text_file') && !names.includes('move_file'),
  );

  expect('a report is read', await call('read_text_file', { path: join(documents, 'report.txt') }), (text) =>
    text.startsWith('Quarterly report'),
  );
  expect('.env is denied, with the reason', await call('read_text_file', { path: join(documents, '.env') }), denied);
  expect('a traversal is blocked', await call('read_text_file', { path: `${documents}/../outside.txt` }), denied);
  expect('an encoded traversal is blocked', await call('read_text_file', { path: `${documents}/%2e%2e/outside.txt` }), denied);

  const listings = [];
  for (let n = 1; n <= 4; n++) listings.push(await call('list_directory', { path: documents }));
  expect('the rate limit holds: three listings pass …', listings[2] ?? '', (text) => text.includes('report.txt'));
  expect('… the fourth says when to retry', listings[3] ?? '', (text) => denied(text) && /again in \d+ second/i.test(text));

  const note = { path: join(documents, 'note.txt'), content: 'written by the agent' };
  expect('a write is denied', await call('write_file', note), denied);
  const saved = performance.now();
  writeFileSync(`${policy}.tmp`, edited);
  renameSync(`${policy}.tmp`, policy);
  title('The policy file is saved with write_file allowed; the proxy keeps running, and the client asks until it may write');
  let answer = await call('write_file', note);
  while (denied(answer) && performance.now() - saved < 10_000) {
    await new Promise((done) => setTimeout(done, 100));
    answer = await call('write_file', note);
  }
  expect(`the new policy decides ${Math.round(performance.now() - saved)} ms after the save`, answer, (text) => /success/i.test(text));
} finally {
  await client.close();
}

title('The same server and policy for clients over HTTP, and behind them a client on stdio: two proxies, each decides');
show('agentmesh protect --policy=policy.yaml --listen 0 node server-filesystem documents');
const listener = await listening(['--no-log', `--policy=${policy}`, '--listen=0', process.execPath, server, documents]);
const overHttp = new Client({ name: 'demo', version: '1.0.0' });
const throughBoth = new Client({ name: 'demo', version: '1.0.0' });
try {
  await overHttp.connect(new StreamableHTTPClientTransport(new URL(listener.url)));
  client = overHttp;
  expect('over HTTP a report is read', await call('read_text_file', { path: join(documents, 'report.txt') }), (text) =>
    text.startsWith('Quarterly report'),
  );
  expect('… and .env is denied', await call('read_text_file', { path: join(documents, '.env') }), denied);
  show(`agentmesh protect --policy=strict ${listener.url}`);
  const args = [cli, 'protect', '--no-log', '--policy=strict', listener.url];
  const second = new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' });
  second.stderr?.on('data', said);
  await throughBoth.connect(second);
  client = throughBoth;
  expect(
    'a client on stdio reads it from the server at that URL',
    await call('read_text_file', { path: join(documents, 'report.txt') }),
    (text) => text.startsWith('Quarterly report'),
  );
} finally {
  await throughBoth.close();
  await overHttp.close();
  listener.stop();
}

title('The audit log');
cliStep(['audit', '--violations-only', log]);
cliStep(['audit', 'verify', log]);

title('Why the first denial, and the nearest change that would pass: the recorded call, asked of the policy that decided it');
writeFileSync(policy, first);
cliStep(['policy', 'explain', `--policy=${policy}`, `--log=${log}`, `--id=${firstDenial(log)}`]);
rmSync(folder, { recursive: true, force: true });
title('Done. Put the same line into your client: agentmesh protect --policy=strict <your server>');

/** @param {string} name @param {Record<string, unknown>} args @returns {Promise<string>} */
async function call(name, args) {
  const result = await client.callTool({ name, arguments: args });
  const content = /** @type {{ type: string, text?: string }[]} */ (result.content);
  return content.map((item) => item.text ?? `[${item.type}]`).join('\n');
}

/** A proxy that listens, and where. @param {string[]} options @returns {Promise<{ url: string, stop: () => void }>} */
function listening(options) {
  const child = spawn(process.execPath, [cli, 'protect', ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said(chunk);
      const url = / at (http:\/\/\S+)/.exec(String(chunk))?.[1];
      if (url !== undefined) resolve({ url, stop: () => child.kill() });
    });
    child.on('exit', (code) => reject(new Error(`the demonstration failed: the proxy ended with ${code} before it listened`)));
  });
}

/** What a proxy says on stderr; of a line of its log, which is JSON where no terminal is, what it says. @param {Buffer | string} chunk */
function said(chunk) {
  const lines = String(chunk)
    .replaceAll(folder, '…')
    .replace(/^\{"level".*"msg":"([^"]*)"\}$/gm, 'agentmesh: $1');
  process.stdout.write(lines.replace(/^(?=.)/gm, '    │ '));
}

/** The decision id of the first call that the log says was denied. @param {string} path */
function firstDenial(path) {
  const { data } = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .find((entry) => entry.type === 'ai.agentmesh.policy.evaluation' && entry.data.decision === 'deny' && entry.data.tool !== undefined);
  return data.decision_id;
}

/** @param {string} text */
function denied(text) {
  return text.startsWith('Blocked by policy');
}

/** @param {string} what @param {string} got @param {(got: string) => boolean} holds */
function expect(what, got, holds) {
  const fine = holds(got);
  process.stdout.write(`  ${fine ? '✓' : '✗'} ${what}\n      ${got.replaceAll(folder, '…').trim().replaceAll('\n', '\n      ')}\n`);
  if (!fine) throw new Error(`the demonstration failed: ${what}`);
}

/** @param {string[]} args */
function cliStep(args) {
  show(`agentmesh ${args.map((arg) => arg.replace(`${folder}/`, '')).join(' ')}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  process.stdout.write(`${stdout}${stderr}`.replaceAll(folder, '…').replace(/^(?=.)/gm, '    '));
  if (status !== 0) throw new Error(`the demonstration failed: agentmesh ${args.join(' ')} exited with ${status}`);
}

/** @param {string} text */
function title(text) {
  process.stdout.write(`\n${text}\n`);
}

/** @param {string} command */
function show(command) {
  process.stdout.write(`  $ ${command}\n`);
}
