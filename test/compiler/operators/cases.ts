import type { JsonObject, JsonValue } from '../../../src/protocol/json/json.js';

/** What an operator says of values: `undefined` is a missing argument. Each is asked of the argument `q`. */
export interface OperatorCase {
  readonly operand: JsonValue;
  /** Beside the operator. */
  readonly beside?: Readonly<Record<string, JsonValue>>;
  readonly holds?: readonly (JsonValue | undefined)[];
  readonly fails?: readonly (JsonValue | undefined)[];
  readonly unknown?: readonly (JsonValue | undefined)[];
  /** Members of the input in place of the argument: the values are facts of it. */
  readonly facts?: (value: JsonValue | undefined) => JsonObject;
}

export interface OperatorCases {
  readonly cases: readonly OperatorCase[];
  /** Operands that are errors, by code and a part of message or hint. */
  readonly bad: readonly (readonly [JsonValue, string, string])[];
}

const NO_TEXT: readonly JsonValue[] = [5, true, null, ['a'], { a: 'a' }];

/** Every operator that has a `not_` twin is tried with both: the twin holds where it fails, and the other way round. */
export const OPERATOR_CASES: Readonly<Record<string, OperatorCases>> = {
  equals: {
    cases: [
      { operand: 'a', holds: ['a'], fails: ['b', '', 'A', 'aa', undefined], unknown: [5, null, true, ['a'], { a: 'a' }] },
      { operand: 5, holds: [5, 5.0], fails: [6, -5, 5.5, 0, undefined], unknown: ['5', null, [5], true] },
      { operand: 0.1, holds: [0.1], fails: [0.2, 0.1000001] },
      { operand: 0, holds: [0], fails: [1, -1] },
      { operand: 9007199254740991, holds: [9007199254740991], fails: [9007199254740990, -9007199254740991] },
      { operand: true, holds: [true], fails: [false, undefined], unknown: ['true', 1, null] },
      { operand: false, holds: [false], fails: [true, undefined], unknown: ['', 0, null] },
      { operand: null, holds: [null], fails: [undefined], unknown: ['null', 0, false, {}] },
      { operand: '', holds: [''], fails: ['a', ' ', undefined], unknown: [null] },
      { operand: ['a', 1], holds: [['a', 1]], fails: [['a'], [1, 'a'], ['a', 1, 1], [], undefined], unknown: ['a', null, {}] },
      { operand: { a: { b: [1] } }, holds: [{ a: { b: [1] } }], fails: [{ a: { b: [2] } }, {}, { a: { b: [1] }, c: 1 }], unknown: [[1]] },
      { operand: 'quo"te\\n`é\u{1F600}', holds: ['quo"te\\n`é\u{1F600}'], fails: ['quo"te\n`é\u{1F600}'] },
      {
        operand: 'AbÇ',
        beside: { ignore_case: true },
        holds: ['aBç', 'ABÇ', 'abç'],
        fails: ['abc', undefined],
        unknown: [5, null, ['abç']],
      },
    ],
    bad: [
      [1e30, 'AM1105', 'plain digits'],
      ['\u0000', 'AM1107', 'NUL'],
    ],
  },
  in: {
    cases: [
      { operand: ['a', 'b'], holds: ['a', 'b'], fails: ['c', 'A', '', undefined], unknown: [1, null, true, ['a'], {}] },
      // As `equals` of each: a text may be meant for the 1, and nothing for null.
      { operand: ['a', 1, null], holds: ['a', 1, null], fails: [undefined], unknown: ['b', '1', 2, true, ['a']] },
      { operand: [true, false], holds: [true, false], fails: [undefined], unknown: ['true', 1, null] },
      { operand: [0, 1.5], holds: [0, 1.5], fails: [1, 15], unknown: ['0', false] },
      { operand: ['A', 'b'], beside: { ignore_case: true }, holds: ['a', 'B'], fails: ['c', undefined], unknown: [1, ['a']] },
      {
        operand: Array.from({ length: 40 }, (_, n) => `word-${n}`),
        holds: ['word-0', 'word-39'],
        fails: ['word-40', '', 'true', '__proto__', undefined],
        unknown: [true, 1, null, ['word-1']],
      },
      { operand: Array.from({ length: 20 }, (_, n) => n), holds: [0, 19], fails: [20, undefined], unknown: ['0', false] },
    ],
    bad: [
      ['a', 'AM1103', 'start each entry'],
      [[], 'AM1107', 'empty'],
      [[['a']], 'AM1103', 'found a list'],
      [{ a: 1 }, 'AM1103', 'a map'],
    ],
  },
  matches: {
    cases: [
      { operand: '^a+$', holds: ['a', 'aaa'], fails: ['', 'ab', 'ba', undefined], unknown: [5, true, null, ['a'], { a: 'a' }] },
      { operand: 'a', holds: ['a', 'cab'], fails: ['', 'A', undefined], unknown: NO_TEXT },
      { operand: '^ab', holds: ['ab', 'abc'], fails: ['cab', 'a'], unknown: NO_TEXT },
      { operand: 'ab$', holds: ['ab', 'cab'], fails: ['abc', 'ab\n'], unknown: NO_TEXT },
      { operand: '^ab$', holds: ['ab'], fails: ['abc', 'ab\n', '\nab'], unknown: NO_TEXT },
      { operand: '^(a|b\\.c)$', holds: ['a', 'b.c'], fails: ['bxc', 'ab', ''], unknown: NO_TEXT },
      { operand: '^(?:a|bc)', holds: ['a', 'bcd'], fails: ['b', ''], unknown: NO_TEXT },
      { operand: 'a|b', holds: ['xa', 'bx'], fails: ['c'], unknown: NO_TEXT },
      { operand: '^a|b$', holds: ['ax', 'xb'], fails: ['xa', 'bx'], unknown: NO_TEXT },
      { operand: '(?i)^select\\s', holds: ['SELECT 1', 'select\t1'], fails: ['selec', 'select\u000b1'] },
      { operand: ['^a$', '^b$'], holds: ['a', 'b'], fails: ['ab'] },
      { operand: 'a\\$', holds: ['a$', 'a$b'], fails: ['a'] },
      { operand: '^.$', holds: ['a', '\u{1F600}', '\r', '\u2028'], fails: ['\n', 'ab'] },
      { operand: '[[:alpha:]_]\\pN\\x{1F600}\\Q.*\\E', holds: ['a1\u{1F600}.*', '_\u0661\u{1F600}.*'], fails: ['a1\u{1F600}xx'] },
    ],
    bad: [
      ['(a', 'AM1109', 'not closed'],
      ['a(?=b)', 'AM1109', 'look-ahead'],
      ['(a)\\1', 'AM1109', 'back-reference'],
      [5, 'AM1103', 'a text'],
      [[], 'AM1107', 'empty'],
    ],
  },
  glob: {
    cases: [
      { operand: 'a*', holds: ['a', 'ab', 'a/b\nc'], fails: ['', 'ba', 'A', undefined], unknown: NO_TEXT },
      { operand: '*.md', holds: ['.md', 'a/b.md'], fails: ['a.mdx', 'amd'], unknown: NO_TEXT },
      { operand: 'a*b*c', holds: ['abc', 'a.b\n.c'], fails: ['ab', 'acb', 'xabc'], unknown: NO_TEXT },
      { operand: '*a*', holds: ['a', 'bab'], fails: ['b', ''], unknown: NO_TEXT },
      { operand: 'a', holds: ['a'], fails: ['ab'], unknown: NO_TEXT },
      { operand: '*', holds: ['', 'a', '\n'], unknown: NO_TEXT, fails: [undefined] },
      { operand: ['a.+*', 'b'], holds: ['a.+x', 'b'], fails: ['axx', 'bb'], unknown: NO_TEXT },
      { operand: ['a*', 'b*'], holds: ['ax', 'b'], fails: ['c'] },
      { operand: 'A*B', beside: { ignore_case: true }, holds: ['axb', 'AB'], fails: ['a'], unknown: NO_TEXT },
    ],
    bad: [
      [[], 'AM1107', 'empty'],
      [{}, 'AM1103', 'a text'],
    ],
  },
  starts_with: {
    cases: [
      { operand: 'ab', holds: ['ab', 'abc'], fails: ['a', '', 'AB', 'cab', undefined], unknown: NO_TEXT },
      { operand: ['a', 'b'], holds: ['a', 'bc'], fails: ['c', ''], unknown: NO_TEXT },
      { operand: 'Ab', beside: { ignore_case: true }, holds: ['aB', 'ABC'], fails: ['b', undefined], unknown: NO_TEXT },
      { operand: ' ', holds: [' a'], fails: ['a '] },
    ],
    bad: [
      ['', 'AM1107', 'empty'],
      [5, 'AM1103', 'quotes'],
    ],
  },
  ends_with: {
    cases: [
      { operand: 'ab', holds: ['ab', 'cab'], fails: ['b', 'abc', undefined], unknown: NO_TEXT },
      { operand: ['a', 'b'], holds: ['xa', 'b'], fails: ['c', ''], unknown: NO_TEXT },
      { operand: 'Ab', beside: { ignore_case: true }, holds: ['xaB'], fails: ['b'], unknown: NO_TEXT },
    ],
    bad: [[true, 'AM1103', 'a text']],
  },
  contains: {
    cases: [
      {
        operand: 'ab',
        holds: ['ab', 'xaby', ['ab', 'c']],
        fails: ['a', '', ['a', 'xab'], [], undefined],
        unknown: [5, null, true, {}, [5], ['a', 5]],
      },
      { operand: ['a', 'b'], holds: ['xb', ['b']], fails: ['c', ['ab']], unknown: [5, null] },
      { operand: 5, holds: [[5], ['a', 5]], fails: [[6], []], unknown: ['5', ['5'], 5, null] },
      { operand: ['a', 5], holds: ['a', [5], ['a']], fails: [[]], unknown: ['b', ['b'], [6], null] },
      { operand: 'DROP', beside: { ignore_case: true }, holds: ['x drop y', 'Drop'], fails: ['dro', undefined], unknown: [5, ['drop']] },
    ],
    bad: [
      ['', 'AM1107', 'empty'],
      [{}, 'AM1103', 'a map'],
    ],
  },
  type: {
    cases: [
      { operand: 'string', holds: ['', 'a'], fails: [5, null, true, [], {}, undefined] },
      { operand: ['number', 'null'], holds: [5, 0.5, null], fails: ['5', true, undefined] },
      {
        operand: 'integer',
        holds: [5, -5, 0, 1e15, 2 ** 53 - 1, 1 - 2 ** 53],
        fails: [0.5, '5', null, [], true, undefined],
        unknown: [2 ** 53, -(2 ** 53), 1e308, -1e308],
      },
      { operand: ['integer', 'number'], holds: [0.5, 1e308], fails: ['5'] },
      { operand: ['integer', 'string'], holds: [5, 'a'], fails: [0.5, null] },
      { operand: 'boolean', holds: [true, false], fails: [0, 'true', undefined] },
      { operand: 'array', holds: [[], ['a']], fails: [{}, 'a', undefined] },
      { operand: 'object', holds: [{}, { a: 1 }], fails: [[], null, undefined] },
    ],
    bad: [
      ['text', 'AM1104', 'write `string`'],
      ['strnig', 'AM1104', 'did you mean `string`'],
      [null, 'AM1104', 'type: "null"'],
    ],
  },
  min: {
    cases: [
      { operand: 3, holds: [3, 3.5, 1e9], fails: [2.999, -3, 0, undefined], unknown: ['3', null, true, [5], {}] },
      { operand: -0.5, holds: [-0.5, 0], fails: [-1] },
    ],
    bad: [
      ['3', 'AM1103', 'without quotes'],
      [[], 'AM1103', 'a number'],
    ],
  },
  max: {
    cases: [{ operand: 3, holds: [3, -3, 0, 2.5], fails: [3.001, 1e9, undefined], unknown: ['1', null, false, [1], {}] }],
    bad: [[true, 'AM1103', 'a number']],
  },
  min_length: {
    cases: [
      {
        operand: 2,
        holds: ['ab', 'éa', '\u{1F600}a', [1, 2], ['', '']],
        fails: ['a', '\u{1F600}', '', [], [1], undefined],
        unknown: [22, null, true, { a: 1, b: 2 }],
      },
      { operand: 0, holds: ['', []], fails: [undefined], unknown: [0] },
    ],
    bad: [
      [-1, 'AM1105', 'from 0'],
      [1.5, 'AM1105', 'whole'],
    ],
  },
  max_length: {
    cases: [
      { operand: 2, holds: ['ab', '', '\u{1F600}\u{1F600}', [], [1, 2]], fails: ['abc', [1, 2, 3], undefined], unknown: [1, null, {}] },
    ],
    bad: [['2', 'AM1103', 'whole']],
  },
  present: {
    cases: [
      { operand: true, holds: ['', 0, false, [], {}], fails: [undefined], unknown: [null] },
      { operand: false, holds: [undefined], fails: ['', 0, false, [], {}], unknown: [null] },
    ],
    bad: [['yes', 'AM1103', 'true']],
  },
  path_starts_with: {
    cases: [
      {
        operand: '/d',
        facts: aFact('paths'),
        holds: [path('/d/x', ['/d'])],
        fails: [path('/e', []), path('/e', ['/e']), undefined],
        unknown: [{ ...path('/a', []), touches: ['/d'] }, path('', []), null],
      },
    ],
    bad: [[[], 'AM1107', 'empty']],
  },
  path_not_contains: {
    cases: [
      {
        operand: ['Secret'],
        facts: aFact('paths'),
        holds: [path('/d', []), undefined],
        fails: [path('/d/SECRETS', []), { ...path('/d', []), resolved: '/secret' }],
        unknown: [{ ...path('/a', []), also: ['/secret'] }, path('', []), null],
      },
    ],
    bad: [['', 'AM1107', 'empty']],
  },
  extension: {
    cases: [
      {
        operand: ['.md', '.TXT'],
        facts: aFact('paths'),
        holds: [path('/a.md', []), path('/a.MD', []), path('/x/a.txt', [])],
        fails: [path('/a.mdx', []), path('/amd', []), undefined],
        unknown: [{ ...path('/a.md', []), resolved: '/a.pem' }, { ...path('/a.md', []), also: ['/b'] }, path('', []), null],
      },
    ],
    bad: [
      ['md', 'AM1108', '`.md`'],
      ['.*', 'AM1108', 'extension'],
    ],
  },
  cidr: {
    cases: [
      {
        operand: ['10.0.0.0/8', '192.168.1.7', 'fd00::/8'],
        holds: ['10.0.0.0', '10.255.255.255', '192.168.1.7', 'fd12::1', 'FD00::1'],
        fails: ['11.0.0.0', '9.255.255.255', '192.168.1.8', 'fe80::1', '::1', '2001:db8::1', undefined],
        unknown: [
          ...NO_TEXT,
          '',
          'localhost',
          '10.0.0',
          '010.0.0.1',
          '10.0.0.256',
          '10.0.0.1 ',
          'fe80::5efe:a00:1',
          'FE80::200:5EFE:a00:1',
          '10.0.0.1/8',
          '0x0a.0.0.1',
          '1e1.0.0.1',
          '+10.0.0.1',
          '-0.0.0.1',
          '::ffff:10.0.0.1',
          '::ffff:a00:1',
          '0:0:0:0:0:ffff:a00:1',
          '64:ff9b::a00:1',
          '2002:a00:1::',
          '2001:0:a00:1::',
          'fd00::1%eth0',
          'fd00::1::2',
          'fd00:',
          ':',
        ],
      },
      { operand: '::1', holds: ['::1'], fails: ['127.0.0.1', 'fe80::1'] },
      { operand: '0.0.0.0/0', holds: ['1.2.3.4'], fails: ['fe80::1'] },
    ],
    bad: [
      ['10.0.0.1/8', 'AM1108', 'first address'],
      ['10.0.0.0/33', 'AM1108', 'no network'],
      ['10.0/8', 'AM1108', 'no network'],
      ['example.com', 'AM1108', 'no network'],
    ],
  },
  domains: {
    cases: [
      {
        operand: ['Example.com', '*.example.org'],
        facts: aFact('urls'),
        holds: [url({ host: 'example.com' }), url({ host: 'a.example.org' }), url({ host: 'a.b.example.org' })],
        fails: [
          url({ host: 'a.example.com' }),
          url({ host: 'example.org' }),
          url({ host: 'badexample.org' }),
          url({ host: '127.0.0.1' }),
          undefined,
        ],
        unknown: [null],
      },
      { operand: '[::1]', facts: aFact('urls'), holds: [url({ host: '::1' })], fails: [url({ host: '::2' })] },
    ],
    bad: [
      ['https://example.com', 'AM1108', 'the host alone'],
      ['example.com:443', 'AM1108', 'ports'],
      ['bücher.de', 'AM1108', 'xn--'],
      ['*', 'AM1108', '*.example.com'],
    ],
  },
  schemes: {
    cases: [
      {
        operand: ['HTTPS', 'ftp'],
        facts: aFact('urls'),
        holds: [url({ scheme: 'https' }), url({ scheme: 'ftp' })],
        fails: [url({ scheme: 'http' }), undefined],
        unknown: [null, { host: 'a', port: 443, class: 'public', host_kind: 'name' }],
      },
    ],
    bad: [['https://', 'AM1108', '`https`']],
  },
  ports: {
    cases: [
      {
        operand: [443, 8443],
        facts: aFact('urls'),
        holds: [url({ port: 443 })],
        fails: [url({ port: 80 }), undefined],
        unknown: [null, { host: 'a' }],
      },
    ],
    bad: [
      [0, 'AM1105', 'from 1'],
      ['443', 'AM1103', 'whole'],
    ],
  },
  url_class: {
    cases: [
      {
        operand: ['private', 'loopback'],
        facts: aFact('urls'),
        holds: [url({ class: 'private' }), url({ class: 'loopback' })],
        fails: [url({ class: 'public' }), undefined],
        unknown: [null, {}],
      },
    ],
    bad: [
      ['internal', 'AM1104', 'write `private`'],
      ['privat', 'AM1104', 'did you mean `private`'],
    ],
  },
  has_members: {
    cases: [
      {
        operand: ['a', 'b'],
        holds: [
          { a: 1, b: null },
          { a: false, b: {}, c: 1 },
        ],
        fails: [{}, { a: 1 }, { A: 1 }, { c: 1 }, undefined],
        unknown: ['ab', ['a', 'b'], null, 5, { a: 1, B: 1 }, { A: 1, B: 1 }],
      },
      { operand: ['size'], unknown: [{ ſize: 1 }] },
    ],
    bad: [
      [[], 'AM1107', 'empty'],
      ['a', 'AM1103', 'a list'],
    ],
  },
  only_members: {
    cases: [
      {
        operand: ['a', 'b'],
        holds: [{}, { a: 1 }, { a: 1, b: null }],
        fails: [{ c: 1 }, { a: 1, aa: 1 }, { A: 1, c: 1 }, undefined],
        unknown: ['a', ['a'], null, 5, { A: 1 }, { a: 1, B: 1 }],
      },
    ],
    bad: [
      [[], 'AM1107', 'empty'],
      [[1], 'AM1103', 'a text'],
    ],
  },
  sql_verbs: {
    cases: [
      {
        operand: ['SELECT', 'with'],
        facts: aFact('sql'),
        holds: [
          { verbs: ['select'], statements: 1 },
          { verbs: ['with', 'select'], statements: 2 },
        ],
        fails: [{ verbs: ['drop'], statements: 1 }, { verbs: [], statements: 0 }, undefined],
        unknown: [{ verbs: ['select', 'drop'], statements: 2 }, null],
      },
    ],
    bad: [['drop table', 'AM1108', 'one word']],
  },
  single_statement: {
    cases: [
      {
        operand: true,
        facts: aFact('sql'),
        holds: [{ verbs: ['select'], statements: 1 }],
        fails: [{ verbs: ['select'], statements: 2 }, { verbs: [], statements: 0 }, undefined],
        unknown: [null],
      },
    ],
    bad: [[false, 'AM1104', 'leave it out']],
  },
  commands: {
    cases: [
      {
        operand: ['git', 'LS'],
        facts: aFact('commands'),
        holds: [
          { names: ['git'], operators: false },
          { names: ['ls', 'git'], operators: true },
        ],
        fails: [{ names: ['rm'], operators: false }, { names: [], operators: false }, undefined],
        unknown: [{ names: ['git', 'rm'], operators: true }, { names: ['git', '/usr/bin/git'], operators: false }, null],
      },
    ],
    bad: [['git push', 'AM1108', 'the program alone']],
  },
};

function aFact(kind: 'paths' | 'urls' | 'sql' | 'commands'): (value: JsonValue | undefined) => JsonObject {
  return (value) => (value === undefined ? {} : { arguments: { q: 'text' }, [kind]: { '/arguments/q': value } });
}

function path(lexical: string, under: readonly string[]): JsonObject {
  return { lexical, resolved: lexical, under };
}

function url(fact: JsonObject): JsonObject {
  return { scheme: 'https', host: 'example.com', port: 443, class: 'public', host_kind: 'name', ...fact };
}
