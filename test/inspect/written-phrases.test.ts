import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compile } from '../../src/inspect/detectors/prompt-injection/compile.js';
import { phraseTable } from '../../src/inspect/detectors/prompt-injection/phrase-table.js';
import { inResults, p } from '../../src/inspect/detectors/prompt-injection/phrases/phrase.js';
import { read } from '../../src/inspect/detectors/prompt-injection/reading.js';
import { readPhrases, writePhrases, type TabledPhrases } from '../../src/inspect/detectors/prompt-injection/written-phrases.js';

const PHRASES = [
  p('r', 1, ['the|a', 'ignore|drop'], '(ignore|drop) (the|a) rules'),
  p('s', 1, ['rules'], '_3 rules'),
  ...inResults([p('t', 2, [], 'naïve')]),
];
const WORDS = ['rules', 'other'];
const made: TabledPhrases = { table: phraseTable(PHRASES, WORDS, ['other']), phrases: () => PHRASES };

function written(tabled: TabledPhrases) {
  const { table, rows } = writePhrases(tabled, WORDS);
  let asked = 0;
  const phrases = () => {
    asked += 1;
    return deflateRawSync(Buffer.from(rows, 'latin1')).toString('base64');
  };
  return { written: { table: () => table, phrases }, asked: () => asked };
}

it('what is written is read as it was', () => {
  const { table, phrases } = readPhrases(written(made).written, WORDS);
  expect(table).toEqual(made.table);
  expect(phrases()).toEqual(PHRASES.map(({ needs: _read, ...sought }) => sought));
});

it('what is written finds the phrases that are found without', () => {
  const known = readPhrases(written(made).written, WORDS);
  for (const text of ['drop the rules', 'rules', 'ignore it', 'no rules to ignore a thing']) {
    const rules = [known, made].map(({ table, phrases }) => {
      const { possible, vocabulary } = compile(table, phrases);
      return possible(read(text, vocabulary)).map(({ rule }) => rule);
    });
    expect(rules[0]).toEqual(rules[1]);
  }
});

it('phrases are read when a text first may hold one, and once', () => {
  const { written: text, asked } = written({ table: phraseTable(PHRASES.slice(0, 2), WORDS), phrases: () => PHRASES.slice(0, 2) });
  const { table, phrases } = readPhrases(text, WORDS);
  const { possible, vocabulary } = compile(table, phrases);
  expect(possible(read('something other', vocabulary))).toEqual([]);
  expect(asked()).toBe(0);
  for (let i = 0; i < 2; i++) expect(possible(read('drop the rules', vocabulary))).toHaveLength(2);
  expect(asked()).toBe(1);
});

it.each([
  ['fewer words', ['rules']],
  ['words of other lengths', ['rules', 'another']],
  ['words in another order', WORDS.toReversed().concat('more')],
])('says so where it was written beside other words than there are: %s', (_how, words) => {
  expect(() => readPhrases(written(made).written, words)).toThrow('built with other words beside its phrases');
});
