import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { askServer, type AskOptions } from '../../src/survey/ask-server.js';
import { httpSse, stateful, stateless } from '../transport/http/remote/sdk-servers.js';

const root = resolve(import.meta.dirname, '../..');
const fixture = (name: string) => join(root, 'test/fixtures/servers', `${name}.mjs`);
const packaged = (name: string) => join(root, 'node_modules/@modelcontextprotocol', name, 'dist/index.js');

function ask(args: readonly string[], options: Partial<AskOptions> = {}) {
  return askServer({
    target: { kind: 'process', command: process.execPath, args, name: 'asked' },
    env: process.env,
    cwd: root,
    version: '1.0.0',
    ...options,
  });
}

describe('what a server says it has', () => {
  test('the filesystem server: tools with schemas and annotations', async () => {
    const { server, tools } = await ask([packaged('server-filesystem'), root]);
    expect(server).toBe('asked');
    const read = tools.find(({ name }) => name === 'read_text_file');
    expect(read).toMatchObject({
      description: expect.stringMatching(/\S/) as string,
      inputSchema: { type: 'object', properties: { path: { type: 'string' } } },
      annotations: { readOnlyHint: true },
    });
  });

  test('the everything server: prompts and resources too', async () => {
    const { tools, prompts = [], resources = [], resourceTemplates = [] } = await ask([packaged('server-everything'), 'stdio']);
    expect(tools.map(({ name }) => name)).toContain('echo');
    expect(prompts.length).toBeGreaterThan(0);
    expect(resources.length).toBeGreaterThan(0);
    expect(resourceTemplates.length).toBeGreaterThan(0);
  });

  test('a server of both kinds of revisions', async () => {
    expect((await ask([fixture('dual-era')])).tools.map(({ name }) => name)).toEqual(['greet', 'run_shell']);
  });

  test.each([
    ['page by page, between noise, requests and answers of its own', 'pages', ['a0', 'a1', 'b0']],
    ['by the number of the page, to an empty cursor', 'counted', ['p0', 'p1', 'p2']],
    ['without a handshake (2026-07-28)', 'stateless', ['only']],
    ['what has no name is no tool, what has no schema is one', 'odd', ['bare']],
    ['a server without tools', 'none', []],
  ])('%s', async (_why, mode, names) => {
    expect((await ask([fixture('surveyed'), mode])).tools.map(({ name }) => name)).toEqual(names);
  });
});

describe('a server that does not say it', () => {
  test.each([
    ['ends at once', ['-e', 'process.exit(7)'], 'ended before it said what it has (exit code 7)'],
    ['refuses', [fixture('surveyed'), 'refuses'], 'refuses the conversation: no'],
    ['answers with an error', [fixture('surveyed'), 'fails'], 'answers tools/list with an error: broken'],
    ['lists without end', [fixture('surveyed'), 'endless'], 'does not come to the end of tools/list'],
  ])('%s: exit code 3', async (_why, args, said) => {
    const error: unknown = await ask(args).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ exitCode: 3, message: expect.stringContaining(said) as string });
  });

  test('is silent: ended with all that it started when the deadline has come', async () => {
    const error: unknown = await ask([fixture('surveyed'), 'silent'], { deadlineMs: 50 }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ exitCode: 3, message: expect.stringContaining('within 0.05 s') as string });
  });

  test('is no command', async () => {
    const target = { kind: 'process', command: join(root, 'no-such-command'), args: [], name: 'none' } as const;
    await expect(ask([], { target })).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining('cannot start') as string });
  });
});

describe('a server at a URL', () => {
  test.each([
    ['with sessions', stateful],
    ['without', stateless],
    ['of the older HTTP+SSE', httpSse],
  ])('%s', async (_why, start) => {
    const url = await start();
    const { server, tools } = await ask([], { target: { kind: 'url', url, name: url.hostname } });
    expect(server).toBe('127.0.0.1');
    expect(tools.map(({ name }) => name)).toContain('echo');
  });

  test('that nobody answers: exit code 3', async () => {
    const url = new URL('http://127.0.0.1:1/mcp');
    await expect(ask([], { target: { kind: 'url', url, name: 'nobody' } })).rejects.toMatchObject({ exitCode: 3 });
  });
});

test('the environment is that of protect: ours, without our own variables', async () => {
  const env = { ...process.env, AGENTMESH_TOKEN: 'secret', SHARED: 'yes' };
  const { tools } = await ask([fixture('surveyed'), 'environment'], { env });
  expect(tools.map(({ name }) => name)).toEqual(['SHARED=yes', 'AGENTMESH_TOKEN=undefined']);
});
