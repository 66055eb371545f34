import { expect, test } from 'vitest';
import type { InputReads } from '../../src/pdp/reads.js';
import { unknownValues } from '../../src/replay/unknown-values.js';
import { recorded } from './cases.js';

const named = (...names: string[]): InputReads => ({ members: [['tool', 'name'], ['arguments']], arguments: names });
const cases: readonly { why: string; masked: string; reads: readonly (InputReads | undefined)[]; unknown: boolean }[] = [
  { why: 'an argument that a condition reads', masked: '/arguments/card', reads: [named('card')], unknown: true },
  { why: 'in another letter case', masked: '/arguments/Card', reads: [named('card')], unknown: true },
  { why: 'beyond ASCII anything may be the same name', masked: '/arguments/\u017fecret', reads: [named('secret')], unknown: true },
  { why: 'an argument that nobody reads', masked: '/arguments/content', reads: [named('card')], unknown: false },
  { why: 'below one that is read', masked: '/arguments/card/0/number', reads: [named('card')], unknown: true },
  { why: 'all arguments, kept as a hash', masked: '/arguments', reads: [named('card')], unknown: true },
  {
    why: 'hand-written Rego that may read all of them',
    masked: '/arguments/content',
    reads: [{ members: [['arguments']] }],
    unknown: true,
  },
  { why: 'a module built elsewhere may read everything', masked: '/params/x', reads: [undefined], unknown: true },
  { why: 'one of two layers reads it', masked: '/arguments/card', reads: [named('path'), named('card')], unknown: true },
  { why: 'a member of another part', masked: '/identity/claims/pin', reads: [{ members: [['identity', 'claims']] }], unknown: true },
  { why: 'a sibling of what is read', masked: '/identity/claims/pin', reads: [{ members: [['identity', 'subject']] }], unknown: false },
  { why: 'the path that path conditions ask', masked: '/arguments/path', reads: [{ members: [['paths']] }], unknown: true },
  { why: 'an argument beside the path', masked: '/arguments/content', reads: [{ members: [['paths']] }], unknown: false },
  { why: 'a list that holds a path', masked: '/arguments', reads: [{ members: [['paths']] }], unknown: true },
  { why: 'a fact about arguments', masked: '/arguments/url', reads: [{ members: [['urls']] }], unknown: true },
];

test.each(cases)('$why: $unknown', ({ masked, reads, unknown }) => {
  const call = recorded({ masked: [masked], input: { paths: { '/arguments/path': { lexical: '/a', resolved: '/a', under: [] } } } });
  expect(unknownValues(call, reads)).toEqual(unknown ? [masked] : []);
});
