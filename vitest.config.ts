import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most of the time a test waits for processes of its own; by default two cores would have one worker.
    maxWorkers: 2,
    // Real processes on two cores: a generous ceiling that only a hang reaches.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
