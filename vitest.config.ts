import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real processes on two cores: a generous ceiling that only a hang reaches.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
