import { describe, expect, it } from 'vitest';
import { compile } from '../../src/inspect/detectors/prompt-injection/compile.js';
import { firstMatch } from '../../src/inspect/detectors/prompt-injection/first-match.js';
import { countAll } from '../../src/inspect/detectors/prompt-injection/left-out.js';
import { tabled } from '../../src/inspect/detectors/prompt-injection/hits.js';
import { laterWords } from '../../src/inspect/detectors/prompt-injection/phrase-pattern.js';
import { PHRASES } from '../../src/inspect/detectors/prompt-injection/phrases/index.js';
import { read } from '../../src/inspect/detectors/prompt-injection/reading.js';
import { WHOLE } from '../../src/inspect/detectors/prompt-injection/vocabulary.js';
import { Cased } from '../../src/inspect/letter-case.js';
import * as fc from '../properties.js';

it.each<readonly [why: string, phrase: string, words: readonly string[]]>([
  ['a word', 'ignore rules', ['rules']],
  ['a group, by the first words of what is in it', 'ignore _2 (all rules|the rest)', ['all', 'the']],
  ['not what may be left out', 'ignore (all )?rules', []],
  ['not a word that goes on', 'ignore rules?', []],
  ['not what is in between, nor a word that goes on into it', 'ignore rules _4', []],
  ['a word before an apostrophe', "we (don't|cannot) say", ['don', 'cannot', 'say']],
])('a phrase has behind its beginning %s', (_why, phrase, words) => {
  expect(laterWords(phrase).flatMap((later) => later.words)).toEqual(words);
});

describe('where a word behind the beginning is missing a phrase is not tried, and else found as ever', () => {
  const { vocabulary, possible } = compile(tabled.table, tabled.phrases);
  /** A text that has every word in each of its blocks. */
  const everywhere = {
    ...read('', vocabulary),
    present: vocabulary.present.fill(WHOLE),
    words: [...vocabulary.present.keys()],
    blocks: vocabulary.blocks.fill(-1),
  };
  const all = possible(everywhere);
  /** The text with all words that phrases need, anywhere: what is left out of it is so because of where the words stand that it has itself. */
  const withAllWords = (text: string) => {
    const reading = read(text, vocabulary);
    for (const [number, is] of reading.present.entries()) {
      if (is === 0) reading.blocks[number] = 0;
      reading.present[number] = WHOLE;
    }
    return { ...reading, words: [...reading.present.keys()] };
  };
  const told = all.filter(({ begins, later }) => begins !== undefined && later !== undefined);
  const matchOf = (phrase: (typeof told)[number], text: string) => firstMatch(phrase, new Cased(text), read(text, vocabulary), countAll);

  it('most phrases tell of one', () => {
    expect(told.length).toBeGreaterThan(0.6 * PHRASES.length);
  });

  it('in texts like phrases', () => {
    const gaps = fc.constantFrom(' ', ', ', '_', "'", '\n', ' \u2014 ', '.....', '......', ' "');
    const fillers = fc.constantFrom('', '', 'very ', 'a b c ', 'x'.repeat(20), ' far '.repeat(100));
    let found = 0;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.tuple(gaps, fillers, fc.nat()), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (which, between, capitals) => {
          const compiled = told[which % told.length];
          if (compiled === undefined) return;
          // One word of each group, and what is between them, of the pattern as it is written.
          const words = compiled.pattern().pattern.source.replaceAll(/\(\?:[^()]*\)\{[^}]*\}|\[[^\]]*\]\{[^}]*\}|\\b|'\{0,3\}/g, ' ');
          const groups = words.replaceAll(/\([^()]*\)/g, (group) => ` ${group.replaceAll(' ', '+')} `).split(/[ ()?]+/);
          const text = groups.map((group, at) => {
            const [gap = ' ', filler = '', choice = 0] = between[at % between.length] ?? [];
            const each = group.split('|');
            return `${each[choice % each.length]?.replaceAll('+', ' ') ?? ''}${gap}${filler}`;
          });
          const twice = `${text.join('')} ${text.join('')}`;
          const written = capitals ? twice.toUpperCase() : twice;
          const match = matchOf(compiled, written);
          if (match !== null) found += 1;
          expect(match).toEqual(matchOf({ ...compiled, later: undefined }, written));
          if (match === null) return;
          expect(possible(withAllWords(written))).toContain(compiled);
        },
      ),
      { numRuns: 3_000 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
