import type { Confidence } from '../../../pdp/input-document.js';

/** One way to write what a model reads and a person does not see. */
export interface HiddenKind {
  readonly rule: string;
  readonly confidence: Confidence;
  readonly pattern: RegExp;
  /** A match begins with an escape, and needs nothing else that is not plain text; the others need a character beyond ASCII. */
  readonly isAscii: boolean;
}

/** Characters of no width, which also mark the joints of words. */
const NO_WIDTH = '\\u{200b}-\\u{200d}\\u{2060}-\\u{2064}\\u{feff}\\u{180e}';
const SELECTORS = '\\u{fe00}-\\u{fe0f}\\u{e0100}-\\u{e01ef}';
const ESC = '\\u001b';

function kind(rule: string, confidence: Confidence, pattern: string): HiddenKind {
  return { rule, confidence, pattern: new RegExp(pattern, 'gu'), isAscii: pattern.startsWith(ESC) };
}

/**
 * Of characters that no reader sees, those that an honest text has no use for. Emoji are joined by U+200D and coloured by one variation
 * selector, flags of regions are spelled with six tag characters, Persian and Indic words need U+200C and U+200D between their letters,
 * Arabic and Hebrew the marks of direction, and ideographs one variation selector each. Terminals colour their lines.
 */
export const KINDS: readonly HiddenKind[] = [
  // Tag characters mirror ASCII (U+E0020 to U+E007E). A flag is U+1F3F4 and at most six of them.
  kind('tags', 'high', '[\\u{e0020}-\\u{e007e}]{8,}'),
  kind('tags', 'medium', '(?:^|[^\\u{1f3f4}\\u{e0001}-\\u{e007f}])[\\u{e0001}-\\u{e007f}]{2,7}'),
  // 256 variation selectors carry a byte each behind any one character.
  kind('variation_selectors', 'high', `[${SELECTORS}]{4,}`),
  // Bits as two or more characters of no width.
  kind('zero_width', 'high', `[${NO_WIDTH}]{12,}`),
  kind('zero_width', 'medium', `[${NO_WIDTH}]{4,11}`),
  // Letters of a Latin word that something invisible holds apart, three times.
  kind('split_words', 'medium', `(?:[A-Za-z][\\u{ad}${NO_WIDTH}]{1,3}){3,}[A-Za-z]`),
  // Overrides of direction (UAX #9): the text reads otherwise than it stands ("Trojan Source").
  kind('direction_override', 'medium', '[\\u{202d}\\u{202e}]'),
  // Of a terminal's sequences those that conceal text, write to the clipboard, or carry strings to the terminal itself.
  kind('terminal', 'high', `${ESC}\\[(?:[0-9;]{0,16};)?8m|${ESC}\\]52;|${ESC}[P_^][^${ESC}]{1,64}`),
  // Those that move back over what was written, or set titles and links.
  kind('terminal', 'medium', `${ESC}\\[[0-9;]{0,16}[A-HJSTf]|${ESC}\\][0128];`),
];

/**
 * Characters that stand in one of them, some in a row, by their units: those beyond U+FFFF begin with the same one. To read characters costs several
 * times as much, and nearly all text has none.
 */
export const TRIGGER = new RegExp(
  `(?:[${ESC}\\ufe00-\\ufe0f\\u00ad\\u180e\\u200b-\\u200d\\u202d\\u202e\\u2060-\\u2064\\ufeff]|\\udb40[\\udc01-\\udc7f\\udd00-\\uddef]){1,64}`,
  'g',
);
