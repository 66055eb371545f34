import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MCPProxy, UserError, type MCPProxyOptions } from '../../src/index.js';
import { call, parse, type Answer } from './harness.js';

/** Answers every request with its own params. */
const ECHO = `
let rest = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n');
  rest = lines.pop();
  for (const line of lines) {
    const { id, params } = JSON.parse(line);
    if (id !== undefined) process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, result: { content: [{ type: 'text', text: JSON.stringify(params) }] } }) + '\\n');
  }
});
process.stdin.on('end', () => process.exit(7));
`;
const POLICY = (denied: string) =>
  `version: "1.0"\ndefault_action: allow\nrules:\n  - tool: ${denied}\n    action: deny\n    reason: "not ${denied}"\n`;

let folder: string;
let open: MCPProxy[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agentmesh-library-'));
  writeFileSync(join(folder, 'server.mjs'), ECHO);
  writeFileSync(join(folder, 'policy.yaml'), POLICY('run_shell'));
});
afterEach(async () => {
  await Promise.all(open.map((proxy) => proxy.stop()));
  open = [];
  rmSync(folder, { recursive: true, force: true });
});

interface Harness {
  readonly proxy: MCPProxy;
  readonly input: PassThrough;
  readonly ask: (message: { readonly id: number | string }) => Promise<Answer>;
}

function make(options: Partial<MCPProxyOptions> = {}): Harness {
  const input = new PassThrough();
  const output = new PassThrough();
  const answers = new Map<unknown, (answer: Answer) => void>();
  output.setEncoding('utf8').on('data', (chunk: string) => {
    for (const line of chunk.split('\n').filter((each) => each !== '')) answers.get(parse(line).id)?.(parse(line));
  });
  const proxy = new MCPProxy({
    target: join(folder, 'server.mjs'),
    policy: join(folder, 'policy.yaml'),
    log: join(folder, 'audit.log'),
    input,
    output,
    ...options,
  });
  open.push(proxy);
  const ask = (message: { readonly id: number | string }) =>
    new Promise<Answer>((done) => {
      answers.set(message.id, done);
      input.write(`${JSON.stringify(message)}\n`);
    });
  return { proxy, input, ask };
}

describe('MCPProxy', () => {
  test('serves, tells of decisions and violations, and of its end', async () => {
    const told: string[] = [];
    const { proxy, input, ask } = make({
      onViolation: ({ tool, enforced, reasons }) => {
        told.push(`option: ${String(tool)} ${String(enforced)} ${reasons[0]?.message ?? ''}`);
        throw new Error('a listener of the user');
      },
    });
    const failsLater: () => unknown = () => Promise.reject(new Error('a listener that fails later'));
    proxy.on('violation', failsLater);
    proxy.on('violation', ({ tool }) => void told.push(`event: ${String(tool)}`));
    proxy.on('decision', ({ decision, time }) => void told.push(`${decision} ${String(Number.isNaN(Date.parse(time)))}`));
    const facts = await proxy.start();
    expect(facts).toMatchObject({ server: expect.any(String) as unknown, mode: 'enforce', log: join(folder, 'audit.log') });

    expect((await ask(call(1, 'read', { a: 1 }))).result?.content[0]?.text).toBe('{"name":"read","arguments":{"a":1}}');
    expect((await ask(call(2, 'run_shell'))).result?.content[0]?.text).toContain('not run_shell');
    expect(told).toEqual(['allow false', 'deny false', 'option: run_shell true not run_shell', 'event: run_shell']);

    const exit = once(proxy, 'exit');
    input.end();
    expect(await exit).toEqual([{ code: 7, signal: null }]);
    expect(await proxy.stop()).toEqual({ code: 7, signal: null });
    expect(readFileSync(join(folder, 'audit.log'), 'utf8')).toContain('"ai.agentmesh.tool.invoked"');
  });

  test('reloads, and says so', async () => {
    const { proxy, ask } = make();
    await proxy.start();
    const told = once(proxy, 'reload');
    writeFileSync(join(folder, 'policy.yaml'), POLICY('read'));
    await proxy.reload();
    expect(await told).toMatchObject([{ outcome: 'reloaded' }]);
    expect((await ask(call(1, 'read'))).result?.isError).toBe(true);
    expect((await ask(call(2, 'run_shell'))).result?.isError).toBeUndefined();
  });

  test('stops a server that is at work', async () => {
    const { proxy } = make();
    expect(await proxy.stop()).toBeUndefined();
    await proxy.start();
    const [first, second] = await Promise.all([proxy.stop(), proxy.stop()]);
    expect(first).toEqual(second);
    expect(first?.signal ?? first?.code).toBeDefined();
  });

  test('starts once', async () => {
    const { proxy } = make();
    await proxy.start();
    await expect(proxy.start()).rejects.toThrow('was started before');
  });

  test.each([
    ['an option that is misspelt', { polciy: 'strict' }, 'unknown option `polciy` of MCPProxy (did you mean `policy`?)'],
    [
      'a mode that does not exist',
      { mode: 'enfroce' },
      '`enfroce` is no value of the option `mode` (did you mean `enforce`?): write `enforce` or `shadow`',
    ],
    ['a switch that is a text', { sanitize: 'no' }, '`no` is no value of the option `sanitize`'],
    ['no target', { target: '' }, 'needs a `target`'],
    ['arguments that are one text', { targetArgs: '/tmp' }, '`/tmp` is no value of the option `targetArgs`: it takes a list of texts'],
    ['no policy at all', { policy: [] }, 'it takes a text or a list of at least one text'],
    [
      'an identity that is a text',
      { identity: 'bob' },
      '`bob` is no value of the option `identity`: it takes an object of `name`, `token`',
    ],
    ['a misspelt member', { identity: { nane: 'bob' } }, 'unknown option `nane` of `identity` of MCPProxy (did you mean `name`?)'],
    ['a limit out of range', { limits: { depth: -1 } }, '`-1` is no value of the option `depth`: it takes a whole number from 1 to 10000'],
    ['a name for two files', { name: '../x' }, '`../x` is no value of the option `name`: it takes letters, digits'],
    ['a listener that cannot be called', { onViolation: 'log' }, '`log` is no value of the option `onViolation`: it takes a function'],
    ['a log that is a switch', { log: true }, '`true` is no value of the option `log`: it takes a text or `false`'],
    ['what is no stream', { input: 5 }, '`5` is no value of the option `input`: it takes a stream'],
    ['half a logger', { logger: { info: () => undefined } }, 'it takes an object of `debug`, `info`, `warn`, `error`'],
  ])('refuses %s at once', (_what, options, message) => {
    expect(() => make(options as never)).toThrow(message);
  });

  test.each([
    ['a rate that is none', { rateLimit: 'lots' }, /lots/],
    ['a rate of fewer than nothing', { rateLimit: { requests: -1, per: 'minute' } as const }, /`-1`.*is not a whole number/],
    ['a policy that does not exist', { policy: 'strcit' }, /did you mean `strict`/],
    [
      'the page’s package, whose real name it says',
      { target: '@anthropic/mcp-server-filesystem', targetArgs: ['/tmp'] },
      /@modelcontextprotocol\/server-filesystem/,
    ],
    ['a log that cannot be written', { log: '/dev/null/audit.log' }, /audit\.log/],
  ])('does not start with %s', async (_what, options, message) => {
    const { proxy } = make(options);
    const error: unknown = await proxy.start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(message);
  });
});
