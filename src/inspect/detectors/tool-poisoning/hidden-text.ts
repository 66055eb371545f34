import type { Feature } from './feature.js';

const hidden = (weight: number, pattern: RegExp): Feature => ({ rule: 'hidden_text', weight, pattern });
const invisible = (weight: number, pattern: RegExp): Feature => ({ ...hidden(weight, pattern), beyondAscii: true });

/**
 * What a person does not see and a model reads. Joiners and selectors have honest uses in emoji, in Persian and in the scripts of India;
 * nothing else here has one in a definition.
 */
export const HIDDEN_TEXT: readonly Feature[] = [
  // Tag characters: ASCII that nobody sees. (Flags of regions are six of them behind a flag.)
  invisible(10, /[\u{e0020}-\u{e007e}]{7}|(?:^|[^\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007e}]/u),
  invisible(10, /[\u202a-\u202e\u2066-\u2069]/),
  // No text is written with these: private letters, fillers, invisible operators, selectors in a row (each is a byte).
  invisible(8, /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/u),
  invisible(8, /[\u2061-\u2064\u206a-\u206f\u115f\u1160\u3164\uffa0\ufff9-\ufffb\u180e]/),
  invisible(9, /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{3}/u),
  // Between letters of alphabets that do not join.
  invisible(8, /[a-z0-9](?:[\u00ad\u200b-\u200f\u2060\ufeff]|[\ufe00-\ufe0f])[a-z0-9]/i),
  invisible(8, /[\u200b\u200e\u200f\u2060\ufeff](?:[ \u00a0]?[\u200b\u200e\u200f\u2060\ufeff]){3}/),
  // Joiners among them: no script joins nothing to nothing.
  invisible(8, /(?:[\u200b\u2060\ufeff]{1,4}[\u200c\u200d]{1,4}|[\u200c\u200d]{1,4}[\u200b\u2060\ufeff]{1,4}){1,2}[\u200b\u2060\ufeff]/),
  // Markup that shows nothing.
  hidden(
    8,
    /<\w{1,16}\s[^>]{0,80}style\s?=\s?["'][^"'>]{0,120}(?:display:\s?none|visibility:\s?hidden|font-size:\s?0|opacity:\s?0(?:\.0\d?)?\s?[;"']|color:\s?(?:white|transparent|#fff))/i,
  ),
  // Terminals obey them, and hide what follows.
  // eslint-disable-next-line no-control-regex -- what it looks for
  hidden(10, /[\u001b\u009b](?:\[|\]|[0-9])|[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/),
  // Pushed out of sight. Blanks are looked at from the first of a row on: from each of them it would be a square of two hundred.
  hidden(6, /(?:^|[^ \t\u00a0\u3000])[ \t\u00a0\u3000]{200,}[^\s]|(?:\n[ \t]{0,8}){25}[^\s]/),
];
