import { describe, expect, it } from 'vitest';
import { Heading } from '../../src/audit/encode/heading.js';

const NOON = Date.UTC(2026, 10, 27, 12, 0, 0);

/** Each after the one before it. */
const ROWS: readonly (readonly [type: string, time: number, why: string])[] = [
  ['call', NOON, 'the first'],
  ['call', NOON + 7, 'the same second'],
  ['call', NOON + 70, 'two digits'],
  ['call', NOON + 999, 'the last of a second'],
  ['call', NOON + 999, 'the same again'],
  ['call', NOON + 1000, 'the next second'],
  ['call', NOON + 998, 'the clock was set back'],
  ['answer', NOON + 998, 'another type'],
  ['answer', NOON + 998.5, 'a part of a millisecond'],
  ['answer', NOON + 999.25, 'a part after another'],
  ['call', 8_640_000_000_000_000, 'the last time that there is, of a longer year'],
  ['call', 8_639_999_999_999_999, 'the one before it'],
  ['call', -1, 'before the epoch'],
  ['call', -1000, 'the same second before the epoch'],
  ['call', -1001, 'the second before that'],
  ['call', 0, 'the epoch'],
];

describe('the heading of a record', () => {
  const around = (type: string) => [`{"${type}é":"`, '"}'] as const;

  it('says the time of each record, whatever the record before said', () => {
    const heading = new Heading(around);
    for (const [type, time, why] of ROWS) {
      heading.become(type, time);
      expect(heading.bytes.toString(), why).toBe(`{"${type}é":"${new Date(time).toISOString()}"}`);
    }
  });

  it('tells whether it is another one than before', () => {
    const heading = new Heading(around);
    expect(heading.become('call', NOON)).toBe(true);
    expect(heading.become('call', NOON)).toBe(false);
    expect(heading.become('call', NOON + 1)).toBe(true);
    expect(heading.become('answer', NOON + 1)).toBe(true);
    expect(heading.become('answer', NOON + 1)).toBe(false);
  });

  it('is what it was after a time that there is not', () => {
    const heading = new Heading(around);
    heading.become('call', NOON);
    expect(() => heading.become('call', Number.NaN)).toThrow(RangeError);
    expect(heading.become('call', NOON)).toBe(false);
    expect(heading.bytes.toString()).toContain(new Date(NOON).toISOString());
  });
});
