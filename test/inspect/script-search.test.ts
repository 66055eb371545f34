import { describe, expect, it } from 'vitest';
import { otherScripts } from '../../src/inspect/detectors/prompt-injection/phrases/other-scripts.js';
import { CYRILLIC, HAN, type ScriptPhrase } from '../../src/inspect/detectors/prompt-injection/phrases/script.js';
import { neededWordsOf, type WordNeed } from '../../src/inspect/detectors/prompt-injection/needed-words.js';
import { ScriptSearch } from '../../src/inspect/detectors/prompt-injection/script-search.js';
import * as fc from '../properties.js';

const ALL = -1;
const phrase = (pattern: RegExp, oneOf?: readonly string[]): ScriptPhrase => ({
  rule: 'r',
  weight: 1,
  scripts: CYRILLIC,
  pattern,
  ...(oneOf && { oneOf }),
});
const isPossible = (of: ScriptPhrase, text: string, scripts = ALL) => new ScriptSearch([of]).possible(text, scripts).length === 1;

describe('the words that a pattern of another script needs', () => {
  it.each<[RegExp, WordNeed | undefined]>([
    [/отмени/u, 'отмени'],
    [/ОТМЕНИ/iu, 'отмени'],
    [/(?:отмени|забудь)[^.]{0,9}правил/u, { all: [{ any: ['отмени', 'забудь'] }, 'правил'] }],
    [/забудьт?е/u, 'забудь'],
    [/(?:отмени)?правил/u, 'правил'],
    [/вс[её]/u, undefined],
    [/не (?:следуй|DAN)/u, undefined],
    [/忽略|无视/u, { any: ['忽略', '无视'] }],
    [/忽|无视/u, undefined],
  ])('%s', (pattern, expected) => {
    expect(neededWordsOf(pattern)).toEqual(expected);
  });
});

describe('the search for phrases of other scripts', () => {
  it.each<[string, RegExp, string, boolean]>([
    ['a word in a text', /отмени/u, 'а теперь отмени это', true],
    ['at its end', /отмени/u, 'отмени', true],
    ['in capitals', /отмени/iu, 'ОТМЕНИ', true],
    ['with a letter that folds to one of its own', /отмени/iu, '\u1c82тмени', true],
    ['not without its last letter', /отмени/u, 'отмен', false],
    ['not where a line parts it', /отмени/u, 'отм\nени', false],
    ['two of which one is absent', /отмени.{0,9}правил/u, 'отмени это', false],
    ['a word of two units', /忽略/u, '请忽略它', true],
    ['not one of its units', /忽略/u, '略忽', false],
  ])('%s', (_, pattern, text, expected) => {
    expect(isPossible(phrase(pattern), text)).toBe(expected);
    expect(isPossible(phrase(pattern), `${'слово '.repeat(50)}${text}`)).toBe(expected);
  });

  it('asks for a word beside, and for the script', () => {
    const beside = phrase(/предположим/u, ['рождения', '生日']);
    expect(isPossible(beside, 'предположим')).toBe(false);
    expect(isPossible(beside, 'предположим … РОЖДЕНИЯ')).toBe(true);
    expect(isPossible(beside, 'предположим … 生日')).toBe(true);
    expect(isPossible(beside, 'предположим … рождения', HAN)).toBe(false);
  });

  it('asks for a match near the words of a long text', () => {
    const near = phrase(/(?:отмени|забудь)[^.]{0,9}правил/u);
    const between = 'слово '.repeat(100);
    expect(isPossible(near, `${between}отмени правила ${between}`)).toBe(true);
    expect(isPossible(near, `${between}отмени ${between}правила${between}`)).toBe(false);
    expect(isPossible(near, `отмени ${between}забудь все правила${between}`)).toBe(true);
    expect(isPossible(near, `${between}отмени ${'\u{1f600}'.repeat(8)}правила ${between}`)).toBe(true);
  });

  it('forgets the text before', () => {
    const search = new ScriptSearch([phrase(/отмени/u)]);
    expect(search.possible('отмени', ALL)).toHaveLength(1);
    expect(search.possible('забудь', ALL)).toHaveLength(0);
  });

  it('leaves out no phrase that a text holds, in any letter case', () => {
    for (const each of otherScripts()) {
      const search = new ScriptSearch([each]);
      const beside = each.oneOf?.join(' ') ?? '';
      const { source, flags } = each.pattern;
      fc.assert(
        fc.property(fc.stringMatching(new RegExp(source, flags.replace('i', ''))), fc.boolean(), fc.boolean(), (made, isLarge, isLong) => {
          const text = isLarge ? made.toUpperCase() : made;
          const before = isLong ? 'слово '.repeat(200) : '';
          if (each.pattern.test(text)) expect(search.possible(`${before}${text} ${beside}`, ALL), `${source} in ${text}`).toEqual([each]);
        }),
        { numRuns: 6 },
      );
    }
  });

  it('has a word to ask for of every phrase of the tables', () => {
    expect(
      otherScripts()
        .filter(({ pattern, oneOf }) => oneOf === undefined && neededWordsOf(pattern) === undefined)
        .map(({ pattern }) => pattern.source),
    ).toEqual([]);
  });
});
