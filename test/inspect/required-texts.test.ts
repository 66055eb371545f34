import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CONTROL } from '../../src/inspect/detectors/tool-poisoning/control.js';
import { HIDDEN_TEXT } from '../../src/inspect/detectors/tool-poisoning/hidden-text.js';
import { NAMES } from '../../src/inspect/detectors/tool-poisoning/names.js';
import { ORDERS } from '../../src/inspect/detectors/tool-poisoning/orders.js';
import { PROMOTION } from '../../src/inspect/detectors/tool-poisoning/promotion.js';
import { SHADOWING } from '../../src/inspect/detectors/tool-poisoning/shadowing.js';
import { RequiredTexts, requiredTexts } from '../../src/inspect/required-texts.js';
import { Trigrams } from '../../src/inspect/trigrams.js';
import { attacksOn, parsePattern } from './step-counter.js';

it.each<readonly [why: string, pattern: RegExp, clauses: readonly (readonly string[])[]]>([
  ['a text', /ignore/, [['ignore']]],
  ['in lower case', /Ignore ALL/i, [['ignore all']]],
  ['alternatives', /(?:read|open) it/, [['read it', 'open it']]],
  ['what may be left out, both ways', /users? say/, [['user say', 'users say']]],
  ['two texts with something between', /before[^.\n]{0,9}\bthe (?:tool|call)/, [['before'], ['the tool', 'the call']]],
  ['characters one by one', /don['’]t ask/, [["don't ask", 'don’t ask']]],
  ['a class of many says nothing', /[a-z]{3}/, []],
  ['what may be there no time says nothing', /(?:never )*tell/, [['tell']]],
  ['what is there at least once', /(?:never ){1,3}tell/, [['never '], ['tell']]],
  ['an alternative that says nothing', /(?:secret|\w{3})/, []],
  ['shorter than three', /(?:never|no)/, []],
  ['an alternative by the first of its parts', /(?:never \w{1,9} tell|hide) from/, [[' from'], ['never ', 'hide']]],
  ['signs that are escaped', /\[important\]/, [['[important]']]],
  ['with the flag u a letter may be another', /kelvin/iu, []],
  ['a dot in a class is a dot', /end[.?]/, [['end.', 'end?']]],
  ['a group with a name', /(?<who>model) obeys/, [['model obeys']]],
  ['what is looked at ahead is not taken', /(?!never)always/, [['always']]],
  ['letters beyond ASCII have a case of their own', /abc\u00e9def|é/i, []],
])('reads of a pattern what every match has: %s', (_why, pattern, clauses) => {
  expect(new Set(requiredTexts(pattern))).toEqual(new Set(clauses));
});

const PATTERNS = [...ORDERS, ...CONTROL, ...SHADOWING, ...PROMOTION, ...NAMES, ...HIDDEN_TEXT].map(({ pattern }) => pattern);
const folder = join(import.meta.dirname, '../fixtures/detection');
const TEXTS: readonly string[] = readdirSync(folder)
  .filter((file) => /^(?:tool_poisoning|prompt_injection|benign)/.test(file))
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter((line) => line !== '');

it('no text with a match is left out, and most of the others are', () => {
  const trigrams = new Trigrams();
  const needs = PATTERNS.map((pattern) => new RequiredTexts(pattern));
  const missed: string[] = [];
  let [matched, tried, asked] = [0, 0, 0];
  for (const text of [...TEXTS, ...TEXTS.map((each) => each.toUpperCase())]) {
    trigrams.read(text);
    PATTERNS.forEach((pattern, i) => {
      asked += 1;
      const mayBe = needs[i]?.mayBeIn(trigrams) === true;
      const matches = pattern.test(text);
      if (matches && !mayBe) missed.push(`${pattern.source} in ${text}`);
      if (matches) matched += 1;
      if (mayBe) tried += 1;
    });
  }
  expect(missed).toEqual([]);
  expect(matched).toBeGreaterThan(150);
  expect(tried / asked).toBeLessThan(0.25);
});

it('what a pattern is made to match has what it needs', () => {
  const trigrams = new Trigrams();
  for (const pattern of PATTERNS) {
    const needs = new RequiredTexts(pattern);
    for (const attack of attacksOn(parsePattern(pattern.source, pattern.flags))) {
      const text = attack(200);
      trigrams.read(text);
      if (pattern.test(text)) expect(needs.mayBeIn(trigrams), `${pattern.source} in ${text}`).toBe(true);
    }
  }
});

it('reads texts one after the other', () => {
  const trigrams = new Trigrams();
  const needs = new RequiredTexts(/ignore all/);
  const asked = ['Ignore All rules', 'ignore', 'ALL, ignore', 'never ignore all'].map((text) => {
    trigrams.read(text);
    return needs.mayBeIn(trigrams);
  });
  expect(asked).toEqual([true, false, false, true]);
});
