import { expect, it } from 'vitest';
import { detectors } from '../../src/inspect/detectors/index.js';
import { TARGET_RULES } from '../../src/inspect/detectors/sensitive-file/target-rules.js';
import { PatternIndex } from '../../src/inspect/patterns/pattern-index.js';
import { allTables, readPatterns, writtenOf } from '../../src/inspect/patterns/read-patterns.js';

it('what is written into the program is what is read from the patterns', () => {
  const patterns = [/ignore (?:all|any) rules;/i, /call.{1,9}(?:model|agent)/i, /[a-z]{3}/, /to: .{1,9}@|don['’]t/];
  expect(new PatternIndex(patterns, 'some')).toBeInstanceOf(PatternIndex);
  const tables = allTables();
  expect(writtenOf(patterns, 'some', tables['some'])).toEqual(readPatterns(patterns));
});

it('the large tables of the detectors are written', () => {
  expect(detectors.length).toBeGreaterThan(0);
  expect(Object.keys(allTables())).toEqual(expect.arrayContaining(['files', 'parameters', 'commands', 'sql', 'definitions']));
});

it('no two tables have one name', () => {
  expect(new PatternIndex([/first table/], 'twice')).toBeInstanceOf(PatternIndex);
  expect(() => new PatternIndex([/other table/], 'twice')).toThrow('two tables of patterns are named "twice"');
});

const written = [/one pattern/, /another/];

it.each([
  ['more of them', [/one pattern/, /another/, /more/]],
  ['fewer', [/one pattern/]],
  ['another in the place of one', [/one pattern/, /a longer one/]],
  ['the same in another order', [/another/, /one pattern/]],
])('says so where other patterns were written than there are: %s', (_how, patterns) => {
  expect(new PatternIndex(written, 'written before')).toBeInstanceOf(PatternIndex);
  const tables = allTables();
  expect(writtenOf(written, 'written before', tables['written before'])).toHaveLength(2);
  expect(() => writtenOf(patterns, 'written before', tables['written before'])).toThrow(
    `built with 2 patterns of the table "written before", and has ${patterns.length} others`,
  );
  expect(() => writtenOf(patterns, 'never written', tables['never written'])).toThrow('built with no patterns');
});

it('no row of files is tried on every path: each has texts that lead to it', () => {
  const read = readPatterns(TARGET_RULES.map(({ pattern }) => pattern));
  expect(TARGET_RULES.filter((_, at) => read[at]?.leading.length === 0)).toEqual([]);
});
