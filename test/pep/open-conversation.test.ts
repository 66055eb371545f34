import { describe, expect, test } from 'vitest';
import { MAX_CANCELLED, MAX_CANCELLED_BYTES } from '../../src/pep/pending/correlation.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { defaultReadLimits } from '../../src/protocol/read-limits.js';
import { acting, allow, ask, bench, call, deny, fakePolicy, notify, parse, request, result, text, wire } from './harness.js';

const MODERN = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } };

describe('a call', () => {
  test('that is allowed goes on in its own bytes, and its answer comes back in its own', () => {
    const { client, server } = bench();
    const asked = '{ "jsonrpc":"2.0", "id":1.0,"method":"tools/call", "params":{"name":"read","arguments":{"n":1e2}} , "x":1}';
    const answered = '{"result":{"content":[ ]},"id":1,"jsonrpc":"2.0" }';
    expect(client(asked)).toEqual({ toServer: [`${asked}\n`], toClient: [] });
    expect(server(answered)).toEqual({ toServer: [], toClient: [`${answered}\n`] });
  });

  test('S-3c: that is denied is answered by a result with the reason, the decision and the revision', () => {
    const { client, evaluations } = bench({ policy: { decide: acting(() => deny('no-shell', 'no shell here')) } });
    const { toServer, toClient } = client(call('a', 'run_shell', { command: 'id' }));
    expect(toServer).toEqual([]);
    const answer = parse(toClient[0]);
    expect(answer).toMatchObject({ id: 'a', result: { isError: true } });
    expect(answer.result?.content).toEqual([
      { type: 'text', text: 'Blocked by policy (no-shell): no shell here. Trying the same again will not help.' },
    ]);
    expect(answer.result?.['_meta']).toEqual({
      'ai.agentmesh/decision': {
        id: evaluations()[0]?.decision_id,
        revision: 'r1',
        reasons: [{ id: 'no-shell', message: 'no shell here', severity: 'medium', source: 'mcp.policy' }],
      },
    });
    expect(answer.result).not.toHaveProperty('resultType');
  });

  test('of the 2026-07-28 revision gets a result that states its type', () => {
    const { client } = bench({ policy: { decide: () => deny('no', 'no') } });
    expect(parse(client(call(1, 'x', {}, MODERN)).toClient[0]).result).toHaveProperty('resultType', 'complete');
  });

  test('that is denied is an error where errors are wanted', () => {
    const { client } = bench({ policy: { decide: () => deny('no', 'not today') }, options: { denyAs: 'error' } });
    const { error } = parse(client(call(1, 'x')).toClient[0]);
    expect(error?.message).toBe('Blocked by policy (no): not today. Trying the same again will not help.');
    expect(error?.code).toBe(-31403);
    expect(error?.data).toHaveProperty(['ai.agentmesh/decision', 'id']);
  });

  test('that needs an approval is denied while nobody can be asked', () => {
    const { client, evaluations } = bench({ policy: { decide: () => ask() } });
    const { toServer, toClient } = client(call(1, 'x'));
    expect(toServer).toEqual([]);
    expect(parse(toClient[0]).result?.content[0]?.text).toContain('(approval_required): this needs an approval');
    expect(evaluations()[0]).toMatchObject({ decision: 'ask', enforced: true });
  });

  test.each([
    [0, '0'],
    ['', '""'],
    [-1, '-1'],
    ['é"', JSON.stringify('é"')],
  ])('with the id %j is a call like any other', (id, idText) => {
    const { client, server } = bench({ policy: { decide: acting(({ tool }) => (tool?.name === 'bad' ? deny('no', 'no') : allow())) } });
    expect(client(call(id, 'bad')).toClient[0]).toContain(`"id":${idText},`);
    expect(client(call(id, 'good')).toServer).toEqual([wire(call(id, 'good'))]);
    expect(server(result(id, text('ok'))).toClient).toEqual([wire(result(id, text('ok')))]);
  });

  const REFERENCES: readonly (readonly [string, unknown])[] = [
    ['none', undefined],
    ['a list', ['secret']],
    ['a text', 'secret'],
    ['to a prompt without a name', { type: 'ref/prompt' }],
    ['to a prompt that is called by a list', { type: 'ref/prompt', name: ['secret'] }],
    ['to a prompt called nothing', { type: 'ref/prompt', name: '' }],
    ['to a prompt by its URI', { type: 'ref/prompt', uri: 'file:///a' }],
    ['to a resource by its name', { type: 'ref/resource', name: 'secret' }],
    ['to two things', { type: 'ref/prompt', name: 'open', uri: 'file:///a' }],
  ];

  test.each([
    ['an argument of a prompt', { type: 'ref/prompt', name: 'p', title: 'P' }, { prompt: { name: 'p' } }],
    ['of a template', { type: 'ref/resource', uri: 'file:///{a}' }, { resource: { uri: 'file:///{a}' } }],
    ['of a prompt to who does not mind the type', { name: 'p' }, { prompt: { name: 'p' } }],
    ['of what nobody knows', { type: 'vendor/thing', id: 1 }, {}],
  ])('that completes %s is decided as a message about it', (_what, ref, about) => {
    const seen: InputDocument[] = [];
    const { client } = bench({ policy: { decide: acting((input) => (seen.push(input), allow())) } });
    const complete = request(1, 'completion/complete', { ref, argument: { name: 'a', value: '' } });
    expect(client(complete).toServer).toEqual([wire(complete)]);
    const { prompt, resource } = seen[0] ?? {};
    expect({ ...(prompt && { prompt }), ...(resource && { resource }) }).toEqual(about);
  });

  test.each<[string, object]>([
    ['no params', { jsonrpc: '2.0', id: 1, method: 'tools/call' }],
    ['params by position', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: ['run_shell'] }],
    ['a name that a server may make one of', request(1, 'tools/call', { name: ['run_shell'] })],
    ['a name that is a number', request(1, 'tools/call', { name: 7 })],
    ['a resource without a URI', request(1, 'resources/read', { uri: { href: 'file:///etc/passwd' } })],
    ['a prompt without a name', request(1, 'prompts/get', {})],
    ...REFERENCES.map(([what, ref]): [string, object] => [`a reference that is ${what}`, request(1, 'completion/complete', { ref })]),
  ])('with %s is refused in any mode: nobody can decide by its name', (_what, message) => {
    for (const mode of ['enforce', 'shadow'] as const) {
      const { client, evaluations } = bench({ options: { mode } });
      const { toServer, toClient } = client(message);
      expect(toServer).toEqual([]);
      expect(parse(toClient[0]).error?.code).toBe(-32602);
      expect(evaluations()[0]).toMatchObject({ decision: 'deny', enforced: true, reasons: [{ id: 'malformed_params', source: 'pep' }] });
    }
  });

  test('a method that 2026-07-28 has taken away is answered by the server even where it names nothing; the policy is asked', () => {
    const _meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
    const subscribe = request(1, 'resources/subscribe', { _meta });
    expect(bench({ policy: { decide: acting(() => allow()) } }).client(subscribe).toServer).toEqual([wire(subscribe)]);
    expect(bench({ policy: { decide: acting(() => deny('no', 'no')) } }).client(subscribe).toServer).toEqual([]);
  });

  test.each([
    ['a number', 7],
    ['null', null],
    ['an array', ['/etc/passwd']],
    ['an object', { a: 1 }],
    ['text', 'x'],
  ])('S-31: arguments or a path that are %s reach the policy as they are, and nothing dies', (_what, odd) => {
    const seen: unknown[] = [];
    const { client } = bench({
      policy: { decide: acting((input) => (seen.push(input.arguments, input.paths), allow())), config: { paths: { prefixes: ['/'] } } },
    });
    expect(client(call(1, 'x', odd), call(2, 'x', { path: odd })).toServer).toHaveLength(2);
    expect(seen[0]).toEqual(odd);
    expect(seen[2]).toEqual({ path: odd });
    if (typeof odd !== 'string' && !Array.isArray(odd))
      expect(seen[3]).toEqual({ '/arguments/path': { lexical: '', resolved: '', under: [] } });
  });
});

