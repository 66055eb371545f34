import { expect, test } from 'vitest';
import { compiled } from './harness.js';

const CASES: readonly { readonly why: string; readonly policy: string; readonly restricted: readonly string[] | undefined }[] = [
  { why: 'denied names and patterns', policy: 'rules: [{ tool: [run_shell, "sh*"], action: deny }]', restricted: ['run_shell', 'sh*'] },
  { why: 'names that need an approval', policy: 'rules: [{ tool: pay, action: ask }]', restricted: ['pay'] },
  {
    why: 'names that are allowed on conditions',
    policy: 'rules: [{ tool: read, action: allow, conditions: [{ path_starts_with: /srv }] }, { tool: free, action: allow }]',
    restricted: ['read'],
  },
  { why: 'limits of their own', policy: 'rate_limits: { per_tool: { search: { requests: 3, per: minute } } }', restricted: ['search'] },
  { why: 'detectors of their own', policy: 'sanitize: { tools: { send: { pii: block } } }', restricted: ['send'] },
  { why: 'sources and sinks of taint', policy: 'taint: { sources: [fetch], sinks: [act], trusted: [mine] }', restricted: ['act', 'fetch'] },
  {
    why: 'a rule on every tool names none',
    policy: 'rules: [{ tool: "*", action: deny, conditions: [{ path_starts_with: /etc }] }]',
    restricted: undefined,
  },
  { why: 'where nothing is restricted', policy: 'rules: [{ tool: free, action: allow }]', restricted: undefined },
];

const restrictedOf = (text: string, kind = 'restricted_tools'): unknown => {
  const { data } = compiled(`version: "1.0"\n${text}\n`);
  return (data as { mcp: { config: Record<string, unknown> } }).mcp.config[kind];
};

test.each(CASES)('$why', ({ policy, restricted }) => expect(restrictedOf(`default_action: allow\n${policy}`)).toEqual(restricted));

test('a pattern that allows reaches what nobody names, as the default does', () => {
  expect(restrictedOf('rules: [{ tool: "Run_*", action: allow }, { tool: run_shell, action: deny }]')).toEqual(['run_shell']);
});

test('where only exact names are allowed, there is no way round', () => {
  expect(restrictedOf('rules: [{ tool: read, action: allow }, { tool: run_shell, action: deny }]')).toBeUndefined();
});

test.each([
  [
    'denied, asked for, or allowed on conditions',
    'rules: [{ prompt: [plan, "hr_*"], action: deny }, { prompt: pay, action: ask }]',
    ['hr_*', 'pay', 'plan'],
  ],
  ['beside what is free', 'rules: [{ prompt: free, action: allow }, { prompt: "*", action: deny }]', undefined],
  ['tools are no prompts', 'rules: [{ tool: run_shell, action: deny }]', undefined],
])('prompts that are %s', (_why, policy, restricted) => expect(restrictedOf(policy, 'restricted_prompts')).toEqual(restricted));
