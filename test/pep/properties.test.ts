import { describe, expect, test } from 'vitest';
import type { InputDocument } from '../../src/pdp/input-document.js';
import * as fc from '../properties.js';
import { acting, allow, bench, call, deny, notify, request, result, text, type Bench } from './harness.js';

const RUNS = { numRuns: 400 };

/** What no server may ever receive: a method or a tool of these names. */
const FORBIDDEN = ['run_shell', 'delete_file'];
const FORBIDDEN_METHOD = 'resources/read';

const rule = acting((input: InputDocument) => {
  if (input.method === FORBIDDEN_METHOD || FORBIDDEN.includes(input.tool?.name ?? '')) return deny('no', 'no');
  if (input.tool?.name === 'limited') return allow({ obligations: [{ kind: 'rate_limit', requests: 2, per: 'hour', layer: 'a' }] });
  if (input.tool?.name === 'redacted') return allow({ obligations: [{ kind: 'redact', path: '/arguments/a', layer: 'a' }] });
  return allow();
});

const ids = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom('', '1', 'a'), fc.constant(12345678901234));
const names = fc.constantFrom('read', 'limited', 'redacted', ...FORBIDDEN, 'RUN_SHELL', 'run_shell\u0000', ' run_shell');
const someArguments = fc.oneof(
  fc.dictionary(fc.constantFrom('a', 'path', 'b'), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }),
  fc.jsonValue({ maxDepth: 1 }),
);
const calls = fc.tuple(ids, names, someArguments).map(([id, name, args]) => JSON.stringify(call(id, name, args)));
const others = fc.oneof(
  fc
    .tuple(ids, fc.constantFrom('ping', 'tools/list', 'initialize', 'prompts/list'))
    .map(([id, method]) => JSON.stringify(request(id, method))),
  ids.map((id) => JSON.stringify(request(id, FORBIDDEN_METHOD, { uri: 'file:///etc/passwd' }))),
  names.map((name) => JSON.stringify(notify('tools/call', { name, arguments: {} }))),
  ids.map((id) => JSON.stringify(notify('notifications/cancelled', { requestId: id }))),
  ids.map((id) => JSON.stringify(result(id, {}))),
);
/** The same text as another parser might like it: blanks, escapes, repeated and folded names, cut in the middle. */
const spelt = (line: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(line, fc.integer({ min: 0, max: 9 })).map(([json, how]) => {
    switch (how) {
      case 0:
        return json.replaceAll(':', ' : ').replaceAll(',', ' , ');
      case 1:
        return json.replace('run_shell', 'run\\u005fshell');
      case 2:
        return json.replace('"name":', '"name":"read","name":');
      case 3:
        return json.replace('"name":"run_shell"', '"name":"read","Name":"run_shell"');
      case 4:
        return json.replace('"method":"tools/call"', '"method":"ping","method":"tools/call"');
      case 5:
        return json.slice(0, -1);
      case 6:
        return `${json}${json}`;
      case 7:
        return json.replace('{', '{\r');
      default:
        return json;
    }
  });
const messages = spelt(fc.oneof(calls, others));
const lines = fc.oneof(
  { weight: 4, arbitrary: messages },
  { weight: 1, arbitrary: fc.array(messages, { maxLength: 4 }).map((elements) => `[${elements.join(',')}]`) },
  { weight: 1, arbitrary: fc.constantFrom('', '[]', 'null', '7', 'hello', '{"id":1}', '[[]]') },
);

describe('for any lines of a client', () => {
  test('no forbidden call ever leaves for the server, in bytes that any reader would take for one', () => {
    fc.assert(
      fc.property(fc.array(fc.array(lines, { maxLength: 4 }), { maxLength: 4 }), (groups) => {
        const { client } = bench({ policy: { decide: rule } });
        for (const group of groups) {
          for (const line of client(...group).toServer) {
            for (const message of flatten(JSON.parse(line))) {
              expect(message.method).not.toBe(FORBIDDEN_METHOD);
              if (message.method === 'tools/call') expect(FORBIDDEN).not.toContain(message.params?.name);
            }
            expect(line.match(/[\r\n]/g)).toEqual(['\n']);
          }
        }
      }),
      RUNS,
    );
  });

  test('every message that moves has its allow recorded, by a write before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(lines, { maxLength: 4 }), { maxLength: 4 }),
        fc.array(fc.boolean(), { maxLength: 4 }),
        (groups, broken) => {
          const at = bench({ policy: { decide: rule } });
          let moved = 0;
          groups.forEach((group, index) => {
            at.audit.broken = broken[index] ?? false;
            const forwarded = at.client(...group).toServer.flatMap((line) => flatten(JSON.parse(line)));
            if (at.audit.broken) expect(forwarded).toEqual([]);
            moved += forwarded.length;
            expect(at.evaluations().filter(({ decision }) => decision === 'allow')).toHaveLength(moved);
          });
        },
      ),
      RUNS,
    );
  });

  test('every request gets exactly one answer, ours or the server’s', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(calls, others), { maxLength: 5 }), { maxLength: 4 }),
        fc.array(fc.boolean()),
        (groups, broken) => {
          const at = bench({ policy: { decide: rule } });
          const asked: string[] = [];
          const answered: string[] = [];
          groups.forEach((group, index) => {
            at.audit.broken = broken[index] ?? false;
            asked.push(...group.flatMap((line) => flatten(JSON.parse(line))).flatMap(idOfRequest));
            const { toServer, toClient } = at.client(...group);
            answered.push(...toClient.map(idOf));
            at.audit.broken = false;
            answered.push(...serve(at, toServer).map(idOf));
          });
          expect(answered.toSorted()).toEqual(asked.toSorted());
        },
      ),
      RUNS,
    );
  });
});

