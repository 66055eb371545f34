import type { JsonValue } from '../../../src/protocol/json/json.js';
import * as fc from '../../properties.js';
import type { Random } from './random.js';

/** How operands of an operator are drawn, and which values lie where its answer turns. */
export interface Operands {
  readonly operand: fc.Arbitrary<JsonValue>;
  /** Values that hold, fail and just miss; odd ones of every type are mixed in for all operators. */
  near(operand: JsonValue, random: Random): JsonValue;
}

const WORDS = [
  'a',
  'ab',
  'Ab',
  'abc',
  'b',
  'select',
  'ß',
  'Σας',
  '😀',
  'x y',
  '.*',
  'a.b',
  'a/b',
  '-1',
  '1',
  '1.0',
  'true',
  'null',
  '',
] as const;
const words = WORDS.filter((word) => word !== '');
const word = fc.constantFrom<string>(...words);
const wordOrWords = oneOrMore(word);
const numbers = [0, 1, -1, 1.5, 2, 10, 255, 1e6, 9_007_199_254_740_991, -9_007_199_254_740_991, 0.1, 1e15] as const;
const number = fc.constantFrom<number>(...numbers);
const scalar: fc.Arbitrary<JsonValue> = fc.oneof(word, number, fc.boolean());
const length = fc.constantFrom(0, 1, 2, 3, 5);

function oneOrMore<T extends JsonValue>(one: fc.Arbitrary<T>): fc.Arbitrary<JsonValue> {
  return fc.oneof(one, listOf(one));
}

function listOf<T extends JsonValue>(one: fc.Arbitrary<T>): fc.Arbitrary<JsonValue> {
  return fc.uniqueArray(one, { minLength: 1, maxLength: 3, selector: (item) => JSON.stringify(item) });
}

function one(operand: JsonValue, random: Random): JsonValue {
  return Array.isArray(operand) ? (random.pick(operand as readonly JsonValue[]) ?? null) : operand;
}

