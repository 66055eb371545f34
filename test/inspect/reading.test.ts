import { expect, it } from 'vitest';
import { compile, firstMatch } from '../../src/inspect/detectors/prompt-injection/compile.js';
import { p } from '../../src/inspect/detectors/prompt-injection/phrases/phrase.js';
import { read } from '../../src/inspect/detectors/prompt-injection/reading.js';

const ORDERED = "(ignore|do not follow|don't heed) _2 rules";

it.each<readonly [why: string, phrase: string, text: string, found: string | undefined]>([
  ['the first that matches', ORDERED, 'Ignore it. Then IGNORE the rules, ignore rules.', 'IGNORE the rules'],
  ['each alternative by its first word', ORDERED, 'ignore; do follow; do not follow rules', 'do not follow rules'],
  ['a word that ends at an apostrophe', ORDERED, "ignore! don't heed rules", "ignore! don't heed rules"],
  ['words joined by underscores', ORDERED, 'ignore? no, no: ignore_all_rules', 'ignore_all_rules'],
  ['not inside of a word', ORDERED, 'a bignore rules, _ignore rules', undefined],
  ['a group that goes on', '(the )?(model|agent) must', 'a model must', 'model must'],
  ['a beginning that may be left out', '(the )?model must', 'a model must', 'model must'],
])('a phrase is tried where its first words stand: %s', (_why, phrase, text, found) => {
  const { possible, vocabulary } = compile([p('r', 1, [], phrase)], ['ignore', 'a']);
  const reading = read(text, vocabulary);
  expect(possible(reading).map((each) => firstMatch(each, text, reading)?.[0])).toEqual([found]);
});
