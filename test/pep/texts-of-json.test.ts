import { describe, expect, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { acting, allow, bench, call, deny, request, result, type BenchOptions } from './harness.js';
import { standardPolicy } from './standard-policy.js';

/** As FastMCP describes a tool: its server parses a text that is given for a list, an object or anything. */
const SCHEMA = {
  type: 'object',
  properties: {
    paths: { type: 'array', items: { type: 'string' } },
    options: { $ref: '#/$defs/Options' },
    extra: { anyOf: [{ type: 'object' }, { type: 'null' }] },
    anything: { title: 'Anything' },
    note: { type: 'string' },
  },
  $defs: { Options: { type: 'object', properties: { mode: { type: 'string' } } } },
};

const standard = standardPolicy();

function listed(options: BenchOptions, policy?: PolicySet) {
  const at = bench(options);
  if (policy !== undefined) at.use(policy);
  at.client(request(1, 'tools/list', {}));
  at.server(result(1, { tools: [{ name: 'run', inputSchema: SCHEMA }] }));
  return at;
}

function refusedBy(args: object, options: BenchOptions = {}, policy?: PolicySet): unknown {
  const at = listed(options, policy);
  if (at.client(call(2, 'run', args)).toServer.length > 0) return 'passed';
  return at
    .evaluations()
    .at(-1)
    ?.reasons.map(({ id }) => id);
}

describe('an attack in a text of JSON is found as in what a server parses it to', () => {
  const found = (args: object) => refusedBy(args, { inspector: createInspector() }, standard());

  test.each<[string, object, string]>([
    ['a file with keys in a list', { paths: '["/home/kim/.ssh/id_rsa"]' }, 'sensitive_file.ssh_key'],
    ['behind a number that only Python takes', { paths: '[NaN, "/home/kim/.ssh/id_rsa"]' }, 'sensitive_file.ssh_key'],
    ['a command in an object', { options: '{"host": "sda; rm -rf /"}' }, 'command_injection.separator'],
    ['an inner address in an object', { extra: '{"url": "http://169.254.169.254/latest/"}' }, 'ssrf.metadata'],
    ['a serialized object', { anything: '{"a": "O:8:\\"stdClass\\":1:{s:4:\\"exec\\";s:2:\\"id\\";}"}' }, 'deserialization.php'],
    ['a query', { extra: '{"sql": "SELECT 1; EXEC xp_cmdshell \'whoami\'"}' }, 'sql_injection.procedure'],
  ])('%s', (_, args, id) => {
    expect(found(args)).toContain(id);
  });

  test.each<[string, object]>([
    ['a list', { paths: '["a.txt", "b.txt"]' }],
    ['an object', { options: '{"mode": "safe"}', extra: '{"url": "https://example.com/"}' }],
    ['a text of JSON where a text is asked for', { note: '{"url": "http://169.254.169.254/latest/"}' }],
    ['a text that only begins like a list', { anything: '[draft] see /home/kim/plan' }],
  ])('%s passes', (_, args) => {
    expect(found(args)).toBe('passed');
  });
});

test('what is found in it stands in the text, whole', () => {
  const at = listed({ inspector: createInspector() }, standard());
  at.client(call(2, 'run', { options: '{"path": "/home/kim/.ssh/id_rsa"}' }));
  const findings = at.evaluations().at(-1)?.input?.['findings'];
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'sensitive_file.ssh_key', path: '/arguments/options', span: [0, 0] }));
});

test('its paths are paths of the call', () => {
  const decide = acting(({ paths }) => (Object.values(paths).every(({ resolved }) => resolved.startsWith('/srv/work')) ? allow() : deny()));
  const policy = { decide, config: { inside: [] } };
  expect(refusedBy({ paths: '["a.txt"]' }, { policy })).toBe('passed');
  expect(refusedBy({ paths: '["/etc/hosts"]' }, { policy })).toEqual(['default']);
});

describe('where the policy decides by what is inside of the argument', () => {
  const unless = (inside: 'all' | readonly string[]) => ({ policy: { decide: acting(() => allow()), config: { inside } } });
  const REFUSED = ['unreadable.json_in_text'];

  test.each<[string, 'all' | readonly string[]]>([
    ['by its name', ['options']],
    ['in another letter case', ['Options']],
    ['as anything may', 'all'],
  ])('%s, a text in place of an object is refused', (_, inside) => {
    expect(refusedBy({ options: '{"mode": "unsafe"}' }, unless(inside))).toEqual(REFUSED);
  });

  test.each<[string, object, 'all' | readonly string[]]>([
    ['an object', { options: { mode: 'safe' } }, 'all'],
    ['a text of JSON where a text is asked for', { note: '{"mode": "unsafe"}' }, 'all'],
    ['a text of JSON where anything is asked for', { anything: '{"mode": "unsafe"}' }, 'all'],
    ['a text of JSON in an argument that the policy does not read', { options: '{"mode": "unsafe"}' }, ['paths']],
  ])('%s passes', (_, args, inside) => {
    expect(refusedBy(args, unless(inside))).toBe('passed');
  });
});