describe('invariant 1: no allow by accident', () => {
  const calls = (options: Parameters<typeof bench>[0]) => {
    const at = bench(options);
    const { toServer, toClient } = at.client(call(1, 'x', { path: '/a' }));
    expect(toServer).toEqual([]);
    expect(toClient).toHaveLength(1);
    const next = at.client(request(2, 'ping'));
    return { ids: at.evaluations()[0]?.reasons.map(({ id }) => id), next, at };
  };

  test('a policy that throws denies, and the session lives', () => {
    const decide = acting(() => {
      throw new Error('broken');
    });
    const { ids, next } = calls({ policy: { decide } });
    expect(ids).toEqual(['internal_error']);
    expect(next.toServer).toEqual([wire(request(2, 'ping'))]);
  });

  test('a failure of the evaluation denies with its own reason', () => {
    const { ids } = calls({
      policy: {
        decide: acting(() => deny('outcome.undefined_decision', 'the policy gave no decision', { failure: 'undefined_decision' })),
      },
    });
    expect(ids).toEqual(['outcome.undefined_decision']);
  });

  test('an inspector that throws denies', () => {
    const inspector = {
      inspect: () => {
        throw new Error('broken');
      },
    };
    expect(calls({ inspector }).ids).toEqual(['internal_error']);
  });

  test('what was not inspected whole is not allowed', () => {
    const inspector = { inspect: () => ({ findings: [], complete: false }) };
    expect(calls({ inspector }).ids).toEqual(['inspection_incomplete']);
  });

  test('a limiter that throws denies', () => {
    const limiter = {
      take: () => {
        throw new Error('broken');
      },
    };
    const decide = () => allow({ obligations: [{ kind: 'rate_limit', requests: 1, per: 'minute', layer: 'a' }] });
    expect(calls({ policy: { decide }, limiter }).ids).toEqual(['internal_error']);
  });

  test('an obligation that nobody knows denies', () => {
    const decide = acting(() => allow({ obligations: [{ kind: 'teleport', layer: 'a' } as never] }));
    expect(calls({ policy: { decide } }).ids).toEqual(['unknown_obligation']);
  });

  test('an approval asks', () => {
    const decide = acting(() => allow({ obligations: [{ kind: 'approve', approvers: ['ops'], layer: 'a' }] }));
    const { ids, at } = calls({ policy: { decide } });
    expect(ids).toEqual(['approval_required']);
    expect(at.evaluations()[0]).toMatchObject({ decision: 'ask' });
  });

  test('more path arguments than are looked at denies', () => {
    const { client, evaluations } = bench();
    expect(client(call(1, 'x', { paths: Array.from({ length: 1001 }, (_, i) => `/f${i}`) })).toServer).toEqual([]);
    expect(evaluations()[0]?.reasons[0]?.id).toBe('inspection_incomplete');
  });

  test('no policy denies everything, plumbing too', () => {
    const at = bench();
    at.use(() => {
      throw new Error('not loaded yet');
    });
    const { toServer, toClient } = at.client(call(1, 'x'), request(2, 'tools/list'), notify('notifications/initialized'));
    expect(toServer).toEqual([]);
    expect(toClient.map((line) => parse(line).id)).toEqual([1, 2]);
    expect(at.evaluations().map(({ reasons }) => reasons[0]?.id)).toEqual(['no_policy', 'no_policy', 'no_policy']);
  });
});

