import { describe, expect, test } from 'vitest';
import { hostFact, urlFact } from '../../../src/pip/facts/url/url-fact.js';
import type { UrlFact } from '../../../src/pdp/input-document.js';
import * as fc from '../../properties.js';
import { HOST_CASES, URL_CASES } from './url-cases.js';

function said(fact: UrlFact | undefined): string | undefined {
  return fact && `${fact.scheme ?? '-'} ${fact.host} ${fact.port ?? '-'} ${fact.class} ${fact.host_kind}`;
}

describe('where a URL leads', () => {
  test.each(URL_CASES)('%s', (_why, text, expected) => expect(said(urlFact(text))).toBe(expected));
});

describe('where a host leads', () => {
  test.each(HOST_CASES)('%s', (_why, text, expected) => expect(said(hostFact(text))).toBe(expected));
});

/** Parts that readers fall over, put together at random. */
const PARTS =
  'http:// https:// ws:// ftp:// redis:// http: example.com 127.0.0.1 127.1 0x7f 017 [::1] [::ffff:10.0.0.1] localhost 10-0-0-1.nip.io ü ß ｅ . : :80 :99999 / // ? # @ \\ %2e %00 a b xn-- - _ 。';
const text = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PARTS.split(' ')) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .map((parts) => parts.join(''));

describe('for any text', () => {
  test('what is read, the WHATWG parser reads alike', () => {
    fc.assert(
      fc.property(text, (url) => {
        const fact = urlFact(url);
        if (fact === undefined) return;
        const { protocol, hostname, port, username, password } = new URL(url);
        expect(protocol).toBe(`${fact.scheme ?? ''}:`);
        expect(username + password).toBe('');
        if (port !== '') expect(Number(port)).toBe(fact.port);
        if (['http:', 'https:', 'ws:', 'ftp:'].includes(protocol)) expect(urlFact(`${protocol}//${hostname}/`)?.host).toBe(fact.host);
      }),
      { numRuns: 3000 },
    );
  });

  test('what is read, RFC 3986 (appendix B) and a cut at the next slash read alike', () => {
    fc.assert(
      fc.property(text, (url) => {
        const fact = urlFact(url);
        if (fact === undefined) return;
        const authority = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?/.exec(url)?.[2] ?? '';
        const cut = url.split('/')[2]?.split(/[?#]/)[0] ?? '';
        expect(cut).toBe(authority);
        expect(authority).not.toMatch(/[@\\%\s]/);
      }),
      { numRuns: 3000 },
    );
  });

  test('it is the same a second time, and a host by itself is in the same class', () => {
    fc.assert(
      fc.property(text, (url) => {
        const fact = urlFact(url);
        expect(urlFact(url)).toEqual(fact);
        if (fact !== undefined) expect(hostFact(fact.host)).toMatchObject({ host: fact.host, class: fact.class });
      }),
    );
  });
});
