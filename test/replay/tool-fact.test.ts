import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/pdp/policy-config.js';
import { toolFactFor } from '../../src/replay/tool-fact.js';
import { recorded } from './cases.js';

const config = { ...DEFAULT_CONFIG, restrictedTools: [['run_shell']] };

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
