import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { parseRate } from '../../src/limits/parse-rate.js';

describe('parseRate', () => {
  it.each([
    ['100/minute', 100, 'minute'],
    ['5/s', 5, 'second'],
    ['10/h', 10, 'hour'],
    ['7/m', 7, 'minute'],
    ['2/d', 2, 'day'],
    [' 3 / Min ', 3, 'minute'],
    ['1/seconds', 1, 'second'],
    ['1000000/day', 1_000_000, 'day'],
  ])('reads %s', (text, requests, per) => {
    expect(parseRate(text)).toEqual({ requests, per });
  });

  it.each([
    ['lots', 'no slash'],
    ['', 'nothing'],
    ['ten/minute', 'a word for a number'],
    ['1.5/s', 'a fraction'],
    ['-5/s', 'a sign'],
    ['1e3/s', 'an exponent'],
    ['5/', 'no unit'],
    ['/s', 'no number'],
    ['5/s/s', 'two units'],
    ['0/s', 'zero'],
    ['1000001/s', 'over the largest'],
    ['99999999999999999999/s', 'over any number'],
  ])('S-04: refuses `%s` (%s)', (text) => {
    expect(() => parseRate(text)).toThrow(UserError);
  });

  it('S-04: names the units and the one that was meant', () => {
    expect(() => parseRate('10/fortnight')).toThrow(/`fortnight`.*second, minute, hour or day/);
    expect(() => parseRate('10/minuts')).toThrow(/did you mean `minutes?`/);
  });
});
