import { describe, expect, it } from 'vitest';
import { RECODED, RECODED_SIGNS } from '../../src/inspect/detectors/prompt-injection/phrases/words.js';

const signs = new Set(RECODED_SIGNS.split('|'));

describe('a form that hides what is told', () => {
  it.each(RECODED.split('|'))('shows a sign in `%s`', (form) => {
    expect(form.split(' ').filter((word) => signs.has(word))).not.toEqual([]);
  });
});