describe('invariant 2: what is decided is what is forwarded', () => {
  test.each([
    ['duplicate names', '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ok","name":"run_shell"}}'],
    ['names that fold to ours', '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ok","Name":"run_shell"}}'],
    ['two methods', '{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call","params":{"name":"run_shell"}}'],
    [
      'a number that no double holds',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ok","arguments":{"n":12345678901234567890}}}',
    ],
  ])('%s are refused with an answer, in shadow too', (_what, line) => {
    for (const mode of ['enforce', 'shadow'] as const) {
      const { client, evaluations } = bench({ options: { mode } });
      const { toServer, toClient } = client(line);
      expect(toServer).toEqual([]);
      expect(parse(toClient[0])).toMatchObject({ id: 1, error: { code: -32600 } });
      expect(evaluations()).toMatchObject([{ kind: 'unreadable', decision: 'deny', enforced: true }]);
    }
  });

  test('S-32, S-35: what is no JSON-RPC is answered with a null id and recorded; a blank line is nothing', () => {
    const { client, evaluations, server } = bench();
    const { toServer, toClient } = client('null', '1', '"x"', '[]', 'hello', '', '  ');
    expect(toServer).toEqual([]);
    expect(toClient.map((line) => parse(line).id)).toEqual([null, null, null, null, null]);
    expect(evaluations()).toHaveLength(5);
    expect(client(call(1, 'x')).toServer).toHaveLength(1);
    expect(server(result(1, text('ok'))).toClient).toHaveLength(1);
  });

  test('a line over the limit is refused', () => {
    const at = bench();
    const bytes = Buffer.from('{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"x","arguments":{"a":"aaaa');
    const forward = at.session.fromClient([{ bytes, raw: bytes, ending: '\n', oversize: 99_000_000 }]);
    expect(forward.toServer).toEqual([]);
    expect(at.evaluations()).toMatchObject([{ reasons: [{ id: 'unreadable.too_long' }] }]);
  });

  test('an answer that cannot be read is answered to who asked, and the server hears nothing', () => {
    const at = bench();
    at.client(call(5, 'x'), call(6, 'x'));
    const { toServer, toClient } = at.server(`{"result":${'['.repeat(500)}${']'.repeat(500)},"jsonrpc":"2.0","id":5}`);
    expect(toServer).toEqual([]);
    expect(parse(toClient[0])).toMatchObject({ id: 5, result: { isError: true } });
    const bytes = Buffer.from('{"jsonrpc":"2.0","id":6,"result":{"content":[{"type":"text","text":"aaaa');
    const cut = at.session.fromServer([{ bytes, raw: bytes, ending: '\n', oversize: 99_000_000 }]);
    expect(cut.toServer).toEqual([]);
    expect(parse(cut.toClient[0]?.toString())).toMatchObject({ id: 6, result: { isError: true } });
  });

  test('a redacted call is the decided document, and every other byte is the client’s', () => {
    const decide = acting(() => allow({ obligations: [{ kind: 'redact', path: '/arguments/user/ssn', replacement: 'XXX', layer: 'a' }] }));
    const at = bench({ policy: { decide } });
    const line =
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","arguments":{"n": 1.50,"user":{"ssn" : "123-45-6789", "z":"\\u00e9"}},"_meta":{"progressToken":1e1}}}';
    expect(at.client(line).toServer).toEqual([`${line.replace('"123-45-6789"', '"XXX"')}\n`]);
    expect(JSON.stringify(at.audit.events)).not.toContain('123-45-6789');
    expect(at.evaluations()[0]).toMatchObject({
      decision: 'allow',
      masked: expect.arrayContaining(['/arguments/user/ssn']) as unknown,
      input: { arguments: { user: { ssn: 'XXX' } } },
    });
  });

  test.each([
    ['the name in capitals alone', '/arguments/user/ssn', { user: { SSN: '123-45-6789' } }],
    ['the name in capitals beside it', '/arguments/ssn', { ssn: 1, SSN: '123-45-6789' }],
    ['a folder of it in capitals', '/arguments/user/ssn', { User: { ssn: '123-45-6789' } }],
    ['a long s', '/arguments/ssn', { ſſn: '123-45-6789' }],
  ])('a value that a server may take for the redacted one does not pass: %s', (_what, path, args) => {
    const { client } = bench({ policy: { decide: () => allow({ obligations: [{ kind: 'redact', path, layer: 'a' }] }) } });
    expect(client(call(1, 'x', args)).toServer).toEqual([]);
  });

  test.each([
    ['a place that holds nothing needs nothing', '/arguments/none', true],
    ['a place outside the arguments cannot be redacted', '/params/name', false],
    ['a result is not in a call', '/result/x', false],
  ])('redaction: %s', (_what, path, passing) => {
    const { client } = bench({ policy: { decide: () => allow({ obligations: [{ kind: 'redact', path, layer: 'a' }] }) } });
    expect(client(call(1, 'x', { a: 1 })).toServer).toHaveLength(passing ? 1 : 0);
  });
});

