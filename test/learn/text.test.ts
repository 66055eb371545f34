import { describe, expect, it } from 'vitest';
import { widened } from '../../src/learn/facets/numbers.js';
import { foldersOf } from '../../src/learn/facets/roots.js';
import { Rate, withRoom } from '../../src/learn/observe/rate.js';
import { literal, quoted } from '../../src/compiler/source/yaml-text.js';

describe('texts', () => {
  it.each([
    ['plain', '"plain"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['line\nbreak', '"line\\nbreak"'],
    ['\u0085\u2028\u202e\ufeff\u007f', '"\\u0085\\u2028\\u202e\\ufeff\\u007f"'],
    ['\u{e0041}', '"\\U000e0041"'],
    ['é€𝒳', '"é€𝒳"'],
  ])('%j is written %s', (text, yaml) => expect(quoted(text)).toBe(yaml));

  it.each([
    ['${x}', '"$${x}"'],
    ['$${x}', '"$$${x}"'],
    ['$x {y}', '"$x {y}"'],
  ])('%j is written %s where variables are replaced', (text, yaml) => expect(literal(text)).toBe(yaml));
});

describe('folders', () => {
  it.each([
    [['/srv/docs/a.txt', '/srv/docs/b.txt'], ['/srv/docs']],
    [['/srv/docs/a.txt', '/srv/docs/deep/b.txt', '/srv/docs/deep'], ['/srv/docs']],
    [
      ['/srv/docs', '/srv/other/a.txt'],
      ['/srv/docs', '/srv/other'],
    ],
    [
      ['/tmp/a.txt', '/home/bob/b.txt', '/c.txt'],
      ['/c.txt', '/home/bob/b.txt', '/tmp/a.txt'],
    ],
    [
      ['C:\\Users\\bob\\Documents\\a.txt', 'C:\\Users\\bob\\b.txt', 'C:\\x.txt'],
      ['C:\\Users\\bob\\Documents', 'C:\\Users\\bob\\b.txt', 'C:\\x.txt'],
    ],
    [Array.from({ length: 30 }, (_, index) => `/srv/data/project${index}/a.txt`), ['/srv/data']],
    [
      Array.from({ length: 30 }, (_, index) => `/home/user${index}/work/a.txt`),
      Array.from({ length: 30 }, (_, index) => `/home/user${index}/work`).sort(),
    ],
  ])('of %j are %j', (paths, folders) => expect(foldersOf(paths)).toEqual(folders));
});

describe('numbers', () => {
  it.each([
    { least: 1, most: 17, headroom: 2, is: [1, 50] },
    { least: 0, most: 0, headroom: 2, is: [0, 0] },
    { least: 0.2, most: 0.9, headroom: 2, is: [0, 2] },
    { least: -3, most: 100, headroom: 2, is: [-10, 200] },
    { least: -90, most: -10, headroom: 1.5, is: [-200, 0] },
  ])('$least to $most with headroom $headroom is $is', ({ least, most, headroom, is }) => {
    expect(widened(least, most, headroom)).toEqual(is);
  });

  it.each([
    [1, 2, 10],
    [26, 2, 100],
    [25, 2, 50],
    [3, 1, 10],
    [501, 2, 2_000],
  ])('%i a minute with headroom %d is a limit of %i', (seen, headroom, limit) => expect(withRoom(seen, headroom)).toBe(limit));

  it('the busiest sliding minute is bounded from above, and unknown without times', () => {
    const rate = new Rate();
    for (const second of [50, 55, 65, 200]) rate.add(second * 1_000);
    expect(rate.perMinute).toBe(3);
    rate.add(Number.NaN);
    expect(rate.perMinute).toBeUndefined();
  });
});
