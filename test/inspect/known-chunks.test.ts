import { expect, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';

const inspector = createInspector({ remember: false });
const spans = (text: string) =>
  inspector
    .inspect({ surface: 'result', method: 'tools/call', tool: 'read', value: text, root: '', pathArguments: [] })
    .findings.filter(({ detector, confidence }) => detector === 'pii' && confidence !== 'low')
    .map(({ rule, span }) => `${rule} ${text.slice(...span)}`);

/** More than are needed until what failed is known. */
const MANY = 120;

test.each([
  ['a card behind cards that fail', '4111 1111 1111 1112, ', '4111 1111 1111 1111', 'pii.card'],
  ['an account behind accounts that fail', 'DE89 3704 0044 0532 0130 01; ', 'DE89 3704 0044 0532 0130 00', 'pii.iban'],
  ['a number of a person behind numbers of nobody', '000-45-6789, ', '123-45-6789', 'pii.us_ssn'],
])('%s is found, however many they are', (_, failing, one, rule) => {
  const text = `${failing.repeat(MANY)}${one} ${failing.repeat(MANY)}`;
  expect(spans(text)).toEqual([`${rule} ${one}`]);
});

test('a number that was a part of a longer one is tried where it stands alone', () => {
  // The same characters fail where they are a part of a path.
  const part = 'see /4111111111111111/x, ';
  expect(spans(part.repeat(MANY))).toEqual([]);
  expect(spans(`${part.repeat(MANY)}see 4111111111111111, x`)).toEqual(['pii.card 4111111111111111']);
});

test('a number that ends the text is tried', () => {
  const failing = '4111-1111-1111-1112, ';
  expect(spans(`${failing.repeat(MANY)}4111-1111-1111-1111`)).toEqual(['pii.card 4111-1111-1111-1111']);
});

test.each([
  ['a word beside the last of many names it', `${'219099998, '.repeat(MANY)}${'x'.repeat(60)} ssn 219099999`, ['pii.us_ssn 219099999']],
  [
    'a word beside the first of many names it alone',
    `ssn 219099999 and then ${'x'.repeat(60)} ${'219099998, '.repeat(MANY)}`,
    ['pii.us_ssn 219099999'],
  ],
  ['no word names any', '219099999, '.repeat(MANY), []],
  [
    'a word that begins where what is beside the number is cut off names the last of many as it would name the first',
    `${'219099998, '.repeat(MANY)}xssn${'.'.repeat(61)}219099999`,
    ['pii.us_ssn 219099999'],
  ],
])('%s', (_, text, expected) => {
  expect(spans(text)).toEqual(expected);
});

/** How sure the surest card or number of a person is. Of so many all but the first stand for the whole text. */
const surest = (text: string) => {
  const { findings } = inspector.inspect({
    surface: 'result',
    method: 'tools/call',
    tool: 'read',
    value: text,
    root: '',
    pathArguments: [],
  });
  const sure = findings.filter(({ detector }) => detector === 'pii').map(({ confidence }) => confidence);
  return ['high', 'medium', 'low'].find((each) => sure.some((confidence) => confidence === each));
};
const FAR = 'y'.repeat(500);
const NEAR = 'x'.repeat(70);
/** Thirteen digits: a card unless other numbers of thirteen digits stand around. */
const OLD_CARD = `${NEAR} 4222222222222, ${NEAR} `;

test.each([
  ['goods that are numbered like cards, over and over', 'tracking 4111111111111111, '.repeat(MANY), 'medium'],
  ['one that is called nothing behind them', `${'tracking 4111111111111111, '.repeat(MANY)}${NEAR} 4111111111111111, ${NEAR}`, 'high'],
  ['tickets that are numbered like people, over and over', 'ticket 123-45-6789, '.repeat(MANY), 'medium'],
  ['one that is no ticket behind them', `${'ticket 123-45-6789, '.repeat(MANY)}${NEAR} 123-45-6789, ${NEAR}`, 'high'],
  ['numbers among others of their length, over and over', `${OLD_CARD}${'1234567890123, '.repeat(8)}`.repeat(MANY), 'medium'],
  [
    'one far from the others behind them, with the same words beside it',
    `${`${OLD_CARD}${'1234567890123, '.repeat(8)}`.repeat(MANY)}${FAR}${OLD_CARD}${FAR}`,
    'high',
  ],
])('%s', (_, text, expected) => {
  expect(surest(text)).toBe(expected);
});