describe('S-30: batches', () => {
  const rule = acting(({ tool }) => (tool?.name === 'bad' ? deny('no', 'no') : allow()));

  test('every element is decided, and what is left goes on in its own bytes', () => {
    const { client, evaluations } = bench({ policy: { decide: rule } });
    const good = '{ "jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"good" } }';
    const { toServer, toClient } = client(
      `[${good} , ${JSON.stringify(call(2, 'bad'))},${JSON.stringify(notify('notifications/initialized'))}]`,
    );
    expect(toServer).toEqual([`[${good},${JSON.stringify(notify('notifications/initialized'))}]\n`]);
    expect(toClient.map(parse)).toMatchObject([{ id: 2, result: { isError: true } }]);
    expect(evaluations().map(({ decision }) => decision)).toEqual(['allow', 'deny', 'allow']);
  });

  test('one of which nothing was refused goes on as it came', () => {
    const { client } = bench({ policy: { decide: rule } });
    const line = ` [ ${JSON.stringify(call(1, 'good'))} , ${JSON.stringify(call(2, 'good'))} ] `;
    expect(client(line).toServer).toEqual([`${line}\n`]);
  });

  test('one of which everything was refused does not go on at all', () => {
    const { client } = bench({ policy: { decide: rule } });
    const { toServer, toClient } = client([call(1, 'bad'), call(2, 'bad'), 7, call(2, 'bad')]);
    expect(toServer).toEqual([]);
    expect(toClient.map((line) => parse(line).id)).toEqual([1, 2, null, 2]);
  });

  test('the same id twice in one batch is refused the second time', () => {
    const { client } = bench();
    const { toServer, toClient } = client([call(1, 'a'), call(1, 'b')]);
    expect(toServer).toEqual([`[${JSON.stringify(call(1, 'a'))}]\n`]);
    expect(parse(toClient[0]).result?.content[0]?.text).toContain('duplicate_id');
  });

  test('a batch of answers is taken apart in the same way', () => {
    const { client, server, evaluations } = bench();
    client(call(1, 'a'), call(2, 'a'));
    const { toClient } = server([result(1, text('one')), result(9, text('nobody asked')), result(2, text('two'))]);
    expect(toClient).toEqual([`[${JSON.stringify(result(1, text('one')))},${JSON.stringify(result(2, text('two')))}]\n`]);
    expect(evaluations().at(-1)).toMatchObject({ kind: 'response', reasons: [{ id: 'unasked_response' }] });
  });
});

