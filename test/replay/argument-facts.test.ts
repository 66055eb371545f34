import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/pdp/policy-config.js';
import { argumentFactsFor } from '../../src/replay/argument-facts.js';
import { recorded } from './cases.js';

const wanting = (facts: typeof DEFAULT_CONFIG.facts) => ({ ...DEFAULT_CONFIG, facts });
const call = recorded({ input: { arguments: { url: 'https://example.com/a', sql: 'select 1' } } });

test('facts that the recording policy did not ask for are read from the recorded arguments', () => {
  expect(argumentFactsFor(call, wanting({ urls: [] }))).toMatchObject({
    urls: { '/arguments/url': { host: 'example.com', scheme: 'https' } },
  });
  expect(argumentFactsFor(call, wanting({ sql: [] }))).toMatchObject({ sql: { '/arguments/sql': { verbs: ['select'] } } });
});

test('recorded facts stay, and kinds that nobody asks for are none', () => {
  const known = recorded({ input: { arguments: { url: 'https://example.com/a' }, urls: { '/arguments/url': null } } });
  expect(argumentFactsFor(known, wanting({ urls: [] }))).toEqual({ urls: { '/arguments/url': null } });
  expect(argumentFactsFor(known, wanting({}))).toEqual({});
});

test('plumbing and answers have none', () => {
  expect(argumentFactsFor(recorded({ input: { acting: false } }), wanting({ urls: [] }))).toEqual({ urls: {} });
  expect(argumentFactsFor(recorded({ input: { kind: 'response' } }), wanting({ sql: [] }))).toEqual({ sql: {} });
});
