import { isInGroups } from '../../src/inspect/detectors/pii/ssn.js';
import { expect, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';

const inspector = createInspector();
const found = (value: Record<string, number>) =>
  inspector
    .inspect({ surface: 'arguments', method: 'tools/call', tool: 'pay', value, root: '/arguments', pathArguments: [] })
    .findings.map(({ rule, confidence }) => `${rule}:${confidence}`);

test.each<readonly [string, Record<string, number>, readonly string[]]>([
  ['a card', { card: 4111_1111_1111_1111 }, ['pii.card:high']],
  ['a social security number under its name', { ssn: 219_09_9999 }, ['pii.us_ssn:high']],
  ['a time in milliseconds', { timestamp: 1_767_225_600_000 }, []],
  ['an id', { id: 987_654_321 }, []],
  ['a card number that is none', { card: 4111_1111_1111_1112 }, []],
  ['a small number', { count: 12_345_678 }, []],
])('a number may be %s', (_, value, expected) => {
  expect(found(value)).toEqual(expected);
});

const written = (text: string) =>
  inspector
    .inspect({ surface: 'arguments', method: 'tools/call', tool: 'note', value: { text }, root: '/arguments', pathArguments: [] })
    .findings.map(({ rule, confidence }) => `${rule}:${confidence}`);

test.each([
  ['a card in a column', 'id,card\n1,4111111111111111,ann', 'pii.card:high'],
  ['a social security number in a column', '7,219-09-9999,ann', 'pii.us_ssn:high'],
  ['nineteen digits as a card shows them', '4738 4582 8585 0603 544', 'pii.card:high'],
  ['nineteen digits in a row', '4738458285850603544', 'pii.card:high'],
  ['nineteen digits that are called something else', 'trace id: 4738458285850603544', 'pii.card:medium'],
  ['twelve digits in groups', '5018-9938-6533', 'pii.card:high'],
  ['twelve digits in a row', 'the number is 639095324336.', 'pii.card:high'],
  ['twelve digits of goods, whose check digit holds too', 'get 568858378066 from the shelf', 'pii.card:medium'],
  ['thirteen digits of an old card', 'charge 4524857923747 now', 'pii.card:high'],
  ['thirteen digits of an order', 'order 4524857923747', 'pii.card:medium'],
  ['an order in German', 'Bestellung Nr. 4524857923747', 'pii.card:medium'],
  ['a shipment by a word of two', 'Sendungsnummer: 4738458285850603544', 'pii.card:medium'],
  ['an order in Japanese', '注文番号：4738458285850603544', 'pii.card:medium'],
  ['an order in letters that look like others', 'Заказ 4524857923747', 'pii.card:medium'],
  ['a machine', 'instance 4738458285850603544 is down', 'pii.card:medium'],
  ['a card in German, called a number', 'Kreditkartennummer: 4738458285850603544', 'pii.card:high'],
  ['somebody who is spoken to', 'thanks <@4738458285850603544>!', 'pii.card:medium'],
  ['a card in groups with dots', '4111.1111.1111.1111', 'pii.card:high'],
  ['an old card behind the word in German', 'Karte 4524857923747', 'pii.card:high'],
  ['the digits of an account of AWS', 'arn:aws:iam::639095324336:role', 'pii.card:medium'],
  ['sixteen digits of an order that pass as a card', 'Please check order 4716461583322103 for me', 'pii.card:medium'],
  ['a card in groups behind the word of an order', 'order 4716 4615 8332 2103', 'pii.card:high'],
  ['a card on file, whatever else is said', 'order 17, card/account on file: 4716461583322103', 'pii.card:high'],
  ['a telephone number with a country', 'call +639095324336', 'pii.card:medium'],
  ['a person of Sweden', 'it belongs to 880320-0016', 'pii.national_id.se_personnummer:high'],
  ['the number of an invoice by its date', 'sent with 240115-0046', 'pii.national_id.se_personnummer:medium'],
  ['a person behind the word', 'personnummer 240115-0046', 'pii.national_id.se_personnummer:high'],
  ['the number of a part', 'part no. 20-05536168-2', 'pii.national_id.ar_cuit:medium'],
  ['a person of Argentina', 'it belongs to 20-05536168-2', 'pii.national_id.ar_cuit:high'],
  ['an invoice as a social security number is written', 'Invoice no. 219-09-9999', 'pii.us_ssn:medium'],
  ['a card of Mir', '2200 0000 0000 0053', 'pii.card:high'],
  ['a card behind a quantity', 'qty 2 4111 1111 1111 1111', 'pii.card:high'],
  ['a card before its check value', '4111 1111 1111 1111 123', 'pii.card:high'],
  ['a card in one piece behind a number', 'pay 10 4111111111111111', 'pii.card:high'],
  ['a card before the date on it', '4111111111111111 12/28 123', 'pii.card:high'],
  ['a card behind a date', '2024-11-26 4111-1111-1111-1111', 'pii.card:high'],
  ['a card behind more groups than a number has', 'x1 x2 x3 x4 x5 x6 x7 x8 x9 4111 1111 1111 1111', 'pii.card:high'],
  ['an IBAN behind more groups than a number has', 'x1 x2 x3 x4 x5 x6 x7 x8 DE89 3704 0044 0532 0130 00', 'pii.iban:high'],
  ['an IBAN of a country outside of the registry', 'IR580540105180021273113007', 'pii.iban:high'],
])('%s', (_, text, expected) => {
  expect(written(text)).toEqual([expected]);
});

test('a number that passes by accident in a column of others is none, a column of cards is', () => {
  const others = ['4524857923748', '7312094458201', '2920385512047', '8830192746650', '6120938475512'];
  expect(written([...others, '4524857923747'].join('\n'))).toEqual(['pii.card:medium']);
  expect(written(['4524857923747', ...others.map((each, row) => `row ${row}: ${each}`)].join('\n'))).toEqual(['pii.card:medium']);
  expect(written(['4524857923747', ...others.slice(0, 2)].join('\n'))).toEqual(['pii.card:high']);
  expect(written(Array.from({ length: 6 }, () => '4524857923747').join('\n'))).toContain('pii.card:high');
});

test('the name in an address is no card', () => {
  expect(written('write to 4716461583322103@mail.test')).toEqual(['pii.card:medium', 'pii.email:low']);
});

test('each card of a list is one', () => {
  expect(written('4111 1111 1111 1111 5500 0055 5555 5559')).toEqual(['pii.card:high', 'pii.card:high']);
  expect(written('4111111111111111 5500005555555559')).toEqual(['pii.card:high', 'pii.card:high']);
});

test('numbers of four digits that go on are no card, although four of them could be', () => {
  expect(written('4111 1111 1111 1111 1114')).toEqual([]);
});

test.each<readonly [why: string, text: string, expected: boolean]>([
  ['alone', '123 45 6789', true],
  ['with space beside it', '\n\t 123 45 6789\u00a0 ', true],
  ['a word before', 'x 123 45 6789', false],
  ['a word behind', '123 45 6789 \n x', false],
  ['dots', ' 123.45.6789', true],
  ['hyphens, whatever stands beside', 'x 123-45-6789 x', true],
  ['nine digits', '123456789', false],
  ['called something else', 'order: 123-45-6789', false],
])('a social security number counts as grouped: %s', (_why, text, expected) => {
  const [written] = /[0-9]{3}\D?[0-9]{2}\D?[0-9]{4}/.exec(text) ?? [''];
  expect(isInGroups(written, text, text.indexOf(written))).toBe(expected);
});
