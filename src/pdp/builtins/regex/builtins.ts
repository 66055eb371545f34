import { BuiltinError, type Builtin } from '../builtin.js';
import { hasAnswer } from '../has-answer.js';
import { int, text } from '../operands.js';
import { expand } from './expand.js';
import { globsMatch } from './globs-match.js';
import { parseRegex } from './parse.js';
import { codePoints, Regex, textOf } from './regex.js';
import { templatePattern } from './template.js';

export const regexBuiltins: Readonly<Record<string, Builtin>> = {
  re_match: (_context, pattern, value) => new Regex(text(pattern)).matches(text(value)),
  'regex.match': (_context, pattern, value) => new Regex(text(pattern)).matches(text(value)),
  'regex.is_valid': (_context, pattern) => typeof pattern === 'string' && hasAnswer(() => parseRegex(pattern)),
  'regex.find_all_string_submatch_n': (_context, pattern, value, limit) =>
    findSubmatches(new Regex(text(pattern)), text(value), int(limit)),
  'regex.globs_match': (_context, a, b) => globsMatch(text(a), text(b)),
  'regex.find_n': (_context, pattern, value, limit) => findN(new Regex(text(pattern)), text(value), int(limit)),
  'regex.replace': (_context, value, pattern, replacement) => replace(new Regex(text(pattern)), text(value), text(replacement)),
  'regex.split': (_context, pattern, value) => split(new Regex(text(pattern)), text(pattern), text(value)),
  'regex.template_match': (_context, template, value, start, end) =>
    new Regex(templatePattern(text(template), delimiter(text(start)), delimiter(text(end)))).matches(text(value)),
};

/** The match and its groups; of a group that took no part the empty text. */
function findSubmatches(regex: Regex, value: string, limit: number): readonly (readonly string[])[] {
  const points = codePoints(value);
  return regex.findAll(points, limit).map((match) =>
    Array.from({ length: match.length / 2 }, (_, group) => {
      const [start = -1, end = -1] = match.slice(2 * group, 2 * group + 2);
      return start < 0 ? '' : textOf(points, start, end);
    }),
  );
}

function findN(regex: Regex, value: string, limit: number): readonly string[] {
  const points = codePoints(value);
  return regex.findAll(points, limit).map(([start = 0, end = 0]) => textOf(points, start, end));
}

function replace(regex: Regex, value: string, replacement: string): string {
  const points = codePoints(value);
  let [out, last] = ['', 0];
  for (const match of regex.findAll(points, -1)) {
    const [start = 0, end = 0] = match;
    out += textOf(points, last, start) + expand(replacement, regex.names, points, match);
    last = end;
  }
  return out + textOf(points, last, points.length);
}

/** Go's Regexp.Split of everything. */
function split(regex: Regex, pattern: string, value: string): readonly string[] {
  if (pattern !== '' && value === '') return [''];
  const points = codePoints(value);
  const parts: string[] = [];
  let [from, lastStart] = [0, 0];
  for (const [start = 0, end = 0] of regex.findAll(points, -1)) {
    if (end !== 0) parts.push(textOf(points, from, start));
    [from, lastStart] = [end, start];
  }
  if (lastStart !== points.length) parts.push(textOf(points, from, points.length));
  return parts;
}

function delimiter(value: string): string {
  if (Buffer.byteLength(value) !== 1) throw new BuiltinError('a delimiter has to be exactly one character long');
  return value;
}
