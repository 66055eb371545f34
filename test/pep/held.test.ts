import { describe, expect, test } from 'vitest';
import type { Line } from '../../src/transport/interceptor.js';
import { allow, bench, call, deny, fakePolicy, lineOf, parse, result, text, wire, type Bench } from './harness.js';

const READ = call(1, 'read_file');
const RUN = call(2, 'run_shell');
const policy = { decide: ({ tool }: { tool?: { name: string } }) => (tool?.name === 'run_shell' ? deny() : allow()) };

function hold(at: Bench, message: unknown, line: Line = lineOf(message)) {
  const held = at.session.hold?.(line);
  if (held === undefined) throw new Error('a conversation holds');
  return () => {
    const { toServer, toClient } = held();
    return { toServer: toServer.map(String), toClient: toClient.map(String) };
  };
}

describe('messages that came together', () => {
  test('are decided at once, and recorded by one append when the first is asked what may leave', () => {
    const at = bench({ policy });
    const [read, run] = [hold(at, READ), hold(at, RUN)];
    expect(at.audit.groups).toEqual([]);
    expect(read()).toEqual({ toServer: [wire(READ)], toClient: [] });
    expect(at.audit.groups.map((group) => group.map(({ type }) => type))).toEqual([
      ['ai.agentmesh.policy.evaluation', 'ai.agentmesh.policy.evaluation', 'ai.agentmesh.tool.invoked'],
    ]);
    expect(run().toServer).toEqual([]);
    expect(parse(run().toClient[0]).result?.isError).toBe(true);
    expect(at.audit.groups).toHaveLength(1);
  });

  test('are all refused where that append fails, and their ids are free again', () => {
    const at = bench();
    const both = [hold(at, READ), hold(at, RUN)];
    at.audit.broken = true;
    for (const moves of both) {
      const { toServer, toClient } = moves();
      expect(toServer).toEqual([]);
      expect(parse(toClient[0]).result?.content[0]?.text).toContain('audit');
    }
    at.audit.broken = false;
    expect(at.client(READ).toServer).toEqual([wire(READ)]);
  });

  test('are recorded before what is decided after them', () => {
    const at = bench();
    const first = hold(at, READ);
    at.client(RUN);
    expect(at.evaluations().map(({ tool }) => tool)).toEqual(['read_file', 'run_shell']);
    expect(first().toServer).toEqual([wire(READ)]);
    expect(at.audit.groups).toHaveLength(2);
  });

  test('each group is one of its own', () => {
    const at = bench();
    hold(at, READ)();
    at.server(result(1, text('done')));
    expect(hold(at, RUN)().toServer).toEqual([wire(RUN)]);
    expect(at.audit.groups.map((group) => group.length)).toEqual([1, 1]);
  });
});

test('a message that the transport has classified is not read again', () => {
  const at = bench({ policy });
  const message = { kind: 'unreadable', code: 'not_json', message: 'as the transport says', idText: '7', request: true } as const;
  const line = { ...lineOf(READ), message: { ...message, bytes: lineOf(READ).bytes } };
  expect(parse(hold(at, READ, line)().toClient[0]).error?.message).toContain('as the transport says');
});

test('a policy that is changed in between decides what comes after', () => {
  const at = bench();
  const before = hold(at, READ);
  at.use(fakePolicy({ decide: () => deny() }));
  const after = hold(at, RUN);
  expect([before().toServer.length, after().toServer.length]).toEqual([1, 0]);
});
