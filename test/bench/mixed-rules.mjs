// @ts-check
// Policies of any size whose rules ask all kinds of things; the first ten rules are the same in each.
import { stringify } from 'yaml';

/** What the n-th rule is, by n modulo 10: names and patterns, allows, asks and denies, conditions of every family. */
const KINDS = [
  (/** @type {number} */ n) => ({
    tool: `read_${n}`,
    action: 'allow',
    conditions: [{ path_starts_with: '/srv/data' }, { path_not_contains: ['.env', 'secret'] }],
  }),
  (/** @type {number} */ n) => ({
    tool: `search_${n}`,
    action: 'allow',
    conditions: [
      { argument: 'query', max_length: 200 },
      { argument: 'limit', min: 1, max: 50, optional: true },
    ],
  }),
  (/** @type {number} */ n) => ({
    tool: [`get_${n}`, `list_${n}`],
    action: 'allow',
    conditions: [
      { argument: 'owner', equals: 'acme' },
      { argument: 'repo', in: ['a', 'b', 'c'] },
    ],
  }),
  (/** @type {number} */ n) => ({
    tool: `query_${n}`,
    action: 'allow',
    conditions: [{ argument: 'sql', sql_verbs: 'select', single_statement: true }],
  }),
  (/** @type {number} */ n) => ({
    tool: `fetch_${n}`,
    action: 'allow',
    conditions: [{ argument: 'url', schemes: 'https', url_class: 'public', domains: '*.example.com' }],
  }),
  (/** @type {number} */ n) => ({
    tool: `run_${n}`,
    action: 'allow',
    conditions: [{ argument: 'command', commands: ['git', 'ls'], not_matches: '[<>]' }],
  }),
  (/** @type {number} */ n) => ({
    tool: `write_${n}`,
    action: 'ask',
    conditions: [
      {
        any: [
          { argument: 'mode', in: ['append', 'new'] },
          { argument: 'size', max: 1000 },
        ],
      },
    ],
  }),
  (/** @type {number} */ n) => ({ tool: `send_${n}`, action: 'deny', conditions: [{ argument: 'to', not_ends_with: '@example.com' }] }),
  (/** @type {number} */ n) => ({ tool: `drop_${n}`, action: 'deny', reason: 'nothing is dropped' }),
  (/** @type {number} */ n) => ({
    tool: n < 1000 ? `group_${n}_*` : `group_${n}`,
    action: 'allow',
    conditions: [{ argument: 'name', glob: 'team-*' }],
  }),
];

/** @param {number} rules @param {string} name so that no two are the same text */
export function mixedPolicy(rules, name) {
  const list = Array.from({ length: rules }, (_, n) => KINDS[n % KINDS.length]?.(n));
  return stringify({ version: '1.0', name, rules: list }, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** Calls that the first ten rules allow, no two alike; each asks another family of conditions. @param {number} n */
export function mixedCall(n) {
  const calls = [
    { name: 'read_0', arguments: { path: `/srv/data/${n}.txt` } },
    { name: 'search_1', arguments: { query: `report ${n}`, limit: 10 } },
    { name: 'list_2', arguments: { owner: 'acme', repo: 'b', page: n } },
    { name: 'query_3', arguments: { sql: `SELECT name FROM orders WHERE id = ${n}` } },
    { name: 'fetch_4', arguments: { url: `https://docs.example.com/${n}` } },
    { name: 'run_5', arguments: { command: `git log -n ${n}` } },
    { name: 'group_9_x', arguments: { name: `team-${n}` } },
  ];
  return calls[n % calls.length] ?? {};
}
