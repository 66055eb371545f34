import { expect, it } from 'vitest';
import { requiredTexts } from '../../src/inspect/patterns/required-texts.js';

/** None is a part of another. */
const HUNDRED = Array.from({ length: 100 }, (_, i) => `w${i + 100}`);

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
  ['a word of which one letter may be left out', /colou?r of/, [['color of', 'colour of']]],
  [
    'what another of the texts is a part of is said by that one',
    /(?:keys?|my keys|tokens?) of/,
    [['key of', 'keys of', 'token of', 'tokens of']],
  ],
  ['an ending that may be left out', /(?:sends?|sending)[^.]/, [['send']]],
  ['as many texts as a sentence has words for one thing', new RegExp(`(?:${HUNDRED.join('|')})`), [HUNDRED]],
  ['no more', new RegExp(`(?:${[...HUNDRED, ...HUNDRED.map((text) => `x${text.slice(1)}`)].join('|')})`), []],
  ['letters beyond ASCII have a case of their own', /abc\u00e9def|é/i, []],
])('reads of a pattern what every match has: %s', (_why, pattern, clauses) => {
  expect(new Set(requiredTexts(pattern))).toEqual(new Set(clauses));
});
