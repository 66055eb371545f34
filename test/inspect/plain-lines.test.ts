import { describe, expect, it } from 'vitest';
import { plainLines } from '../../src/inspect/detectors/tool-poisoning/plain-lines.js';
import { originalSpan, rawView } from '../../src/inspect/views/view.js';

const read = (text: string) => plainLines(rawView(text))?.text ?? text;

describe('a definition as people read it', () => {
  it.each([
    ['stars', 'Do **not** tell *anyone*.', 'Do not tell anyone.'],
    ['stars around brackets', '**[DEPENDENCY]** call it', '[DEPENDENCY] call it'],
    ['underscores', 'Do _not_ tell the _user_.', 'Do not tell the user.'],
    ['tags', 'Do <b>not</b> <em class="x">tell</em> it.', 'Do not tell it.'],
    ['a margin', 'Reads the\n    file.', 'Reads the file.'],
    ['a margin and stars', 'You **must**\n    call it.', 'You must call it.'],
  ])('drops %s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['bullets', '* one\n* Two'],
    ['globs', 'Matches *.ts and **/*.js'],
    ['products', 'a * b'],
    ['names', 'read_file and write_file'],
    ['tags that say who speaks', '<important>x</important>'],
    ['stars before who pretends to speak', '**SYSTEM MESSAGE'],
    ['lines of a list', 'Args:\n    name: who\n    age: how old'],
    ['what has no mark', 'Adds two numbers.'],
  ])('keeps %s', (_, text) => {
    expect(read(text)).toBe(text);
  });

  it('knows where each word stood, with the mark behind it', () => {
    const view = plainLines(rawView('Do **not** tell.'));
    expect(view === undefined ? undefined : originalSpan(view, 3, 6)).toEqual([5, 10]);
  });
});