describe('invariant 3: nothing goes round', () => {
  test('S-3a: every method is decided, plumbing only by denies', () => {
    const asked: [string, boolean][] = [];
    const { client } = bench({
      policy: { decide: (input) => (asked.push([input.method, input.acting]), input.acting ? deny('no', 'no') : allow()) },
    });
    const plumbing = [
      'initialize',
      'ping',
      'tools/list',
      'resources/list',
      'prompts/list',
      'logging/setLevel',
      'server/discover',
      'subscriptions/listen',
    ];
    const actions = ['resources/read', 'completion/complete', 'tasks/get', 'tasks/list', 'made/up'];
    const params = { uri: 'file:///x', name: 'x', taskId: 'x', ref: { type: 'ref/prompt', name: 'x' } };
    const { toServer, toClient } = client(
      ...plumbing.map((method, id) => request(id, method, params)),
      ...actions.map((method, id) => request(100 + id, method, params)),
    );
    expect(toServer).toHaveLength(plumbing.length);
    expect(toClient.map((line) => parse(line).error?.code)).toEqual(actions.map(() => -31403));
    expect(asked).toEqual([...plumbing.map((method) => [method, false]), ...actions.map((method) => [method, true])]);
  });

  test('a deny stops plumbing too', () => {
    const { client } = bench({ policy: { decide: ({ method }) => (method === 'initialize' ? deny('closed', 'closed today') : allow()) } });
    const { toServer, toClient } = client(request(1, 'initialize', {}));
    expect(toServer).toEqual([]);
    expect(parse(toClient[0]).error?.message).toContain('closed today');
  });

  test('S-36: a denied notification is dropped and recorded, without a reply', () => {
    const { client, evaluations, invoked } = bench({ policy: { decide: acting(() => deny('no', 'no')) } });
    expect(client(notify('tools/call', { name: 'run_shell', arguments: {} }))).toEqual({ toServer: [], toClient: [] });
    expect(evaluations()).toMatchObject([{ kind: 'notification', tool: 'run_shell', decision: 'deny' }]);
    expect(invoked()).toMatchObject([{ tool: 'run_shell', response: { outcome: 'refused' } }]);
  });

  test('a request of the server needs an allow, and its refusal goes to the server', () => {
    const decide = acting(({ direction, method }) =>
      direction === 'server_to_client' && method !== 'roots/list' ? deny('no-sampling', 'no') : allow(),
    );
    const { client, server } = bench({ policy: { decide } });
    const refused = server(request(1, 'sampling/createMessage', { messages: [] }));
    expect(refused.toClient).toEqual([]);
    expect(parse(refused.toServer[0])).toMatchObject({ id: 1, error: { code: -31403 } });
    expect(server(request(2, 'roots/list')).toClient).toHaveLength(1);
    // Both sides may use the same id at once.
    expect(client(call(2, 'x')).toServer).toHaveLength(1);
    expect(client(result(2, { roots: [] })).toServer).toEqual([wire(result(2, { roots: [] }))]);
    expect(server(result(2, text('ok'))).toClient).toHaveLength(1);
    expect(client(result(1, {}))).toEqual({ toServer: [], toClient: [] });
  });

  test('a response that nobody asked for, and a second one, are dropped and recorded', () => {
    const { client, server, evaluations } = bench();
    client(call(1, 'x'));
    expect(server(result('1', text('not that id')), result(1, text('first')), result(1, text('second'))).toClient).toEqual([
      wire(result(1, text('first'))),
    ]);
    expect(evaluations().filter(({ kind }) => kind === 'response')).toMatchObject([
      { direction: 'server_to_client', decision: 'deny', reasons: [{ id: 'unasked_response' }] },
      { reasons: [{ id: 'unasked_response' }] },
    ]);
  });

  test('a request that reuses an open id is refused, and the id is free again after its answer', () => {
    const { client, server } = bench();
    client(call(1, 'x'));
    const second = client(call(1, 'x'));
    expect(second.toServer).toEqual([]);
    expect(parse(second.toClient[0]).result?.isError).toBe(true);
    server(result(1, text('ok')));
    expect(client(call(1, 'x')).toServer).toHaveLength(1);
  });

  test('a cancelled id is free only after its late answer, which passes', () => {
    const { client, server } = bench();
    client(call(1, 'x'));
    expect(client(notify('notifications/cancelled', { requestId: 1 })).toServer).toHaveLength(1);
    expect(client(call(1, 'y')).toServer).toEqual([]);
    expect(server(result(1, text('late'))).toClient).toHaveLength(1);
    expect(client(call(1, 'y')).toServer).toHaveLength(1);
  });

  test('an answer that two parsers could read differently is replaced, so that nobody waits for ever', () => {
    const { client, server } = bench();
    client(call(1, 'x'));
    const { toClient } = server('{"jsonrpc":"2.0","id":1,"result":{"content":[]},"result":{"content":[1]}}');
    expect(parse(toClient[0])).toMatchObject({ id: 1, result: { isError: true } });
  });

  test('so is one that is a result to one reader and an error to another', () => {
    const { client, server, evaluations } = bench();
    client(call(1, 'x'));
    const { toClient } = server('{"jsonrpc":"2.0","id":1,"result":{"content":[]},"error":{"code":1,"message":"m"}}');
    expect(parse(toClient[0])).toMatchObject({ id: 1, result: { isError: true } });
    expect(evaluations().at(-1)?.reasons[0]?.id).toBe('unreadable.result_and_error');
    expect(client(call(1, 'x')).toServer).toHaveLength(1);
  });

  test('the server’s noise goes to the operator, never to the client, and is counted', () => {
    const { server, noise, audit, session } = bench();
    expect(server('[info] listening', 'ready', '').toClient).toEqual([]);
    expect(noise).toEqual(['[info] listening', 'ready']);
    session.closed('server', { code: 0 });
    expect(audit.events.map(({ type }) => type)).toEqual(['ai.agentmesh.server.noise', 'ai.agentmesh.server.noise']);
    expect(audit.events.at(-1)?.data).toMatchObject({ lines: 2 });
  });

  test.each([
    [{ code: 7, signal: null }, 'ended with exit code 7'],
    [{ code: null, signal: 'SIGKILL' }, 'was ended by SIGKILL'],
    [{}, 'ended'],
  ])('the server ends (%o): each open request is answered with an error, in order and once', (detail, how) => {
    const { client, server, session } = bench();
    client(call(1, 'a'), request('two', 'ping'), call(3, 'b'), call(4, 'c'), notify('tools/call', { name: 'a' }));
    client(notify('notifications/cancelled', { requestId: 3 }));
    server(result(4, text('ok')), request(9, 'roots/list'));
    const answers = session.closed('server', detail).map((line) => parse(line.toString()));
    expect(answers.map(({ id }) => id)).toEqual([1, 'two']);
    for (const { error } of answers) {
      expect(error?.code).toBe(-31502);
      expect(error?.message).toMatch(new RegExp(`^The server ${how} before it answered`));
    }
    expect(session.closed('server', detail)).toEqual([]);
  });

  test('the client ends: the server may still answer, so nothing is', () => {
    const { client, server, session } = bench();
    client(call(1, 'a'));
    expect(session.closed('client', {})).toEqual([]);
    expect(server(result(1, text('ok'))).toClient).toHaveLength(1);
  });

  test('a table of open requests that is full refuses', () => {
    const { client, evaluations } = bench({ options: { limits: { ...defaultReadLimits, maxPending: 100 } } });
    client(...Array.from({ length: 100 }, (_, id) => request(id, 'ping')));
    expect(client(request(100, 'ping')).toServer).toEqual([]);
    expect(evaluations().at(-1)?.reasons[0]?.id).toBe('too_many_pending');
  });

  test('requests that are open may have a size together', () => {
    const { client, server, evaluations } = bench({ options: { limits: { ...defaultReadLimits, maxPendingBytes: 1000 } } });
    client(call(1, 'a', { text: 'x'.repeat(1000) }));
    expect(client(request(2, 'ping')).toServer).toEqual([]);
    expect(evaluations().at(-1)?.reasons[0]?.id).toBe('too_many_pending');
    server(result(1, text('ok')));
    expect(client(request(2, 'ping')).toServer).toHaveLength(1);
  });

  test('what was cancelled takes no room from requests that wait', () => {
    const { client } = bench({ options: { limits: { ...defaultReadLimits, maxPendingBytes: 1000 } } });
    client(call(1, 'a', { text: 'x'.repeat(1000) }), notify('notifications/cancelled', { requestId: 1 }));
    expect(client(call(2, 'a')).toServer).toHaveLength(1);
  });

  test.each([
    ['in number', MAX_CANCELLED, 0],
    ['in size', 8, MAX_CANCELLED_BYTES / 8],
  ])('what was cancelled and is never answered makes room for later ones, limited %s, but its id is never another’s', (_, count, size) => {
    const { client, server, evaluations } = bench();
    const cancelled = (id: number) => [call(id, 'a', { text: 'x'.repeat(size) }), notify('notifications/cancelled', { requestId: id })];
    for (let id = 1; id <= count + 1; id++) client(...cancelled(id));
    expect(client(call(1, 'b')).toServer).toEqual([]);
    expect(evaluations().at(-1)?.reasons[0]?.id).toBe('duplicate_id');
    // What is known of the first was given up, of the others not.
    expect(server(result(1, text('late'))).toClient).toEqual([]);
    expect(server(result(count + 1, text('late'))).toClient).toHaveLength(1);
    // Its answer has come: no other will.
    expect(client(call(1, 'b')).toServer).toHaveLength(1);
  });

  test('ids of all lengths are remembered so', () => {
    const { client } = bench();
    const id = (at: number) => `${'x'.repeat(900)}${at}`;
    for (let at = 0; at <= MAX_CANCELLED; at++) client(request(id(at), 'ping'), notify('notifications/cancelled', { requestId: id(at) }));
    expect(client(request(id(0), 'ping')).toServer).toEqual([]);
    expect(client(request(id(-1), 'ping')).toServer).toHaveLength(1);
  });
});

