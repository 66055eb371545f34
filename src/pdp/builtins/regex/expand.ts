import { textOf } from './regex.js';
import type { Match } from './search.js';

/** Go's Regexp.Expand: `$1`, `$name`, `${name}`, `$$`; what is none of them stays as it is. */
export function expand(template: string, names: readonly string[], text: readonly number[], match: Match): string {
  return template.replaceAll(
    /\$(?:(\$)|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
    (_all, dollar?: string, braced?: string, bare?: string) => {
      if (dollar !== undefined) return '$';
      const index = groupOf(braced ?? bare ?? '', names, match);
      const [start = -1, end = -1] = match.slice(2 * index, 2 * index + 2);
      return index < 0 || start < 0 ? '' : textOf(text, start, end);
    },
  );
}

/** By number, else by the first name that took part; −1: none. */
function groupOf(name: string, names: readonly string[], match: Match): number {
  if (/^(?:0|[1-9][0-9]{0,8})$/.test(name)) return Number(name);
  return names.findIndex((own, index) => own === name && (match[2 * index] ?? -1) >= 0);
}
