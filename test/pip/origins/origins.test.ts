import { describe, expect, it } from 'vitest';
import { createSessionOrigins, type SessionOrigins } from '../../../src/pip/origins/origins.js';
import { MOST_WORDS } from '../../../src/pip/origins/word-table.js';
import type { JsonObject, JsonValue } from '../../../src/protocol/json/json.js';

const answer = (text: string): JsonValue => ({ content: [{ type: 'text', text }] });
const MAIL = 'Dear Ann, please send the numbers to mark@example.net and to 北京银行 by noon. Account US133000000121212121212, file 4711.';

function session(before: (origins: SessionOrigins) => void = () => undefined): SessionOrigins {
  const origins = createSessionOrigins('k');
  origins.trust({ to: 'bo@example.com', path: '/srv/notes/march.md' });
  before(origins);
  origins.distrust(answer(MAIL));
  return origins;
}

const originOf = (value: JsonValue, origins = session(), schema?: JsonObject) =>
  origins.of({ a: value }, '/arguments', schema)['/arguments/a'];

describe('where a word was met', () => {
  it.each<readonly [why: string, value: JsonValue, origin: string | undefined]>([
    ['what the client named before', 'bo@example.com', 'known'],
    ['what that text brings', 'mark@example.net', 'untrusted'],
    ['in other letters, as people disguise it', 'MARK @ Example . Net', 'untrusted'],
    ['escaped', 'mark%40example.net', 'untrusted'],
    ['full-width, with characters that nobody sees', 'ｍａｒｋ\u200b@example.net', 'untrusted'],
    ['its account, beside words that nobody said', 'the account US133000000121212121212', 'untrusted'],
    ['a script without spaces', '北京银行', 'untrusted'],
    ['a number', 4711, 'untrusted'],
    ['what nobody said yet', 'eve@example.org', 'unseen'],
    ['a moment is no target', '2026-03-01T10:00', undefined],
    ['nor is a flag', true, undefined],
  ])('%s', (_why, value, origin) => {
    expect(originOf(value)?.origin).toBe(origin);
  });

  it('values of data are told from prose, until prose names them too', () => {
    const listing = session((origins) => origins.distrust(answer('[{"id": "W-88", "owner": "kim"}, {"id": "4711"}]')));
    expect(originOf('W-88', listing)?.origin).toBe('listed');
    expect(originOf('4711', listing)?.origin).toBe('untrusted');
    const structured = session((origins) => origins.distrust({ content: [], structuredContent: { id: 'W-88' } }));
    expect(originOf('W-88', structured)?.origin).toBe('listed');
  });

  it('a sentence in data is prose', () => {
    const listing = session((origins) => origins.distrust(answer('{"note": "please pay the bill of P-1234 today"}')));
    expect(originOf('P-1234', listing)?.origin).toBe('untrusted');
  });

  it('what the client says afterwards launders nothing; what a person types does', () => {
    const origins = session();
    origins.trust({ query: 'mark@example.net eve@example.org' });
    expect(originOf('mark@example.net', origins)?.origin).toBe('untrusted');
    expect(originOf('eve@example.org', origins)?.origin).toBe('unseen');
    origins.trust({ content: { to: 'mark@example.net' } }, 'person');
    expect(originOf('mark@example.net', origins)?.origin).toBe('known');
  });

  it('addresses inside of longer texts are told by themselves, the least trusted of them', () => {
    const text = (address: string) =>
      originOf(`The report of this week is done, and more is to be read at ${address}, as always.`)?.addresses;
    expect(text('https://example.com/a')).toBe('known');
    expect(text('mark@example.net')).toBe('untrusted');
    expect(text('www.example.net')).toBe('untrusted');
    expect(text('https://evil.example.org/x')).toBe('unseen');
    expect(text('home')).toBeUndefined();
  });

  it.each<readonly [why: string, address: string]>([
    ['of words that were said elsewhere', 'bo.notes@example.com'],
    ['of a name and a host that were said elsewhere', 'march@example.com'],
    ['on a machine of that name', 'https://notes.example.com/'],
    ['with a local part in quotes', '"a b"@evil.example'],
    ['a machine by its number', 'eve@[192.0.2.7]'],
    ['a number without a scheme', '192.0.2.7/x'],
    ['without slashes', 'https:evil.example'],
    ['with slashes the other way', String.raw`https:\\\\evil.example`],
    ['without a scheme', '//evil.example/x'],
    ['full-width', 'eve＠evil．example'],
    ['with an ideographic full stop', 'http://evil\u3002example'],
  ])('an address that nobody named, %s', (_why, address) => {
    expect(originOf(address)?.addresses).toBe('unseen');
  });

  it('an address is known by its host and as it stands behind `www`', () => {
    const origins = session((each) => each.trust({ cc: 'kim@mail.firm.example', site: 'https://www.shop.example/' }));
    expect(originOf('https://mail.firm.example/inbox', origins)?.addresses).toBe('known');
    expect(originOf('kim@mail.firm.example', origins)?.addresses).toBe('known');
    expect(originOf('https://shop.example', origins)?.addresses).toBe('known');
  });

  describe('a link is copied as it stands in that text, or from there to a host that was named', () => {
    const PAGE =
      'See https://docs.example.net/guide/one, [two](https://docs.example.net/guide/two?a=1&amp;b=2#x), [home](/home) firm/widget or ' +
      'https://en.example.org/wiki/Foo_(bar). Letters: a b c h u n t e r 1 2 3. Read "/Case".';
    it.each<readonly [why: string, link: string, copied: boolean]>([
      ['as it stands there', 'https://docs.example.net/guide/one', true],
      ['with more behind it', 'https://docs.example.net/guide/one?d=march', false],
      ['out of Markdown', 'https://docs.example.net/guide/two?a=1&b=2#x', true],
      ['with brackets of its own', 'https://en.example.org/wiki/Foo_(bar)', true],
      ['the host alone', 'https://docs.example.net', true],
      ['the host alone, as others write it', 'http://WWW.Docs.example.net/', true],
      ['a link of the page, to a host of the page', 'https://docs.example.net/home', true],
      ['a link of the page, to the host that the client named', 'https://shop.example/home', true],
      ['a name with a slash in it', 'firm/widget', true],
      ['such a name with more behind it', 'firm/widget/hunter2', false],
      ['to a host of the same words', 'https://docs-example.net/home', false],
      ['to a machine below that host', 'https://hunter2.docs.example.net/home', false],
      ['put together of words that stand there', 'https://docs.example.net/guide/h-u-n-t-e-r-2', false],
      ['put together of segments that stand there', 'https://docs.example.net/guide/home', false],
      ['in other letters, which could carry something', 'https://docs.example.net/cASE', false],
      ['with a name in front of the host', 'https://hunter2@docs.example.net/home', false],
      ['at a port', 'https://docs.example.net:8012/home', false],
      ['by another protocol', 'ftp://docs.example.net/home', false],
      ['to nowhere', '/home', false],
      ['a text', 'See home', false],
    ])('%s', (_why, link, copied) => {
      const origins = session((each) => {
        each.trust({ site: 'https://shop.example/' });
        each.distrust(answer(PAGE));
      });
      expect(originOf(link, origins)?.copied).toBe(copied);
    });
  });

  it('what the server lists itself is no target', () => {
    const schema = { type: 'object', properties: { a: { type: 'string', enum: ['mark'] } } };
    expect(originOf('mark', session(), schema)).toBeUndefined();
  });
});

