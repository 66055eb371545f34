import { BuiltinError } from '../builtin.js';
import { parseRegex } from './parse.js';

/** The pattern of a template such as `urn:foo:{.*}`: what stands between delimiters is a pattern, the rest is literal (https://github.com/gorilla/mux). */
export function templatePattern(template: string, start: string, end: string): string {
  let pattern = '^';
  let last = 0;
  for (const [from, to] of delimited(template, start, end)) {
    const part = template.slice(from + 1, to - 1);
    parseRegex(`^${part}$`);
    pattern += `${quoteMeta(template.slice(last, from))}(${part})`;
    last = to;
  }
  return `${pattern}${quoteMeta(template.slice(last))}$`;
}

/** Go's regexp.QuoteMeta. */
export function quoteMeta(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

function delimited(template: string, start: string, end: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let [level, from] = [0, 0];
  for (let at = 0; at < template.length; at++) {
    if (template[at] === start) {
      level += 1;
      if (level === 1) from = at;
    } else if (template[at] === end) {
      level -= 1;
      if (level === 0) found.push([from, at + 1]);
      if (level < 0) break;
    }
  }
  if (level !== 0) throw new BuiltinError('unbalanced braces');
  return found;
}
