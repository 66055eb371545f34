import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/pdp/policy-set.js';
import type { DenyAs } from '../../src/pep/refusal.js';
import { defaultReadLimits } from '../../src/protocol/read-limits.js';
import { allow, ask, bench, call, deny, notify, parse, request, result, type Bench } from './harness.js';

/** Every answer of ours to a request that does not pass: in each era, in each form. */
const ERAS = {
  legacy: {},
  modern: { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } },
} as const;
type Era = keyof typeof ERAS;
const FORMS = Object.keys(ERAS).flatMap((era) => (['result', 'error'] as const).map((denyAs) => [era as Era, denyAs] as const));

interface Shown {
  /** The JSON-RPC error; `result` where `--deny-as=result` makes one. */
  readonly code: number;
  readonly asResult: boolean;
  readonly text: RegExp;
}

function check(line: string | undefined, era: Era, denyAs: DenyAs, { code, asResult, text }: Shown): void {
  const { jsonrpc, id, result: shown, error, ...more } = parse(line);
  expect({ jsonrpc, id, more }).toEqual({ jsonrpc: '2.0', id: 7, more: {} });
  const decision = { id: expect.any(String) as unknown, revision: expect.any(String) as unknown, reasons: expect.any(Array) as unknown };
  if (asResult && denyAs === 'result') {
    expect(error).toBeUndefined();
    expect(shown).toEqual({
      content: [{ type: 'text', text: expect.stringMatching(text) as unknown }],
      isError: true,
      ...(era === 'modern' ? { resultType: 'complete' } : {}),
      _meta: { 'ai.agentmesh/decision': expect.objectContaining(decision) as unknown },
    });
  } else {
    expect(shown).toBeUndefined();
    expect(error).toEqual({
      code,
      message: expect.stringMatching(text) as unknown,
      data: { 'ai.agentmesh/decision': expect.objectContaining(decision) as unknown },
    });
    // MCP 2026-07-28: codes of applications stay outside what JSON-RPC reserves.
    if (code !== -32602) expect(code < -32768 || code > -32000).toBe(true);
  }
}

const denying = (verdict: Verdict, denyAs: DenyAs) => bench({ policy: { decide: () => verdict }, options: { denyAs } });
const BLOCKED = /^Blocked by policy \(no\): because of no\. Trying the same again will not help\.$/;

