import type { Pattern } from './pattern.js';

/** How many units a match of a pattern may have, `Infinity` where there is no end to them. */
export function longestMatch(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.reduce((sum, part) => sum + longestMatch(part), 0);
    case 'alternatives':
      return Math.max(...pattern.branches.map(longestMatch));
    case 'repeated':
      return pattern.most * longestMatch(pattern.part);
    case 'text':
      return pattern.text.length;
    case 'character':
      return 1;
    case 'place':
      break;
  }
  return 0;
}