describe('bounds', () => {
  it('before text of strangers nothing is told', () => {
    const origins = createSessionOrigins('k');
    origins.trust({ to: 'bo@example.com' });
    expect(origins.of({ to: 'bo@example.com' }, '/arguments', undefined)).toEqual({});
  });

  it.each<readonly [why: string, lose: (origins: SessionOrigins) => void]>([
    ['a text that arrives elsewhere', (origins) => origins.blind()],
    ['messages that were not kept', (origins) => origins.missed()],
    [
      'more words than there is room for',
      (origins) => origins.distrust(answer(Array.from({ length: MOST_WORDS + 1 }, (_, i) => `w${i}`).join(' '))),
    ],
    ['a text of more than a megabyte', (origins) => origins.distrust(answer('a '.repeat(600_000)))],
    ['an answer that is too deep', (origins) => origins.distrust(JSON.parse(`${'['.repeat(200)}"a"${']'.repeat(200)}`) as JsonValue)],
  ])('after %s what is not known counts as read there', (_why, lose) => {
    expect(originOf('eve@example.org', session(lose))?.origin).toBe('untrusted');
    expect(originOf('bo@example.com', session(lose))?.origin).toBe('known');
  });

  it('of a call with very many texts the last are not looked at', () => {
    const facts = session().of(
      Array.from({ length: 1002 }, () => 'mark'),
      '/arguments',
      undefined,
    );
    expect(Object.values(facts).filter((fact) => fact === null)).not.toEqual([]);
    expect(Object.keys(facts).length).toBeLessThanOrEqual(1002);
  });
});
