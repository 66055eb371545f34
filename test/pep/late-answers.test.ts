import { describe, expect, test } from 'vitest';
import { MAX_CANCELLED } from '../../src/pep/pending/correlation.js';
import { bench, call, notify, request, result, text, type Bench } from './harness.js';

const unasked = ({ evaluations }: Bench): number => evaluations().filter(({ reasons }) => reasons[0]?.id === 'unasked_response').length;

describe('a late answer goes nowhere, and is not recorded as one that nobody asked for; a second one is', () => {
  test.each<readonly [string, (at: Bench) => Pick<Bench, 'server'>]>([
    [
      'after its session has ended',
      (at) => {
        at.client(call('x', 'run'));
        at.session.closed('server', {});
        return at;
      },
    ],
    [
      'after its client went away from the request',
      (at) => {
        const own = at.exchange();
        own.client(call('x', 'run'));
        own.exchange.closed('client', {});
        return own;
      },
    ],
    [
      'after so many later ones were cancelled that nothing else is known of it',
      (at) => {
        for (const id of ['x', ...Array(MAX_CANCELLED).keys()]) {
          at.client(call(id, 'run'));
          at.client(notify('notifications/cancelled', { requestId: id }));
        }
        return at;
      },
    ],
  ])('%s', (_when, ends) => {
    const at = bench();
    const { server } = ends(at);
    at.settle();
    const recorded = at.invoked().length;
    expect(recorded).toBe(1);
    for (const expected of [0, 1]) {
      expect(server(result('x', text('late')))).toEqual({ toServer: [], toClient: [] });
      at.settle();
      expect([unasked(at), at.invoked().length]).toEqual([expected, recorded]);
    }
  });

  test('what was never asked is, before the end and after it', () => {
    const at = bench();
    at.client(call('x', 'run'));
    at.server(result('y', {}));
    at.session.closed('server', {});
    at.server(result('y', {}), result('1', {}));
    expect(unasked(at)).toBe(3);
  });

  test('an error too; and a client’s to what the server has cancelled is its answer still', () => {
    const at = bench();
    at.client(call('x', 'run'));
    at.session.closed('server', {});
    expect(at.server({ jsonrpc: '2.0', id: 'x', error: { code: 1, message: 'late' } }).toClient).toEqual([]);
    expect(unasked(at)).toBe(0);

    const other = bench();
    other.server(request('s', 'roots/list'));
    other.server(notify('notifications/cancelled', { requestId: 's' }));
    expect(other.client(result('s', { roots: [] })).toServer).toHaveLength(1);
    expect(unasked(other)).toBe(0);
  });
});
