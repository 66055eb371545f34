import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/pdp/policy-config.js';
import { promptFactFor, toolFactFor } from '../../src/replay/tool-fact.js';
import { recorded } from './cases.js';

const config = { ...DEFAULT_CONFIG, restrictedTools: [['run_shell']], restrictedPrompts: [['plan']] };

test('a name that nobody had listed is held to what this policy restricts', () => {
  expect(toolFactFor(recorded({ input: { tool: { name: 'Run_Shell' } } }), config)).toEqual({ tool: { name: 'Run_Shell', known: false } });
});

test.each([
  ['the name that it restricts', { name: 'run_shell' }],
  ['another name', { name: 'read_file' }],
  ['a listed tool', { name: 'Run_Shell', known: true, fingerprint: 'sha256:a' }],
  ['a tool of a list that is out of date', { name: 'Run_Shell', fingerprint: 'sha256:a' }],
  ['what a list did not have', { name: 'Run_Shell', known: false }],
])('%s stays as it was recorded', (_what, tool) => expect(toolFactFor(recorded({ input: { tool } }), config)).toEqual({}));

test.each([
  ['like one that this policy restricts', { name: 'Plan' }, { prompt: { name: 'Plan', alike: true } }],
  ['like none, whatever the policy of the log restricted', { name: 'Other', alike: true }, { prompt: { name: 'Other' } }],
  ['the restricted one', { name: 'plan' }, { prompt: { name: 'plan' } }],
] as const)('a prompt is held to what this policy restricts: %s', (_what, prompt, told) => {
  expect(promptFactFor(recorded({ input: { prompt } }), config)).toEqual(told);
});

test('where no prompt was asked for, nothing is told of one', () => expect(promptFactFor(recorded({}), config)).toEqual({}));
