import { describe, expect, test } from 'vitest';
import { bench, call, notify, parse, request, result, wire } from './harness.js';

/** What holds of ids and answers holds in both families of revisions. */
describe.each([
  ['legacy', {}, {}],
  [
    'modern',
    { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } },
    { resultType: 'complete' },
  ],
] as const)('%s', (era, meta, type) => {
  const answer = (id: number | string) => result(id, { content: [], ...type });

  test.each(['tools/call', 'resources/read', 'prompts/get', 'ping', 'vendor/x'])(
    'a response to no %s is dropped and recorded',
    (method) => {
      const { client, server, evaluations } = bench();
      client(request(1, method, { name: 'a', uri: 'file:///a', ...meta }));
      expect(server(answer(2), answer('1'))).toEqual({ toServer: [], toClient: [] });
      expect(server(answer(1)).toClient).toEqual([wire(answer(1))]);
      expect(server(answer(1))).toEqual({ toServer: [], toClient: [] });
      expect(evaluations().filter(({ reasons }) => reasons[0]?.id === 'unasked_response')).toHaveLength(3);
    },
  );

  test('a response of the client to nothing is dropped and recorded', () => {
    const { client, evaluations } = bench();
    expect(client(answer(1))).toEqual({ toServer: [], toClient: [] });
    expect(evaluations()).toMatchObject([{ direction: 'client_to_server', reasons: [{ id: 'unasked_response' }] }]);
  });

  test('an id that waits cannot be asked by again; the first is answered as if nothing had been', () => {
    const { client, server } = bench();
    client(call(1, 'a', {}, meta));
    const again = client(call(1, 'b', {}, meta));
    expect(again.toServer).toEqual([]);
    expect(again.toClient).toHaveLength(1);
    expect(server(answer(1)).toClient).toEqual([wire(answer(1))]);
  });

  test('the two sides’ ids are apart', () => {
    const { client, server } = bench();
    client(call(1, 'a', {}, meta));
    expect(server(request(1, 'roots/list')).toClient).toHaveLength(1);
    expect(client(answer(1)).toServer).toEqual([wire(answer(1))]);
    expect(server(answer(1)).toClient).toEqual([wire(answer(1))]);
  });

  test('a call and its cancellation in one read keep their order: a decision is never late', () => {
    const { client } = bench();
    const cancelled = notify('notifications/cancelled', { requestId: 1, ...meta });
    expect(client(call(1, 'a', {}, meta), cancelled).toServer).toEqual([wire(call(1, 'a', {}, meta)), wire(cancelled)]);
  });

  test('a cancelled call whose answer comes all the same: it passes once, and its record is of what came', () => {
    const at = bench();
    at.client(call(1, 'a', {}, meta), notify('notifications/cancelled', { requestId: 1, ...meta }));
    expect(at.server(answer(1)).toClient).toEqual([wire(answer(1))]);
    expect(at.server(answer(1)).toClient).toEqual([]);
    at.settle();
    expect(at.invoked().map(({ response }) => response.outcome)).toEqual(['result']);
  });

  test.each([
    ['resources/list', { resources: [{ uri: 'file:///a', name: 'run_shell' }] }],
    ['resources/templates/list', { resourceTemplates: [{ uriTemplate: 'file:///{a}', name: 'run_shell' }] }],
    ['prompts/list', { prompts: [{ name: 'run_shell' }] }],
  ])('%s: pages, cursors, cache fields and bytes are the server’s', (method, page) => {
    const at = bench({ policy: { hidden: ['run_shell'] } });
    const asked = wire(request(1, method, { cursor: 'p1', ...meta })).trimEnd();
    expect(at.client(asked).toServer).toEqual([`${asked}\n`]);
    const cache = era === 'modern' ? { ttlMs: 3_600_000, cacheScope: 'public' } : {};
    const line = ` ${JSON.stringify(result(1, { ...page, nextCursor: 'p2', ...cache, ...type })).replaceAll(':', ' : ')}`;
    expect(at.server(line).toClient).toEqual([`${line}\n`]);
  });

  test('a tool list that is asked for over again is filtered each time', () => {
    const at = bench({ policy: { hidden: ['run_shell'] } });
    for (const id of [1, 2]) {
      at.client(request(id, 'tools/list', meta));
      const { toClient } = at.server(result(id, { tools: [{ name: 'read_file' }, { name: 'run_shell' }], ...type }));
      expect(parse(toClient[0]).result).toMatchObject({ tools: [{ name: 'read_file' }] });
    }
  });
});
