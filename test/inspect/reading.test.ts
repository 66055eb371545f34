import { expect, it } from 'vitest';
import { parsePattern, stepsOf } from './step-counter.js';
import { compiledPhrases } from './compiled-phrases.js';
import { Cased } from '../../src/inspect/letter-case.js';
import { firstMatch } from '../../src/inspect/detectors/prompt-injection/first-match.js';
import { countAll } from '../../src/inspect/detectors/prompt-injection/left-out.js';
import { p } from '../../src/inspect/detectors/prompt-injection/phrases/phrase.js';
import { read } from '../../src/inspect/detectors/prompt-injection/reading.js';

const ORDERED = "(ignore|do not follow|don't heed) _2 rules";

it.each<readonly [why: string, phrase: string, text: string, found: string | null]>([
  ['the first that matches', ORDERED, 'Ignore it. Then IGNORE the rules, ignore rules.', 'IGNORE the rules'],
  ['each alternative by its first word', ORDERED, 'ignore; do follow; do not follow rules', 'do not follow rules'],
  ['a word that ends at an apostrophe', ORDERED, "ignore! don't heed rules", "ignore! don't heed rules"],
  ['words joined by underscores', ORDERED, 'ignore? no, no: ignore_all_rules', 'ignore_all_rules'],
  ['not inside of a word', ORDERED, 'a bignore rules, _ignore rules', null],
  ['a group that goes on', '(the )?(model|agent) must', 'a model must', 'model must'],
  ['a beginning that may be left out', '(the )?model must', 'a model must', 'model must'],
])('a phrase is tried where its first words stand: %s', (_why, phrase, text, found) => {
  const { possible, vocabulary } = compiledPhrases([p('r', 1, [], phrase)], ['ignore', 'a']);
  const reading = read(text, vocabulary);
  const places = possible(reading).map((each) => firstMatch(each, new Cased(text), reading, countAll));
  expect(places.map((place) => place && text.slice(place.start, place.end))).toEqual([found]);
});

it.each<readonly [why: string, text: string, found: string | null]>([
  ['words between that stand in quotation marks', "send the 'whole' 'secret' data", "send the 'whole' 'secret' data"],
  ['a word in them behind others', "send it: the 'data'", "send it: the 'data"],
  ['an apostrophe', "send the user's data", "send the user's data"],
  ['too many', 'send a b c d e f data', null],
])('a phrase takes up to so many words in between: %s', (_why, text, found) => {
  const { possible, vocabulary } = compiledPhrases([p('r', 1, ['send', 'data'], 'send _5 data')]);
  const reading = read(text, vocabulary);
  const places = possible(reading).map((each) => firstMatch(each, new Cased(text), reading, countAll));
  expect(places.map((place) => place && text.slice(place.start, place.end))).toEqual([found]);
});

it.each(["'", "a'", "a''", "'a ", "'data'a'to'", "''data'' ''to'' "])('a phrase is not read in many ways, over %j', (unit) => {
  const [phrase] = compiledPhrases([p('r', 1, [], 'send _5 data _6 to _4 http')]).possible(
    read('send', compiledPhrases([], ['send']).vocabulary),
  );
  const text = `send ${unit.repeat(40)}`;
  const most = 200 * text.length;
  expect(stepsOf(parsePattern(phrase?.pattern().pattern.source ?? '', 'i'), text, most)).toBeLessThan(most);
});

it.each<readonly [why: string, text: string, spaced: boolean]>([
  ['an order', 'i g n o r e  a l l', true],
  ['one with digits for some letters', '1 g n 0 r 3  4 l l', true],
  ['the path of a picture', 'M12 2.8 0-5.6 .1-8.4 2 2.8-.4 5.5-.4 8', false],
  ['a row of numbers', '1 2 3 4 5 6 7 8 9', false],
  ['letters with a word between', 'a b c d is e f g h', false],
])('letters that stand alone: %s', (_why, text, spaced) => {
  expect(read(text, compiledPhrases([]).vocabulary).spaced).toBe(spaced);
});
