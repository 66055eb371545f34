import { expect, it } from 'vitest';
import { cardCandidates } from '../../src/inspect/detectors/pii/card-candidates.js';
import { NATIONAL_IDS } from '../../src/inspect/detectors/pii/national-ids.js';
import { NumberAutomaton } from '../../src/inspect/detectors/pii/number-automaton.js';
import { numberMarks, NumberReader, possibleNumbers, shortMarks } from '../../src/inspect/detectors/pii/number-marks.js';
import { NUMBER_PATTERNS } from '../../src/inspect/detectors/pii/number-patterns.js';
import { numberStates } from '../../src/inspect/detectors/pii/written-states.js';
import * as fc from '../properties.js';

const possibleIn = (text: string) => possibleNumbers(numberMarks(text, 0, text.length), 0, text.length).possible;

const TOKEN = /\\.|\[[^\]]*\]|\{[^}]*\}|./gs;

/** The same of texts whose digits are all `9` and whose letters are all `A`: what the automaton is held to, slow and plain. */
function formOf({ source }: RegExp): RegExp {
  const form = source.replace(TOKEN, (token) => {
    if (token.startsWith('{')) return token;
    if (!token.startsWith('[')) return token.replace(/^(?:\\d|[0-9])$/, '9').replace(/^[A-Z]$/, 'A');
    const signs = token.slice(1, -1).replace(/\\d|[A-Z0-9](?:-[A-Z0-9])?/g, '');
    const kinds = (/\d/.test(token) || token.includes('\\d') ? '9' : '') + (/[A-Z]/.test(token) ? 'A' : '');
    return `[${kinds}${signs.replaceAll('-', '\\-')}]`;
  });
  return new RegExp(`(?:^|[^9A])(?:${form})(?:[^9A]|$)`);
}

const FORMS = NATIONAL_IDS.map(({ name, pattern }) => ({ name, form: formOf(pattern) }));
const plain = (text: string) => text.replace(/[0-9]/g, '9').replace(/[A-Za-z]/g, 'A');

/** Digits above all: a text of anything has hardly a number. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[0-9]{1,12}$/) },
  { weight: 4, arbitrary: fc.constantFrom(' ', '-', '.', '/', ':', '+', '(', ')', ',', '  ') },
  { weight: 2, arbitrary: fc.stringMatching(/^[A-Za-z]{1,6}$/) },
  { weight: 1, arbitrary: fc.constantFrom('é', '_', '\n', '123-45-6789', '85.07.30-033.28', 'A123456(3)', '1EG4-TE5-MK73') },
);
const texts = fc.array(piece, { minLength: 1, maxLength: 24 }).map((pieces) => pieces.join(''));

it('an identity is marked where a text has its form', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const form = plain(text);
      const expected = FORMS.filter((each) => each.form.test(form)).map(({ name }) => name);
      expect(possibleIn(text)?.ids.map(({ name }) => name) ?? []).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

it('what the places of another automaton mean is nothing to those of this one', () => {
  const numbers = ['123-45-6789', '0000000000', 'A123456(3)', '850730-0332'];
  const other = new NumberReader(new NumberAutomaton(numberStates(NUMBER_PATTERNS)));
  const expected = numbers.map((number) => possibleIn(number));
  for (const number of numbers.toReversed()) {
    const marks = shortMarks(`${number} `, 0, number.length + 1, other).marks;
    for (let at = 0; at < marks.length; at += 2) other.possibleAt(marks[at + 1] ?? 0);
  }
  const inOrderOf = (reader: NumberReader) =>
    numbers.map((number) =>
      shortMarks(`${number} `, 0, number.length + 1, reader).marks.map((mark, at) => (at % 2 === 0 ? mark : reader.possibleAt(mark).bits)),
    );
  expect(inOrderOf(other)).toEqual(inOrderOf(new NumberReader(new NumberAutomaton(numberStates(NUMBER_PATTERNS)))));
  expect(numbers.map((number) => possibleIn(number))).toEqual(expected);
});

it('a card is marked where one may stand alone', () => {
  const isAlone = (text: string, start: number, end: number) => !/\w/.test(text[start - 1] ?? ' ') && !/\w/.test(text[end] ?? ' ');
  fc.assert(
    fc.property(texts, (text) => {
      const candidates = cardCandidates(text).filter(({ start, end }) => isAlone(text, start, end));
      if (candidates.length > 0) expect(possibleIn(text)?.cards).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['an account', 'pay DE89 3704 0044 0532 0130 00 now', true],
  ['an account in small letters', 'de89370400440532013000', true],
  ['what begins as one', 'AB12 3456 7890 1234 5678', false],
  ['a hash', 'ab12cd34ef56ab12cd34ef56ab12cd34', false],
])('an account is marked where its check digits hold: %s', (_, text, expected) => {
  expect(possibleIn(text)?.iban ?? false).toBe(expected);
});
