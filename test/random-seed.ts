/**
 * The seed of properties and of tests on random policies and logs: the same in every run, so that a change is red for what it changes.
 * `TEST_SEED=random` looks for what nobody has seen yet, `TEST_SEED=123` repeats a run whose test names that seed.
 */
export function randomSeed(environment: NodeJS.ProcessEnv = process.env): number {
  const { TEST_SEED: given = '20261125' } = environment;
  return given === 'random' ? Math.trunc(Math.random() * 2 ** 31) : Number(given);
}