describe('for any lines of a server', () => {
  test('the client gets each answer at most once, and only what it asked for', () => {
    const answers = fc.oneof(
      ids.map((id) => JSON.stringify(result(id, text('ok')))),
      ids.map((id) => JSON.stringify({ jsonrpc: '2.0', id, error: { code: 1, message: 'no' } })),
      ids.map((id) => `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":{},"result":{}}`),
      ids.map((id) => JSON.stringify(request(id, 'sampling/createMessage', {}))),
      ids.map((id) => JSON.stringify({ jsonrpc: '2.0', id, method: 'x', result: {} })),
      fc.constantFrom('noise', '', '{"jsonrpc":"2.0","id":null,"error":{}}'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(ids, { selector: (id) => JSON.stringify(id) }), fc.array(answers, { maxLength: 20 }), (open, said) => {
        const decide = acting(({ direction }) => (direction === 'server_to_client' ? deny('no', 'no') : allow()));
        const at = bench({ policy: { decide } });
        at.client(...open.map((id) => call(id, 'read')));
        const got = at.server(...said).toClient.map(idOf);
        expect(new Set(got).size).toBe(got.length);
        expect(open.map((id) => JSON.stringify(id))).toEqual(expect.arrayContaining(got));
      }),
      RUNS,
    );
  });
});

interface Sent {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: { readonly name?: unknown };
}

function flatten(message: unknown): readonly Sent[] {
  return (Array.isArray(message) ? message : [message]) as readonly Sent[];
}

function idOf(line: string): string {
  return JSON.stringify((JSON.parse(line) as Sent).id);
}

function idOfRequest(message: Sent): readonly string[] {
  return message.method !== undefined && message.id !== undefined ? [JSON.stringify(message.id)] : [];
}

/** A server that answers every request it gets. */
function serve(at: Bench, received: readonly string[]): readonly string[] {
  const requests = received.flatMap((line) => flatten(JSON.parse(line))).flatMap(idOfRequest);
  return at.server(...requests.map((id) => `{"jsonrpc":"2.0","id":${id},"result":{"tools":[]}}`)).toClient;
}
