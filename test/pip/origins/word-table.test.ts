import { expect, it } from 'vitest';
import { MOST_WORDS, WordTable } from '../../../src/pip/origins/word-table.js';

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`);

it('holds the marks of every word while it grows', () => {
  const table = new WordTable('k');
  for (const [index, word] of words(5000).entries()) expect(table.mark(word, index % 2 === 0 ? 1 : 4)).toBe(true);
  expect(words(5000).every((word, index) => (table.marks(word) & (index % 2 === 0 ? 1 : 4)) !== 0)).toBe(true);
  expect(table.marks('other')).toBe(0);
  table.mark('word0', 2);
  expect(table.marks('word0')).toBe(3);
});

it('when it is full, says so of new words and goes on marking those that it has', () => {
  const table = new WordTable('k');
  const stored = words(MOST_WORDS + 200).filter((word) => table.mark(word, 1));
  expect(stored.length).toBeGreaterThanOrEqual(MOST_WORDS);
  expect(table.mark('one more', 2)).toBe(false);
  expect(table.mark('word1', 2)).toBe(true);
  expect(table.marks('word1')).toBe(3);
});

it('places words by its key', () => {
  const places = (key: string) => {
    const table = new WordTable(key);
    for (const word of words(MOST_WORDS)) table.mark(word, 1);
    return words(300_000)
      .slice(MOST_WORDS)
      .filter((word) => table.marks(word) !== 0);
  };
  expect(places('one')).not.toEqual(places('two'));
});
