import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/pdp/policy-config.js';
import type { PathFact } from '../../src/pdp/input-document.js';
import type { PathFs } from '../../src/pip/physical-path.js';
import { createRoots, pathFactsFor } from '../../src/replay/path-facts.js';
import { recorded } from './cases.js';

/** `/tmp` is a link to `/private/tmp`, as on macOS; nothing else exists. */
const linked: PathFs = {
  realpath: (path) => (path === '/tmp' || path.startsWith('/tmp/') ? `/private${path}` : undefined),
  look: () => 'nothing',
};
const roots = createRoots(linked, '/home/alice');

const at = (resolved: string, more: Partial<PathFact> = {}): PathFact => ({ lexical: resolved, resolved, under: [], ...more });

function told(fact: PathFact, prefixes: readonly string[], names: readonly string[] = [], args: Record<string, string> = { path: '/x' }) {
  const config = { ...DEFAULT_CONFIG, paths: { prefixes, arguments: names } };
  const { paths, unknown } = pathFactsFor(recorded({ input: { arguments: args, paths: { '/arguments/path': fact } } }), config, roots);
  const { under, touches } = paths['/arguments/path'] ?? at('');
  return { under, touches, unknown };
}

const path = ['/arguments/path'];
const cases: readonly { why: string; fact: PathFact; prefix: string; is: 'under' | 'outside' | 'unknown' }[] = [
  { why: 'the recording policy said so', fact: at('/else/where', { under: ['/srv'] }), prefix: '/srv', is: 'under' },
  { why: 'a prefix that was not recorded holds the resolved path', fact: at('/srv/a/b'), prefix: '/srv/a', is: 'under' },
  { why: 'the root itself', fact: at('/srv/a'), prefix: '/srv/a', is: 'under' },
  { why: 'a sibling with the same beginning', fact: at('/srv/ab'), prefix: '/srv/a', is: 'outside' },
  { why: 'a link led out of the folder', fact: at('/etc/passwd', { lexical: '/srv/a/link' }), prefix: '/srv/a', is: 'outside' },
  { why: 'the prefix is a link on this machine', fact: at('/private/tmp/x', { lexical: '/tmp/x' }), prefix: '/tmp', is: 'under' },
  { why: 'the home folder', fact: at('/home/alice/docs/x'), prefix: '~/docs', is: 'under' },
  { why: 'no path at all', fact: at(''), prefix: '/', is: 'outside' },
  { why: 'all readings lie below it', fact: at('/srv/a', { also: ['/srv/b'] }), prefix: '/srv', is: 'under' },
  { why: 'no reading does', fact: at('/srv/a', { also: ['/srv/b'] }), prefix: '/opt', is: 'outside' },
  { why: 'readings disagree', fact: at('/srv/a', { also: ['/opt/a'] }), prefix: '/srv', is: 'unknown' },
  { why: 'the recording policy could not tell', fact: at('/srv/a', { touches: ['/srv'] }), prefix: '/srv', is: 'unknown' },
  { why: 'it is spelled as on Windows', fact: at('/srv/C:\\x', { also: ['/srv/C:/x'] }), prefix: '/srv', is: 'unknown' },
  { why: 'the path is masked', fact: at('[masked]'), prefix: '/srv', is: 'unknown' },
  { why: 'masked, and recorded as below', fact: at('[masked]', { under: ['/srv'] }), prefix: '/srv', is: 'under' },
  { why: 'where a relative prefix begins depends on the server', fact: at('/srv/a'), prefix: 'data', is: 'unknown' },
];

describe('prefixes of another policy', () => {
  test.each(cases)('$why: $is', ({ fact, prefix, is }) => {
    const expected = {
      under: { under: [prefix], touches: undefined, unknown: [] },
      outside: { under: [], touches: undefined, unknown: [] },
      unknown: { under: [], touches: [prefix], unknown: path },
    }[is];
    expect(told(fact, [prefix])).toEqual(expected);
  });

  test('each prefix by itself, and an unknown one is named once', () => {
    expect(told(at('/srv/a'), ['/srv', '/opt', 'x', 'y'])).toEqual({ under: ['/srv'], touches: ['/srv', 'x', 'y'], unknown: path });
  });

  test('prefixes that were recorded and are not asked for are gone', () => {
    expect(told(at('/srv/a', { under: ['/srv'], touches: ['/srv', '/opt'] }), ['/srv/a'])).toEqual({
      under: ['/srv/a'],
      touches: undefined,
      unknown: [],
    });
  });
});

test('an argument that only this policy takes for a path is unknown, and stands where its text says', () => {
  const call = recorded({ input: { arguments: { where: '/srv/a/../b' }, paths: {} } });
  const config = { ...DEFAULT_CONFIG, paths: { prefixes: ['/srv'], arguments: ['where'] } };
  expect(pathFactsFor(call, config, roots)).toEqual({
    paths: { '/arguments/where': { lexical: '/srv/b', resolved: '/srv/b', under: ['/srv'] } },
    unknown: ['/arguments/where'],
  });
});