describe('invariant 5: transparent otherwise', () => {
  test.each([
    ['a fractional id', '{"jsonrpc":"2.0","id":1.5,"method":"ping"}', '{"jsonrpc":"2.0","id":1.5,"result":{}}'],
    ['an id spelt in another way', '{"jsonrpc":"2.0","id":1e2,"method":"ping"}', '{"jsonrpc":"2.0","id":100,"result":{}}'],
    ['no version', '{"id":1,"method":"ping"}', '{"id":1,"result":{}}'],
    ['more members', '{"jsonrpc":"2.0","id":1,"method":"ping","x":{"a":[1.0]}}', '{"jsonrpc":"2.0","id":1,"result":{},"x":1e0}'],
    ['params by position', '{"jsonrpc":"2.0","id":1,"method":"x/y","params":[1,2]}', '{"jsonrpc":"2.0","id":1,"result":[]}'],
    ['a result that is null', '{"jsonrpc":"2.0","id":1,"method":"x/y"}', '{"jsonrpc":"2.0","id":1,"result":null}'],
    [
      'a result beside an error that is null',
      '{"jsonrpc":"2.0","id":1,"method":"x/y"}',
      '{"jsonrpc":"2.0","id":1,"result":{},"error":null}',
    ],
    ['an odd error', '{"jsonrpc":"2.0","id":1,"method":"x/y"}', '{"jsonrpc":"2.0","id":1,"error":{"code":1.5,"more":1}}'],
    [
      'blanks, escapes and a long number that nobody reads',
      ' {"jsonrpc" : "2.0","id":"\\u0061","method":"x\\/y","params":{"n":1234567890123456789012}}',
      ' {"id":"a" ,"result":{"n":12345678901234567890}}',
    ],
    [
      '_meta and a progress token',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","_meta":{"progressToken":1.0,"traceparent":"00-a"}}}',
      '{"jsonrpc":"2.0","id":1,"result":{"_meta":{"k":1}}}',
    ],
    [
      'the stateless revision',
      `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","_meta":${JSON.stringify(MODERN['_meta'])}}}`,
      '{"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","content":[]}}',
    ],
  ])('%s passes as it came, both ways', (_what, asked, answered) => {
    const { client, server } = bench();
    expect(client(asked)).toEqual({ toServer: [`${asked}\n`], toClient: [] });
    expect(server(answered)).toEqual({ toServer: [], toClient: [`${answered}\n`] });
  });

  test('line endings stay the sender’s, and notifications keep their place among answers', () => {
    const { session, client, server } = bench();
    const bytes = Buffer.from(JSON.stringify(request(1, 'ping')));
    const raw = Buffer.concat([bytes, Buffer.from('\r\n')]);
    expect(session.fromClient([{ bytes, raw, ending: '\r\n' }]).toServer.map(String)).toEqual([raw.toString()]);
    client(call(2, 'x'));
    const said = [
      notify('notifications/progress', { progressToken: 2, progress: 1 }),
      result(2, text('ok')),
      notify('notifications/message', { data: 'x' }),
      result(1, {}),
    ];
    expect(server(...said).toClient).toEqual(said.map(wire));
  });
});

