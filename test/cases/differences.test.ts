import { expect, test } from 'vitest';
import { differences } from '../../src/cases/differences.js';
import type { Expected } from '../../src/cases/expected.js';
import type { Said } from '../../src/cases/said.js';

const denied: Said = {
  effect: 'deny',
  reasons: [{ id: 'no_shell', message: 'no shell here' }],
  rules: ['no_shell'],
  warnings: [{ id: 'w', message: 'a client says so' }],
  obligations: [],
  labels: [],
};
const allowed: Said = {
  effect: 'allow',
  reasons: [],
  rules: ['a', 'b'],
  warnings: [],
  obligations: [
    { kind: 'label', label: 'x' },
    { kind: 'rate_limit', requests: 10, per: 'minute', key: 't' },
  ],
  labels: [],
};

const CASES: readonly { readonly why: string; readonly expected: Expected; readonly said: Said; readonly found: readonly string[] }[] = [
  { why: 'as expected', expected: { effect: 'deny' }, said: denied, found: [] },
  {
    why: 'another effect, and why',
    expected: { effect: 'allow' },
    said: denied,
    found: ['expected allow, came deny: no shell here (`no_shell`)'],
  },
  { why: 'an allow by', expected: { effect: 'ask' }, said: allowed, found: ['expected ask, came allow (by `a`, `b`)'] },
  { why: 'rules in any order', expected: { effect: 'allow', rules: ['b', 'a'] }, said: allowed, found: [] },
  { why: 'all of the rules', expected: { effect: 'allow', rules: ['a'] }, said: allowed, found: ['expected the rules `a`, came `a`, `b`'] },
  { why: 'a part of a reason, or its id', expected: { effect: 'deny', reasons: ['shell', 'no_shell'] }, said: denied, found: [] },
  {
    why: 'a reason that is not there',
    expected: { effect: 'deny', reasons: ['disk'] },
    said: denied,
    found: ['no reason says `disk`: no shell here (`no_shell`)'],
  },
  {
    why: 'obligations by some members',
    expected: { effect: 'allow', obligations: [{ kind: 'rate_limit' }, { label: 'x' }] },
    said: allowed,
    found: [],
  },
  {
    why: 'an obligation too many',
    expected: { effect: 'allow', obligations: [{ kind: 'rate_limit', requests: 10 }] },
    said: allowed,
    found: ['there is the obligation {"kind":"label","label":"x"}, which the case does not have'],
  },
  {
    why: 'one obligation is not two',
    expected: { effect: 'allow', obligations: [{ kind: 'label' }, { kind: 'label' }, { kind: 'rate_limit' }] },
    said: allowed,
    found: ['no obligation is {"kind":"label"}'],
  },
  {
    why: 'what is denied obliges to nothing',
    expected: { effect: 'deny', obligations: [{ kind: 'label' }] },
    said: denied,
    found: ['no obligation is {"kind":"label"}; what is denied obliges to nothing'],
  },
  { why: 'a warning', expected: { effect: 'deny', warnings: ['client'] }, said: denied, found: [] },
  {
    why: 'no warning',
    expected: { effect: 'deny', warnings: [] },
    said: denied,
    found: ['there is a warning, and the case has none: a client says so (`w`)'],
  },
  { why: 'another warning', expected: { effect: 'allow', warnings: ['x'] }, said: allowed, found: ['no warning says `x`'] },
];

test.each(CASES)('$why', ({ expected, said, found }) => {
  expect(differences(expected, said)).toEqual(found);
});