function textOf(operand: JsonValue, random: Random): string {
  const value = one(operand, random);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text around one of the operand's: itself, longer at either end, cut, in the other letter case. */
function around(operand: JsonValue, random: Random): JsonValue {
  const text = textOf(operand, random);
  return random.pick([
    text,
    text,
    `${text}x`,
    `x${text}`,
    `x${text}x`,
    text.slice(1),
    text.slice(0, -1),
    text.toUpperCase(),
    text.toLowerCase(),
    `${text}\0`,
    `${text}\n`,
    ` ${text}`,
    text.normalize('NFD'),
  ]);
}

const texts: Operands = { operand: wordOrWords, near: around };
/** Of a list too, in which one of the operand's may be an item. */
const parts: Operands = {
  operand: wordOrWords,
  near: (operand, random) => {
    if (random.chance(0.6)) return around(operand, random);
    return random.some(['x', one(operand, random), 1, around(operand, random)], 0.4);
  },
};

/** Expressions, each with texts on both sides of it. */
const EXPRESSIONS: Readonly<Record<string, readonly string[]>> = {
  '^a': ['a', 'ab', 'ba', '', 'A'],
  b$: ['b', 'ab', 'ba', 'b\n'],
  '^(a|b)$': ['a', 'b', 'ab', 'c', 'a\n'],
  '^select\\b': ['select 1', 'selects', 'SELECT 1', ' select'],
  '(?i)^select\\b': ['SELECT 1', 'Select', 'selects', 'ſelect 1'],
  '(?i)drop|;': ['DROP', 'a;b', 'dro p', ''],
  '^[a-c]{2,3}$': ['ab', 'abc', 'abcd', 'a', 'AB'],
  '^.$': ['a', '😀', 'ab', '\n', 'ß'],
  'x\\.y': ['x.y', 'xzy', 'ax.yb'],
  '^$': ['', 'a', '\n'],
  '^a(?i)bk': ['abk', 'aBK', 'Abk', 'ab\u212a'],
  '(?i:[^a-c])s': ['ds', 'dS', 'As', 'ſs', 'bs'],
};
const expression = fc.constantFrom(...Object.keys(EXPRESSIONS));
const expressions: Operands = {
  operand: oneOrMore(expression),
  near: (operand, random) => random.pick(EXPRESSIONS[textOf(operand, random)] ?? ['a']) ?? '',
};

const GLOBS: Readonly<Record<string, readonly string[]>> = {
  'a*': ['a', 'ab', 'ba', 'A', ''],
  '*b': ['b', 'ab', 'ba', 'b\n'],
  'a*b': ['ab', 'axb', 'a\nb', 'abx', 'a'],
  '*.md': ['x.md', '.md', 'x.MD', 'x.mdx'],
  'a*b*c': ['abc', 'axbxc', 'acb', 'ac'],
  'a.b': ['a.b', 'axb'],
};
const globs: Operands = {
  operand: oneOrMore(fc.constantFrom(...Object.keys(GLOBS))),
  near: (operand, random) => random.pick(GLOBS[textOf(operand, random)] ?? ['a']) ?? '',
};

const scalars = (operand: fc.Arbitrary<JsonValue>): Operands => ({
  operand,
  near: (given, random) => {
    const value = one(given, random);
    if (typeof value === 'string') return around(value, random) ?? '';
    if (typeof value === 'number') return random.pick<JsonValue>([value, value, value + 1, -value, `${value}`, value + 0.5, [value]]) ?? 0;
    return random.pick<JsonValue>([value, value !== true, JSON.stringify(value), Number(value)]) ?? value;
  },
});

const bounds: Operands = {
  operand: number,
  near: (operand, random) => {
    const value = Number(operand);
    return random.pick<JsonValue>([value, value + 1, value - 1, value + 0.5, value - 0.5, -value, String(value), 1e15, -1e15]) ?? value;
  },
};

const lengths: Operands = {
  operand: length,
  near: (operand, random) => {
    const n = Math.max(0, Number(operand) + random.below(3) - 1);
    return (
      random.pick<JsonValue>(['a'.repeat(n), '😀'.repeat(n), 'é'.repeat(n), Array.from({ length: n }, () => 1), { length: n }, n]) ?? ''
    );
  },
};

const TYPES: Readonly<Record<string, JsonValue>> = {
  string: 'a',
  number: 1.5,
  integer: 1,
  boolean: true,
  array: [],
  object: {},
  null: null,
};
const types: Operands = {
  operand: oneOrMore(fc.constantFrom(...Object.keys(TYPES))),
  near: (operand, random) => (random.chance(0.5) ? (TYPES[textOf(operand, random)] ?? null) : (random.pick(Object.values(TYPES)) ?? null)),
};

const CIDRS: Readonly<Record<string, readonly string[]>> = {
  '10.0.0.0/8': ['10.1.2.3', '11.0.0.0', '10.0.0.0', '010.1.1.1', '10.1', '::ffff:10.1.2.3', '10.0.0.0/9'],
  '192.168.1.0/24': ['192.168.1.255', '192.168.2.0', '192.168.1.1 ', '3232235777'],
  '127.0.0.1/32': ['127.0.0.1', '127.0.0.2', '127.1', '0x7f000001', 'localhost'],
  'fd00::/8': ['fd00::1', 'fe00::1', 'FD00::1', 'fd00::1%eth0', '[fd00::1]'],
  '::1/128': ['::1', '::2', '0:0:0:0:0:0:0:1'],
};
const cidrs: Operands = {
  operand: oneOrMore(fc.constantFrom(...Object.keys(CIDRS))),
  near: (operand, random) => random.pick(CIDRS[textOf(operand, random)] ?? []) ?? '10.0.0.1',
};

const fromList = (...items: readonly [JsonValue, ...JsonValue[]]): Operands => ({
  operand: oneOrMore(fc.constantFrom(...items)),
  near: (operand, random) => one(operand, random),
});
/** Maps with some of the names, in another letter case too, and more. */
const members: Operands = {
  operand: listOf(fc.constantFrom('a', 'b', 'x y')),
  near: (operand, random) => {
    const names = random.some([...(operand as readonly string[]), 'A', 'c'], 0.6);
    return Object.fromEntries(names.map((name) => [name, 1]));
  },
};
const only = (...values: readonly [JsonValue, ...JsonValue[]]): Operands => ({
  operand: fc.constantFrom(...values),
  near: (_operand, random) => random.pick<JsonValue>(['a', 1, null, [], {}]) ?? null,
});

export const PREFIXES = ['/d', '/d/e', '/srv/a'] as const;
export const SECRETS = ['S', '.env', 'secret'] as const;
export const URL_CLASSES = ['public', 'private', 'loopback', 'link_local', 'metadata', 'unspecified', 'reserved'] as const;
export const VERBS = ['select', 'insert', 'update', 'delete', 'drop', 'with'] as const;
export const COMMANDS = ['git', 'ls', 'rm', 'sudo', 'curl'] as const;
export const EXTENSIONS = ['.md', '.txt', '.tar.gz'] as const;

/** Texts that the facts are made of: plain ones, ones that readers differ on (no fact), and what is no such text. */
const reading = (texts: readonly [string, ...string[]], ...items: readonly [JsonValue, ...JsonValue[]]): Operands => ({
  operand: oneOrMore(fc.constantFrom(...items)),
  near: (_operand, random) => random.pick(texts),
});

const URLS = [
  'https://example.com/a',
  'http://www.example.com:8080/',
  'https://EXAMPLE.com',
  'https://example.com.',
  'https://user@example.com/',
  'https://example.com\\@evil.org/',
  'ftp://localhost/x',
  'http://127.0.0.1:443/',
  'http://2130706433/',
  'http://[::ffff:10.0.0.1]/',
  'http://[fe80::1]/',
  'http://169.254.169.254/latest',
  'https://0.0.0.0',
  'http://192.0.2.1/',
  'example.com',
  'localhost:80',
  'https://exa\nmple.com',
] as const;
const STATEMENTS = [
  'select 1',
  'SELECT a FROM b; DROP TABLE b',
  'with x as (delete from a returning *) select * from x',
  'select /* drop */ 1 -- delete',
  'insert into a select * from b',
  "select 'a; drop table b'",
  "select 'open",
  '/*! drop table a */ select 1',
  'update a set b = 1',
  ';',
  'explain analyze delete from a',
] as const;
const LINES = [
  'git status',
  'ls -l | rm -rf x',
  'sudo git push',
  '/usr/bin/git log',
  'X=1 curl $(ls)',
  '$X y',
  'git "status',
  'git; `rm x`',
  'GIT status',
  'env -i rm x',
] as const;

const domains = reading(URLS, 'example.com', '*.example.com', 'localhost');
const urlClasses = reading(URLS, ...URL_CLASSES);
const verbs = reading(STATEMENTS, ...VERBS);
const commands = reading(LINES, ...COMMANDS);
const extensions = fromList(...EXTENSIONS);

/** One row an operator of the language; a test holds it to the table of operators. */
export const OPERANDS: Readonly<Record<string, Operands>> = {
  equals: scalars(scalar),
  not_equals: scalars(scalar),
  in: scalars(listOf(scalar)),
  not_in: scalars(listOf(scalar)),
  matches: expressions,
  not_matches: expressions,
  glob: globs,
  not_glob: globs,
  starts_with: texts,
  not_starts_with: texts,
  ends_with: texts,
  not_ends_with: texts,
  contains: parts,
  not_contains: parts,
  type: types,
  min: bounds,
  max: bounds,
  min_length: lengths,
  max_length: lengths,
  present: only(true, false),
  cidr: cidrs,
  not_cidr: cidrs,
  domains,
  not_domains: domains,
  schemes: reading(URLS, 'https', 'http', 'ftp'),
  ports: reading(URLS, 443, 80, 8080),
  url_class: urlClasses,
  not_url_class: urlClasses,
  sql_verbs: verbs,
  not_sql_verbs: verbs,
  single_statement: { ...only(true), near: (_operand, random) => random.pick(STATEMENTS) },
  commands,
  not_commands: commands,
  path_starts_with: fromList(...PREFIXES),
  path_not_contains: fromList(...SECRETS),
  under_roots: only(true),
  has_members: members,
  only_members: members,
  extension: extensions,
  not_extension: extensions,
};

/** Of every type, beside what lies near an operand. */
export const ODD_VALUES: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  -0,
  1,
  1.5,
  9_007_199_254_740_992,
  1e15,
  1e308,
  -1e308,
  5e-324,
  '',
  'a',
  'A',
  '\0',
  'a\0b',
  '\u{1f600}',
  '\ufeffa',
  'ﬀ',
  'ı',
  'İ',
  '__proto__',
  [],
  [[]],
  ['a'],
  ['a', 1],
  [null],
  {},
  { a: 'a' },
  { length: 1 },
  [['a']],
];