describe('asks inside a result (2026-07-28)', () => {
  const decide = acting(({ direction, method }) =>
    direction === 'server_to_client' && method === 'sampling/createMessage' ? deny('no-sampling', 'no sampling') : allow(),
  );
  const asking = (method: string) => ({
    resultType: 'input_required',
    inputRequests: { a: { method, params: {} } },
    requestState: 'opaque',
  });

  test.each([
    ['that the policy denies are withheld', asking('sampling/createMessage'), false],
    ['that it allows pass', asking('elicitation/create'), true],
    ['in a form that cannot be decided are withheld', { resultType: 'input_required', inputRequests: [7] }, false],
  ])('%s', (_what, value, passing) => {
    const { client, server } = bench({ policy: { decide } });
    client(call(1, 'x', {}, MODERN));
    const { toClient } = server(result(1, value));
    expect(toClient).toHaveLength(1);
    expect(toClient[0] === wire(result(1, value))).toBe(passing);
  });

  test('are found however their name is spelt', () => {
    const { client, server } = bench({ policy: { decide } });
    client(call(1, 'x', {}, MODERN));
    const line = JSON.stringify(result(1, asking('sampling/createMessage'))).replace('inputRequests', 'input\\u0052equests');
    expect(parse(server(line).toClient[0]).result?.isError).toBe(true);
  });
});

describe('results', () => {
  test('are decided where the policy asks for it, and replaced where it denies', () => {
    const decide = (input: { kind: string; result?: unknown }) =>
      input.kind === 'response' && JSON.stringify(input.result).includes('secret') ? deny('leak', 'a secret') : allow();
    const { client, server, evaluations } = bench({ policy: { decide, config: { results: 'all' } } });
    client(call(1, 'x'), call(2, 'x'), call(3, 'x'));
    expect(parse(server(result(1, text('the secret'))).toClient[0]).result).toMatchObject({ isError: true });
    expect(server(result(2, text('fine'))).toClient).toEqual([wire(result(2, text('fine')))]);
    expect(parse(server({ jsonrpc: '2.0', id: 3, error: { code: 1, message: 'secret' } }).toClient[0]).result?.isError).toBe(true);
    expect(evaluations().filter(({ kind }) => kind === 'response')).toMatchObject([
      { decision: 'deny', tool: 'x' },
      { decision: 'allow' },
      { decision: 'deny' },
    ]);
  });

  test('are redacted in place', () => {
    const decide = (input: { kind: string }) =>
      input.kind === 'response' ? allow({ obligations: [{ kind: 'redact', path: '/result/content/0/text', layer: 'a' }] }) : allow();
    const { client, server } = bench({ policy: { decide, config: { results: 'all' } } });
    client(call(1, 'x'));
    expect(server(result(1, text('secret'))).toClient).toEqual([wire(result(1, text('[REDACTED]')))]);
  });
});

