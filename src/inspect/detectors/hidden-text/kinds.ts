import type { Confidence } from '../../../pdp/input-document.js';

/** One way to write what a model reads and a person does not see. */
export interface HiddenKind {
  readonly rule: string;
  readonly confidence: Confidence;
  readonly pattern: RegExp;
}

/**
 * Of characters that no reader sees, those that an honest text has no use for. Emoji are joined by U+200D and coloured by one variation
 * selector, flags of regions are spelled with six tag characters, Persian and Indic words need U+200C and U+200D between their letters,
 * Arabic and Hebrew the marks of direction, and ideographs one variation selector each. Terminals colour their lines.
 */
export const KINDS: readonly HiddenKind[] = [
  // Tag characters mirror ASCII (U+E0020 to U+E007E). A flag is U+1F3F4 and at most six of them.
  { rule: 'tags', confidence: 'high', pattern: /[\u{e0020}-\u{e007e}]{8,}/gu },
  {
    rule: 'tags',
    confidence: 'medium',
    pattern: /(?:^|[^\u{1f3f4}\u{e0001}-\u{e007f}])[\u{e0001}-\u{e007f}]{2,7}(?![\u{e0001}-\u{e007f}])/gu,
  },
  // 256 variation selectors carry a byte each behind any one character.
  { rule: 'variation_selectors', confidence: 'high', pattern: /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4,}/gu },
  // Bits as two or more characters of no width.
  { rule: 'zero_width', confidence: 'high', pattern: /[\u200b-\u200d\u2060-\u2064\ufeff\u180e]{12,}/gu },
  { rule: 'zero_width', confidence: 'medium', pattern: /[\u200b-\u200d\u2060-\u2064\ufeff\u180e]{4,11}/gu },
  // Letters of a Latin word that something invisible holds apart, three times.
  {
    rule: 'split_words',
    confidence: 'medium',
    pattern: /(?:[A-Za-z][\u00ad\u200b-\u200d\u2060\ufeff]{1,3}){3,}[A-Za-z]/gu,
  },
  // Overrides of direction (UAX #9): the text reads otherwise than it stands ("Trojan Source").
  { rule: 'direction_override', confidence: 'medium', pattern: /[\u202d\u202e]/gu },
  // Of a terminal's sequences those that hide, move or answer: concealed text, erased lines above, the clipboard, titles.
  { rule: 'terminal', confidence: 'high', pattern: /\u001b\[(?:[0-9;]{0,16};)?8m|\u001b\]52;|\u001b(?:P|_|\^)[^\u001b]{1,64}/gu },
  { rule: 'terminal', confidence: 'medium', pattern: /\u001b\[[0-9;]{0,16}[A-HJSTf]|\u001b\](?:0|1|2|8);/gu },
];

/** A character by which one of them begins, or that stands in it. */
export const TRIGGER = /[\u00ad\u001b\u180e\u200b-\u200d\u202d\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0001}-\u{e01ef}]/u;
