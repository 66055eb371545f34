import { expect, test } from 'vitest';
import { compiled } from './harness.js';

const CASES: readonly { readonly why: string; readonly policy: string; readonly tasks: unknown }[] = [
  { why: 'a denied tool', policy: 'default_action: allow\nrules: [{ tool: run, action: deny }]', tasks: { unknown: 'block' } },
  {
    why: 'a tool that is allowed on conditions',
    policy: 'default_action: allow\nrules: [{ tool: "*", action: deny, conditions: [{ path_starts_with: /etc }] }]',
    tasks: { unknown: 'block' },
  },
  {
    why: 'a default that denies',
    policy: 'default_action: deny\nrules: [{ method: "tasks/*", action: allow }]',
    tasks: { unknown: 'block' },
  },
  {
    why: 'methods that are named exactly',
    policy: 'default_action: deny\nrules: [{ method: [tasks/result, tasks/get], action: allow }, { method: tasks/cancel, action: deny }]',
    tasks: { unknown: 'block', resume: ['tasks/get', 'tasks/result'] },
  },
  { why: 'no rule on tools', policy: 'default_action: allow\nrules: [{ method: tasks/get, action: allow }]', tasks: undefined },
  { why: 'tools that are only allowed', policy: 'default_action: allow\nrules: [{ tool: free, action: allow }]', tasks: undefined },
];

test.each(CASES)('$why', ({ policy, tasks }) => {
  const { data } = compiled(`version: "1.0"\n${policy}\n`);
  expect((data as { mcp: { config: Record<string, unknown> } }).mcp.config['tasks']).toEqual(tasks);
});
