import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openRequest, readUntil } from '../transport/http/reverse/harness.js';
import { META, modern } from '../transport/http/sessions/harness.js';
import { endListeners, listening, node, site, type Site } from './proxied.js';
import { body, session, TASKS, tokens } from './task-clients.js';

let place: Site;
beforeEach(() => void (place = site()));
afterEach(async () => {
  await endListeners();
  place.remove();
});

const RELATED = 'io.modelcontextprotocol/related-task';
const told = (method: string, params: object) => ({ method, params });
const policy = (denied: string) => `version: "1.0"\ndefault_action: allow\nrules:\n  - { tool: ${denied}, action: deny }\n`;

/** Each in front of one server that has the tasks of all. */
const SERVERS: readonly (readonly [string, string, () => Promise<readonly string[]>])[] = [
  ['a process that sessions share', '--sessions=shared', () => Promise.resolve([node, TASKS])],
  [
    'a server at a URL',
    '--sessions=isolated',
    async () => {
      const server = spawn(node, [TASKS, 'http'], { stdio: ['ignore', 'pipe', 'inherit'] });
      onTestFinished(async () => {
        if (server.kill()) await once(server, 'exit');
      });
      const [url] = (await once(createInterface(server.stdout), 'line')) as [string];
      return [url];
    },
  ],
];

describe.each(SERVERS)('in front of %s', (_what, sessions, server) => {
  const listen = async (options: readonly string[] = []) => {
    const file = place.write('policy.yaml', policy('other'));
    return (await listening([sessions, `--policy=${file}`, `--log=${place.log}`, ...options], await server())).url;
  };

  test('a session reads, ends and lists its own tasks, and no other’s', async () => {
    const url = await listen();
    const [mine, other] = [await session(url), await session(url)];
    for (const [at, id] of [
      [mine, 'a'],
      [other, 'b'],
      [mine, 'c'],
    ] as const)
      expect(await at.make(id)).toContain(`"taskId":"${id}"`);
    for (const method of ['tasks/get', 'tasks/result', 'tasks/cancel']) {
      const denied = await other.ask(method, { taskId: 'a' });
      expect([method, denied]).toEqual([method, expect.stringContaining('foreign_task')]);
      expect(denied).not.toMatch(/working|result of|cancelled/);
      expect(await mine.ask(method, { taskId: 'a' })).toMatch(/working|result of a|cancelled/);
    }
    expect(await mine.listed()).toEqual(['c', 'a', 'next']);
    expect(await other.listed()).toEqual(['b', 'next']);
    expect(await other.make('a')).toContain('foreign_task');
  });

  test('what a server says of a task reaches its session alone', async () => {
    const url = await listen();
    const [mine, other, third] = [await session(url), await session(url), await session(url)];
    const streams = [await mine.stream(), await other.stream()];
    await mine.make('a');
    await third.say(
      told('notifications/tasks/status', { taskId: 'a', status: 'working', statusMessage: 'secret status' }),
      told('notifications/message', { level: 'info', data: 'secret line', _meta: { [RELATED]: { taskId: 'a' } } }),
      told('notifications/message', { level: 'info', data: 'the end' }),
    );
    const [own, foreign] = await Promise.all(streams.map((stream) => readUntil(stream, /the end/)));
    expect(own).toMatch(/secret status.*secret line/s);
    expect(foreign).not.toContain('secret');
  });

  test('nobody has a task whose session has ended', async () => {
    const url = await listen();
    const [mine, other] = [await session(url), await session(url)];
    await mine.make('a');
    expect((await mine.end()).status).toBeLessThan(300);
    for (const method of ['tasks/get', 'tasks/result', 'tasks/cancel']) {
      expect(await other.ask(method, { taskId: 'a' })).toMatch(/foreign_task|task\.unknown/);
    }
    expect(await other.listed()).toEqual(['next']);
  });

  test('a task of a tool that is denied now is neither read nor listed, and ends', async () => {
    const url = await listen();
    const mine = await session(url);
    const stream = await mine.stream();
    await mine.ask('tools/list');
    await mine.make('a');
    place.write('policy.yaml', policy('run'));
    await readUntil(stream, /notifications\/tools\/list_changed/);
    for (const method of ['tasks/get', 'tasks/result']) expect(await mine.ask(method, { taskId: 'a' })).toContain('task.tool');
    expect(await mine.listed()).toEqual(['next']);
    expect(await mine.ask('tasks/cancel', { taskId: 'a' })).toContain('cancelled');
  });

  test('a caller with a token is one owner in all of its sessions; who listens for another’s task is refused', async () => {
    const { tokenOf, options } = await tokens(place);
    const url = await listen(options);
    const [ann, again, bob] = [await tokenOf('ann'), await tokenOf('ann', { jti: 'another' }), await tokenOf('bob')];
    const [first, second, another] = [await session(url, ann), await session(url, again), await session(url, bob)];
    await first.make('a');
    await first.end();
    expect(await second.ask('tasks/result', { taskId: 'a' })).toContain('result of a');
    expect(await second.listed()).toEqual(['a', 'next']);
    expect(await another.ask('tasks/result', { taskId: 'a' })).toContain('foreign_task');
    expect(await another.listed()).toEqual(['next']);

    // 2026-07-28 has no sessions.
    const opened = (token: string, method: string, params: object, name?: string) => {
      const headers = { ...modern(method, name), authorization: `Bearer ${token}` };
      const post = openRequest(url, 'POST', headers, body(1, method, { ...params, _meta: META }));
      onTestFinished(() => post.abort());
      return post.response;
    };
    const subscribing = { notifications: { toolsListChanged: true, taskIds: ['m'] } };
    await readUntil(await opened(ann, 'tools/call', { name: 'run', arguments: { id: 'm' } }, 'run'), /"taskId":"m"/);
    await readUntil(await opened(bob, 'tasks/get', { taskId: 'm' }), /foreign_task/);
    await readUntil(await opened(bob, 'subscriptions/listen', subscribing), /foreign_task/);
    expect(await readUntil(await opened(ann, 'subscriptions/listen', subscribing), /data: \{|"(?:result|error)"/)).not.toContain(
      'foreign_task',
    );
  });
});
