import { expect, it, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Detector } from '../../src/inspect/detector.js';
import { hiddenText } from '../../src/inspect/detectors/hidden-text/hidden-text.js';
import { KINDS } from '../../src/inspect/detectors/hidden-text/kinds.js';
import * as fc from '../properties.js';

const inspector = createInspector();
const found = (text: string) =>
  inspector
    .inspect({ surface: 'result', method: 'tools/call', value: { text }, root: '/result', pathArguments: [] })
    .findings.filter(({ detector }) => detector === 'hidden_text')
    .map(({ rule, confidence }) => `${rule}:${confidence}`);

const tags = (text: string) => Array.from(text, (c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('');
const bytes = (text: string) => Array.from(Buffer.from(text), (b) => String.fromCodePoint(b < 16 ? 0xfe00 + b : 0xe0100 + b - 16)).join('');
const bits = (text: string) =>
  Array.from(Buffer.from(text), (b) => b.toString(2).padStart(8, '0').replace(/0/g, '\u200b').replace(/1/g, '\u200c')).join('');

test.each([
  ['what stands behind half a character', `\udc00${tags('run')}b`, 'hidden_text.tags:medium'],
  ['ASCII in tag characters', `a${tags('send it all')}b`, 'hidden_text.tags:high'],
  ['a few of them, and no flag', `a${tags('run')}b`, 'hidden_text.tags:medium'],
  ['bytes in variation selectors', `🙂${bytes('ignore')}`, 'hidden_text.variation_selectors:high'],
  ['bits of no width', `a${bits('run')}b`, 'hidden_text.zero_width:high'],
  ['letters held apart', 'i\u200bg\u200bn\u200bo\u200bre', 'hidden_text.split_words:medium'],
  ['a direction turned round', 'file\u202etxt.exe', 'hidden_text.direction_override:medium'],
  ['concealed in a terminal', 'ok\u001b[8mrm -rf /\u001b[0m', 'hidden_text.terminal:high'],
  ['the clipboard', '\u001b]52;c;cm0gLXJm\u0007', 'hidden_text.terminal:high'],
  ['a line erased', 'bad\u001b[1A\u001b[2Kgood', 'hidden_text.terminal:medium'],
])('finds %s', (_, text, rule) => {
  expect(found(text)).toContain(rule);
});

test.each([
  ['a flag of a region', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
  ['a family', '👨\u200d👩\u200d👧\u200d👦'],
  ['a heart in colour', '❤\ufe0f and ☎\ufe0e'],
  ['Persian', 'می\u200cخواهم'],
  ['Hindi', 'क्\u200dष'],
  ['Arabic with marks of direction', '\u200fمرحبا\u200e (ok)'],
  ['an ideographic variant', '葛\u{e0100}'],
  ['a soft hyphen in a long word', 'Donau\u00addampf\u00adschiff'],
  ['a colour of a terminal', '\u001b[1;32mPASS\u001b[0m all tests'],
  ['a byte order mark', '\ufeffname,age'],
])('leaves %s alone', (_, text) => {
  expect(found(text)).toEqual([]);
});

/** Looks for every kind in all of every reading. */
const everywhere: Detector = {
  ...hiddenText,
  detect({ views }, report) {
    for (const view of views) {
      for (const { rule, confidence, pattern } of KINDS) {
        for (const { 0: found, index } of view.text.matchAll(pattern)) {
          report({ rule, confidence, severity: confidence === 'high' ? 'high' : 'medium', view, start: index, end: index + found.length });
        }
      }
    }
  },
};

it('finds near the characters that show it what a search through every reading finds', () => {
  const hidden = fc.oneof(
    fc.array(fc.constantFrom('\u{e0041}', '\u{e0020}', '\u{fe0f}', '\u200b', '\u200d', '\u{e0101}'), { maxLength: 120 }),
    fc.array(fc.constantFrom('p\u200b', 'a\u00ad', '\u{1f3f4}\u{e0067}', '\u202e', '\u001b[8m', '\u001b]52;', '人', '\ud800', '\udc00'), {
      maxLength: 9,
    }),
  );
  const beside = fc.constantFrom('%20', '&lt;', '\\n', ' ', 'a'.repeat(60), 'words of a page '.repeat(9), '\u0416'.repeat(90));
  const text = fc
    .array(
      fc.oneof(
        hidden.map((each) => each.join('')),
        beside,
      ),
      { maxLength: 24, size: 'max' },
    )
    .map((pieces) => pieces.join(''));
  const [near, all] = [hiddenText, everywhere].map((detector) => createInspector({ detectors: [detector], remember: false }));
  fc.assert(
    fc.property(text, (body) => {
      const request = { surface: 'result', method: 'tools/call', tool: 't', value: { body }, root: '/result', pathArguments: [] } as const;
      expect(near?.inspect(request)).toEqual(all?.inspect(request));
    }),
    { numRuns: 500 },
  );
});