describe.each(FORMS)('%s, --deny-as=%s', (era, denyAs) => {
  const meta = ERAS[era];

  test.each([
    ['tools/call', { name: 'a', arguments: {} }, true],
    ['resources/read', { uri: 'file:///a' }, false],
    ['resources/subscribe', { uri: 'file:///a' }, false],
    ['resources/directory/read', { uri: 'skill://a' }, false],
    ['prompts/get', { name: 'p' }, false],
    ['completion/complete', { ref: { type: 'ref/prompt', name: 'p' }, argument: { name: 'a', value: '' } }, false],
    ['tasks/get', { taskId: 't' }, false],
    ['tasks/result', { taskId: 't' }, false],
    ['tasks/update', { taskId: 't', inputResponses: {} }, false],
    ['tasks/cancel', { taskId: 't' }, false],
    ['tasks/list', {}, false],
    ['initialize', { protocolVersion: '2025-11-25' }, false],
    ['server/discover', {}, false],
    ['subscriptions/listen', { notifications: {} }, false],
    ['ping', {}, false],
    ['logging/setLevel', { level: 'info' }, false],
    ['tools/list', {}, false],
    ['resources/list', {}, false],
    ['resources/templates/list', {}, false],
    ['prompts/list', {}, false],
    ['vendor/unknown', {}, false],
  ])('a denied %s', (method, params, asResult) => {
    const { toServer, toClient } = denying(deny('no'), denyAs).client(request(7, method, { ...params, ...meta }));
    expect(toServer).toEqual([]);
    expect(toClient).toHaveLength(1);
    check(toClient[0], era, denyAs, { code: -31403, asResult, text: BLOCKED });
  });

  test.each(['sampling/createMessage', 'elicitation/create', 'roots/list', 'tasks/get', 'vendor/unknown'])(
    'a denied %s of the server',
    (method) => {
      const { toServer, toClient } = denying(deny('no'), denyAs).server(request(7, method, { taskId: 't', ...meta }));
      expect(toClient).toEqual([]);
      check(toServer[0], era, denyAs, { code: -31403, asResult: false, text: BLOCKED });
    },
  );

  const CASES: readonly (readonly [what: string, at: () => Bench, shown: Omit<Shown, 'asResult'>])[] = [
    ['that would need an approval', () => denying(ask(), denyAs), { code: -31403, text: /needs-consent.*approval_required/ }],
    [
      'over a rate limit',
      () => {
        const limit = { kind: 'rate_limit', requests: 1, per: 'minute', layer: 'fake' } as const;
        const at = denying(allow({ obligations: [limit] }), denyAs);
        at.client(call(1, 'a', {}, meta));
        return at;
      },
      { code: -31429, text: /\(rate_limited\).*Try again in 60 seconds\.$/ },
    ],
    [
      'whose record cannot be written',
      () => {
        const at = denying(allow(), denyAs);
        at.audit.broken = true;
        return at;
      },
      { code: -31503, text: /\(audit_unavailable\)/ },
    ],
    [
      'where too many wait',
      () => bench({ options: { denyAs, limits: { ...defaultReadLimits, maxPending: 0 } } }),
      { code: -31503, text: /\(too_many_pending\)/ },
    ],
    [
      'with the id of one that waits',
      () => {
        const at = denying(allow(), denyAs);
        at.client(call(7, 'a', {}, meta));
        return at;
      },
      { code: -32602, text: /\(duplicate_id\)/ },
    ],
    [
      'that no policy decides',
      () => denying({ ...deny('outcome.undefined_decision') }, denyAs),
      { code: -31403, text: /undefined_decision/ },
    ],
  ];
  test.each(CASES)('a call %s', (_what, at, shown) => {
    const { toServer, toClient } = at().client(call(7, 'a', {}, meta));
    expect(toServer).toEqual([]);
    check(toClient[0], era, denyAs, { ...shown, asResult: true });
  });

  test.each([
    ['asks for a task', { ttl: 60_000 }, false],
    ['asks for a task as short as it can', {}, false],
    ['only names one', null, true],
    ['has a word of that name', 'later', true],
  ])(
    'a denied call that %s: a client that awaits a task reads a task or an error, in revisions that have them',
    (_what, task, asResult) => {
      const shown = { code: -31403, asResult: asResult || era === 'modern', text: BLOCKED };
      const params = { name: 'a', arguments: {}, task, ...meta };
      check(denying(deny('no'), denyAs).client(request(7, 'tools/call', params)).toClient[0], era, denyAs, shown);

      const decide = ({ kind }: { readonly kind: string }) => (kind === 'response' ? deny('no') : allow());
      const at = bench({ policy: { decide, config: { results: 'all' } }, options: { denyAs } });
      at.client(request(7, 'tools/call', params));
      check(at.server(result(7, { task: { taskId: 't' } })).toClient[0], era, denyAs, shown);
    },
  );

  test('a call that names no tool is an error in every form: nobody knows whose result it would be', () => {
    const { toClient } = denying(allow(), denyAs).client(request(7, 'tools/call', { name: ['a'], ...meta }));
    check(toClient[0], era, denyAs, { code: -32602, asResult: false, text: /\(malformed_params\)/ });
  });

  test('a hidden tool answers as one that the server does not have, and tells nothing else', () => {
    const at = bench({ policy: { decide: ({ acting }) => (acting ? deny('default') : allow()), hidden: ['a'] }, options: { denyAs } });
    const { toClient } = at.client(call(7, 'a', {}, meta));
    expect(parse(toClient[0])).toEqual({ jsonrpc: '2.0', id: 7, error: { code: -32602, message: 'Unknown tool: a' } });
  });

  test('a refused result stands in the place of the answer', () => {
    const decide = ({ kind }: { readonly kind: string }) => (kind === 'response' ? deny('no') : allow());
    for (const [method, params, asResult] of [
      ['tools/call', { name: 'a' }, true],
      ['resources/read', { uri: 'file:///a' }, false],
    ] as const) {
      const at = bench({ policy: { decide, config: { results: 'all' } }, options: { denyAs } });
      at.client(request(7, method, { ...params, ...meta }));
      const { toServer, toClient } = at.server(result(7, { content: [] }));
      expect(toServer).toEqual([]);
      check(toClient[0], era, denyAs, { code: -31403, asResult, text: BLOCKED });
    }
  });

  test('a notification and a response that nobody asked for are dropped and recorded', () => {
    for (const message of [notify('tools/call', { name: 'a', ...meta }), notify('notifications/progress', { ...meta }), result(7, {})]) {
      const at = denying(deny('no'), denyAs);
      expect(at.client(message)).toEqual({ toServer: [], toClient: [] });
      expect(at.evaluations().at(-1)?.decision).toBe('deny');
    }
  });
});
