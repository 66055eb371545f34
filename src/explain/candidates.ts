import { basename, extname } from 'node:path';
import type { Test } from '../compiler/conditions/condition.js';
import type { JsonValue } from '../protocol/json/json.js';

/** Values worth trying in place of one, so that a test about it comes out otherwise. Guesses: whoever takes one judges it. Undefined: nothing there. */
export function candidates({ operand }: Test, value: JsonValue | undefined): readonly (JsonValue | undefined)[] {
  const parts = scalarsOf(operand);
  const text = typeof value === 'string' ? value : '';
  const texts = parts.filter((part) => typeof part === 'string');
  const numbers = parts.filter((part) => typeof part === 'number');
  const guesses: (JsonValue | undefined)[] = [
    ...parts,
    undefined,
    ...texts.flatMap((part) => [without(text, part), part + text, text + part, ...samplesOf(part), `https://${part.replace('*', 'www')}/`]),
    ...numbers.flatMap((number) => [number - 1, number + 1]),
    ...numbers.filter((length) => length >= 0 && length <= 10_000).flatMap((length) => sized(value, length)),
    'other',
    '',
    0,
    true,
    null,
    [],
    {},
  ];
  const seen = new Set<string>([JSON.stringify(value) ?? '']);
  return guesses.filter((guess) => {
    const key = JSON.stringify(guess) ?? '';
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}

/** Paths worth trying in place of one. `roots` are the policy's folders. */
export function pathCandidates({ operand }: Test, path: string, roots: readonly string[]): readonly string[] {
  const name = basename(path) === '' ? 'file' : basename(path);
  const stem = name.slice(0, name.length - extname(name).length);
  const texts = scalarsOf(operand).filter((part) => typeof part === 'string');
  return [
    ...[...texts, ...roots].filter((part) => /^[/~]/.test(part)).map((folder) => `${folder.replace(/\/$/, '')}/${name}`),
    ...texts.map((part) => without(path, part)),
    ...texts.filter((part) => part.startsWith('.')).map((extension) => path.slice(0, path.length - name.length) + stem + extension),
    ...texts.map((part) => `${path}${part}`),
    `/${name}`,
    `/elsewhere/${name}`,
  ].filter((candidate, index, all) => candidate !== '' && candidate !== path && all.indexOf(candidate) === index);
}

function scalarsOf(operand: JsonValue): readonly JsonValue[] {
  if (typeof operand !== 'object' || operand === null) return [operand];
  return Object.values(operand as Readonly<Record<string, JsonValue>>).flatMap(scalarsOf);
}

/** Without any occurrence, whatever the letter case. */
function without(text: string, part: string): string {
  if (part === '') return text;
  const lower = part.toLowerCase();
  let left = text;
  for (let at = left.toLowerCase().indexOf(lower); at !== -1; at = left.toLowerCase().indexOf(lower)) {
    left = left.slice(0, at) + left.slice(at + part.length);
  }
  return left;
}

/** Texts that a pattern, or a glob, may match: its classes and wildcards replaced by one of what they stand for. */
function samplesOf(pattern: string): readonly string[] {
  const sample = pattern
    .replace(/^\(\?[a-z]+\)/, '')
    .replace(/^\^|\$$/g, '')
    .replace(/\(\?:|[()]/g, '')
    .replace(/\[[^\]]*0-9[^\]]*\]|\\d/g, '0')
    .replace(/\[[^\]]*a-z[^\]]*\]|\\w/gi, 'a')
    .replace(/\\s/g, ' ')
    .replace(/\.[*+]/g, 'a')
    .replace(/[*+?]|\{\d+(?:,\d*)?\}/g, '')
    .replace(/\\(.)/g, '$1');
  return [...new Set(sample.split('|'))];
}

/** The value with so many characters or items. */
function sized(value: JsonValue | undefined, length: number): readonly JsonValue[] {
  if (typeof value === 'string') return [Array.from(value).slice(0, length).join('').padEnd(length, 'x'), 'x'.repeat(length + 1)];
  if (!Array.isArray(value)) return [];
  const items: readonly JsonValue[] = value;
  return [Array.from({ length }, (_, index) => items[index] ?? null)];
}
