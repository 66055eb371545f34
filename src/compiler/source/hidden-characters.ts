import type { Problems } from '../problems.js';
import type { Places } from './places.js';

/**
 * What a reviewer does not see, or sees elsewhere than it is: control characters, what turns the direction of writing, zero-width spaces, and
 * line breaks that only some programs have (a carriage return alone, U+0085, U+2028). The joiners that scripts and emoji need are not among them.
 */
const HIDDEN = /(?![\t\n\r])\p{Cc}|\r(?!\n)|[\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** The first of each line: one says what is wrong with it. */
export function reportHiddenCharacters(text: string, places: Places, problems: Problems): void {
  let reported = 0;
  for (const { index, 0: character } of text.matchAll(HIDDEN)) {
    if (index === 0 && character === '\ufeff') continue;
    const span = places.at(index, index + 1);
    if (span.line === reported) continue;
    reported = span.line;
    const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    problems.error(
      'AM1007',
      span,
      `a character that is not seen stands here (U+${code.toUpperCase()})`,
      character === '\r' ? 'end lines with a line feed' : `remove it; where it is meant, write it in double quotes as \`\\u${code}\``,
    );
  }
}
