import { expect, test, vi } from 'vitest';
import { reported } from '../../src/cli/report-error.js';
import { EngineDeadline } from '../../src/engine/engine-error.js';

test.each([
  [
    'what a policy says does not end: its author can mend it',
    new EngineDeadline('`test` took longer than 5 ms and was ended'),
    2,
    /^agentmesh: OPA: `test` took longer than 5 ms .* may not end\n$/,
  ],
  ['what nobody expected is a defect of ours', new Error('x'), 70, /this is a defect/],
])('%s', async (_why, error, code, says) => {
  const told: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
  try {
    expect(await reported(() => Promise.reject(error))).toBe(code);
    expect(told.join('')).toMatch(says);
  } finally {
    write.mockRestore();
  }
});
