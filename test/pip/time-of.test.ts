import { expect, test } from 'vitest';
import { timeOf } from '../../src/pip/build-input.js';

const FRIDAY_NOON = Date.UTC(2026, 10, 27, 12);
const HOUR = 3_600_000;

/** Each after the one before it. */
const ROWS: readonly (readonly [now: number, hour: number, weekday: string, why: string])[] = [
  [FRIDAY_NOON, 12, 'Friday', 'the first'],
  [FRIDAY_NOON + HOUR - 1, 12, 'Friday', 'the last millisecond of the hour'],
  [FRIDAY_NOON + HOUR, 13, 'Friday', 'the next hour'],
  [FRIDAY_NOON + HOUR - 1, 12, 'Friday', 'the clock was set back'],
  [FRIDAY_NOON + 12 * HOUR - 1, 23, 'Friday', 'the end of the day'],
  [FRIDAY_NOON + 12 * HOUR, 0, 'Saturday', 'the next day'],
  [FRIDAY_NOON + 7 * 24 * HOUR, 12, 'Friday', 'the same hour of another week'],
  [FRIDAY_NOON + 36 * HOUR, 0, 'Sunday', 'midnight'],
  [0, 0, 'Thursday', 'the epoch'],
  [-1, 23, 'Wednesday', 'the hour before it'],
];

test('each moment has its own hour and weekday, whatever the one before had', () => {
  for (const [now, hour, weekday, why] of ROWS) expect(timeOf(now), why).toEqual({ now_ns: now * 1e6, hour, weekday, zone: 'UTC' });
});

test('messages of one millisecond share one object', () => {
  expect(timeOf(FRIDAY_NOON)).toBe(timeOf(FRIDAY_NOON));
  expect(timeOf(FRIDAY_NOON + 1)).not.toBe(timeOf(FRIDAY_NOON));
});
