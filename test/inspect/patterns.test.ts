import { describe, expect, it } from 'vitest';
import { detectorPatterns } from './detector-patterns.js';
import { attacksOn, parsePattern, stepsOf, type Pattern } from './step-counter.js';

/** Longer than twice what any bounded repetition takes in, so that only what has no bound still grows. */
const LENGTH = 2_400;
/** Enough to let most patterns go; which are slower than that are looked at again, on a text that is long. */
const SHORT = 480;
/** Twice the text: twice the steps, and some more while bounded repetitions fill. Four times for one repetition that looks back. */
const TWICE = 3;
/** What one place may cost, over all that is tried there. */
const STEPS = 4_000;

function slowness(source: string, flags: string): string | undefined {
  let pattern: Pattern;
  try {
    pattern = parsePattern(source, flags);
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
  for (const attack of attacksOn(pattern)) {
    const why = slownessOn(pattern, attack, SHORT) && slownessOn(pattern, attack, LENGTH);
    if (why !== undefined) return why;
  }
  return undefined;
}

function slownessOn(pattern: Pattern, attack: (length: number) => string, length: number): string | undefined {
  const told = JSON.stringify(attack(40));
  try {
    const [once = 0, twice = 0] = [length / 2, length].map((each) => stepsOf(pattern, attack(each), STEPS * length));
    if (twice > STEPS * length) return `over ${STEPS} steps a character on ${told}`;
    return twice > 20 * length && twice / once > TWICE ? `${once} steps, on twice the text ${twice}: ${told}` : undefined;
  } catch (problem) {
    // Our matcher recurses once for each time that a group repeats.
    if (problem instanceof RangeError && length > SHORT) return slownessOn(pattern, attack, SHORT);
    throw problem;
  }
}

/** Anchored, so that what follows a host is looked at once. */
const ALLOWED: ReadonlySet<string> = new Set([String.raw`^\s{0,8}(\/\/)?([a-z0-9._:%[\]-]{1,768}?)(?=\/|$)`]);

describe('patterns', () => {
  it('of every detector are in the RE2 subset, and slow on no text', async () => {
    const patterns = await detectorPatterns();
    expect(patterns.length).toBeGreaterThan(300);
    const slow = patterns.flatMap(({ source, flags }) => {
      const why = ALLOWED.has(source) ? undefined : slowness(source, flags);
      return why === undefined ? [] : [`${why} in /${source.slice(0, 200)}/${flags}`];
    });
    expect(slow).toEqual([]);
  }, 120_000);

  it.each([
    [/\s*x/, /steps, on twice/],
    [/^(?:a+)+$/, /over/],
    [/(?:a|a)*b/, /over/],
    [/[a-z.]+@[a-z.]+\.com/, /steps, on twice/],
    [/(a)\1/, /back-reference/],
    [/(?=a)b/, /look-around/],
    [/a{2000}/, /repetition/],
  ])('%s is found out', ({ source, flags }, why) => {
    expect(slowness(source, flags)).toMatch(why);
  });

  it.each([/^\s*x/, /[a-z]{1,64}@/, /a+/, /^(?:;a)+b/, /x[^;]{0,200}y/])('%s is let through', ({ source, flags }) => {
    expect(slowness(source, flags)).toBeUndefined();
  });
});