describe('invariant 9: shadow', () => {
  test('S-45: records what it would refuse, once a message and marked, and lets it pass', () => {
    const decide = acting(() => deny('no', 'no', { obligations: [] }));
    const at = bench({ policy: { decide }, options: { mode: 'shadow' } });
    expect(at.client(call(1, 'x'), call(2, 'x'), call(3, 'x')).toServer).toHaveLength(3);
    expect(at.evaluations()).toHaveLength(3);
    for (const data of at.evaluations()) expect(data).toMatchObject({ decision: 'deny', enforced: false, mode: 'shadow' });
    at.server(result(1, text('ok')));
    at.settle();
    expect(at.invoked()).toMatchObject([{ decision: 'deny', enforced: false, response: { outcome: 'result' } }]);
  });

  test('S-13: the mode of the policy holds, and the option wins over it', () => {
    const policy = { decide: acting(() => deny('no', 'no')), config: { mode: 'shadow' as const } };
    expect(bench({ policy }).client(call(1, 'x')).toServer).toHaveLength(1);
    expect(bench({ policy, options: { mode: 'enforce' } }).client(call(1, 'x')).toServer).toHaveLength(0);
  });

  test('limits, hiding, redaction and detectors are only recorded', () => {
    const decide = acting(() =>
      allow({
        obligations: [
          { kind: 'rate_limit', requests: 1, per: 'hour', layer: 'a' },
          { kind: 'redact', path: '/arguments/a', layer: 'a' },
        ],
      }),
    );
    const inspector = { inspect: () => ({ findings: [], complete: true }) };
    const at = bench({ policy: { decide, hidden: ['x'] }, inspector, options: { mode: 'shadow' } });
    const sent = [call(1, 'x', { a: 'secret' }), call(2, 'x', { a: 'secret' })];
    expect(at.client(...sent).toServer).toEqual(sent.map(wire));
    expect(at.evaluations()).toMatchObject([
      { decision: 'allow', enforced: false },
      { decision: 'deny', enforced: false, reasons: [{ id: 'rate_limited' }] },
    ]);
    at.client(request(3, 'tools/list'));
    expect(at.server(result(3, { tools: [{ name: 'x' }] })).toClient).toEqual([wire(result(3, { tools: [{ name: 'x' }] }))]);
  });

  test('a message too large to be decided is refused as in enforce', () => {
    const decide = acting(() => deny('outcome.input_too_large', 'too large', { failure: 'input_too_large' }));
    expect(bench({ policy: { decide }, options: { mode: 'shadow' } }).client(call(1, 'x')).toServer).toEqual([]);
  });
});

describe('invariant 7: one message, one revision', () => {
  test('the policies are fetched once a message, and the next message sees a reload', () => {
    const at = bench();
    let fetched = 0;
    const policy = fakePolicy({ revision: 'r2' });
    at.use(() => (fetched++, policy));
    at.client(call(1, 'x'));
    expect(fetched).toBe(1);
    at.server(result(1, text('ok')));
    expect(fetched).toBe(2);
    at.use(fakePolicy({ revision: 'r3', decide: acting(() => deny('no', 'no')) }));
    at.client(call(2, 'x'));
    expect(at.evaluations().map(({ revision }) => revision)).toEqual(['r2', 'r3']);
  });
});

test('a session that outlives its token goes on unauthenticated, in the decision and in the record', () => {
  const seen: boolean[] = [];
  const decide = acting(({ identity }) => {
    seen.push(identity.authenticated);
    return identity.authenticated ? allow() : deny('signin', 'sign in again');
  });
  const exp = Date.UTC(2026, 1, 3, 11, 0) / 1000;
  const identity = { subject: 'alice', authenticated: true, method: 'jwt', issuer: 'https://id.example', claims: { exp } } as const;
  const at = bench({ policy: { decide }, identity });
  expect(at.client(call(1, 'a')).toServer).toHaveLength(1);
  at.clock.advance(60 * 60 * 1000);
  expect(at.client(call(2, 'a')).toServer).toEqual([]);
  expect(seen).toEqual([true, false]);
  expect(at.evaluations().map(({ identity: who }) => who.authenticated)).toEqual([true, false]);
});

test('what a guard advises is said once, however much it saw', () => {
  const source = 'mcp.guards.prompts.injection';
  const seen = ['override', 'role', 'override'].map(
    (rule) => ({ id: `prompt_injection.${rule}`, message: 'leave orders out', severity: 'high', source }) as const,
  );
  const at = bench({ policy: { decide: acting(() => ({ ...deny('x'), reasons: seen })) } });
  const [answer = ''] = at.client(call(1, 'a')).toClient;
  expect(answer).toContain('Blocked by policy (prompt_injection.override): leave orders out (also seen: prompt_injection.role). Trying');
});
