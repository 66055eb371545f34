import * as fc from '../properties.js';

/**
 * Lines of a hostile client: a message, hidden by up to three tricks. Bytes are kept as a string of one character a byte, so that a
 * trick can break UTF-8 too.
 */
export interface HostileLine {
  readonly bytes: string;
  /** No trick was played on it that could make anybody doubt what it says: it must pass as it came. */
  readonly legal: boolean;
}

/** Beyond ASCII it is written as UTF-8. */
const utf8 = (text: string) => Buffer.from(text).toString('latin1');
const LEGAL_CALL = '{"jsonrpc":"2.0","id":"beside","method":"tools/call","params":{"name":"echo","arguments":{"path":"/srv/docs/a"}}}';

/** What hostile lines are made of. */
export interface Talk {
  readonly forbidden: readonly Asked[];
  readonly allowed: readonly Asked[];
}
export interface Asked {
  readonly method: string;
  readonly params: object;
}

const ids = fc.constantFrom('1', '2', '"1"', '"a"', 'null', '1.5', '-0', '1e2', '12345678901234567890', '{}');
const text = (value: unknown) => utf8(JSON.stringify(value));

const CALLS: Talk = {
  forbidden: [
    { method: 'tools/call', params: { name: 'run_shell', arguments: { command: 'id' } } },
    { method: 'tools/call', params: { name: 'read_file', arguments: { path: '/etc/passwd' } } },
    { method: 'tools/call', params: { name: 'read_file', arguments: { path: '/srv/docs/../../etc/passwd' } } },
    { method: 'tools/call', params: { arguments: {}, name: 'run_shell', task: { ttl: 1 } } },
    { method: 'resources/read', params: { uri: 'file:///etc/passwd' } },
    { method: 'prompts/get', params: { name: 'p' } },
    { method: 'tasks/cancel', params: { taskId: 't' } },
    { method: 'tasks/result', params: { taskId: 't' } },
  ],
  allowed: [
    { method: 'tools/call', params: { name: 'echo', arguments: { text: 'grüße 😀', n: 1.0, deep: [[{}]] } } },
    { method: 'tools/call', params: { name: 'read_file', arguments: { path: '/srv/docs/a' } } },
    { method: 'ping', params: {} },
    { method: 'resources/list', params: { _meta: { progressToken: 12345678901234567890n.toString() } } },
  ],
};
const notices = fc.constantFrom(
  '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}',
  '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"a"}}',
  '{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1,"progress":1}}',
  '{"jsonrpc":"2.0","id":1,"result":{}}',
  '{"jsonrpc":"2.0","id":"a","error":{"code":1,"message":"m"}}',
);

/** As one line. */
export const spelt = (id: string | undefined, { method, params }: Asked) =>
  `{"jsonrpc":"2.0",${id === undefined ? '' : `"id":${id},`}"method":${text(method)},"params":${text(params)}}`;

/** `n` chooses the place. */
type Trick = (line: string, n: number) => string;

const at = (line: string, places: RegExp, n: number, change: (found: RegExpExecArray) => string): string => {
  const found = [...line.matchAll(places)];
  const chosen = found[n % Math.max(1, found.length)];
  if (chosen === undefined) return line;
  return line.slice(0, chosen.index) + change(chosen) + line.slice(chosen.index + chosen[0].length);
};
const PAIR = /"(\w+)":("(?:[^"\\]|\\.)*"|[\d.]+)/g;
const MEMBER = /"(\w+)"(?=:)/g;
const AFTER_TOKEN = /[{[,:]/g;
const pick = <T>(from: readonly [T, ...T[]], n: number): T => from[n % from.length] ?? from[0];
const HARMLESS: Readonly<Record<string, string>> = { name: '"echo"', method: '"ping"', path: '"/srv/docs/a"', uri: '"a:b"', id: '9' };
const IN_NAME: readonly [Trick, ...Trick[]] = [
  (name) => name.toUpperCase(),
  (name) => name.charAt(0).toUpperCase() + name.slice(1),
  (name) => utf8(name.replace('s', 'ſ')),
  (name) => utf8(name.replace('i', 'İ')),
  (name) => utf8(name.replace('i', 'ı')),
  (name) => `${name}\\u0000`,
  (name) => `\\u0000${name}`,
  (name) => `${name}\\ud800`,
  (name) => name.replace(/[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
  (name) => `${name}\xff`,
];
/** A name or a URI as lax servers might still take it for the same. */
const IN_VALUE: readonly [Trick, ...Trick[]] = [
  (named, n) => named.replace(/[a-z](?=[a-z/]*$)/, (letter) => letter.toUpperCase()) + (n % 2 === 0 ? '' : ' '),
  (named) => named.toUpperCase().replace(/^"(?:NAME|URI)/, (name) => name.toLowerCase()),
  (named) => `${named} `,
  (named) => named.replace(':"', ':" '),
  (named) => utf8(`${named}\u200b`),
  (named) => utf8(named.replace(/:"(.)/, (_all, first: string) => `:"${String.fromCharCode(first.charCodeAt(0) + 0xfee0)}`)),
  (named) => `${named}\\u0000`,
  (named) => `${named}\\n`,
  (named) => named.replace(/[a-z]$/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (named) => named.replaceAll('_', '-'),
  (named) => named.replace(/"([^"]*)$/, '["$1'),
];
/** `file:///srv`, as somebody might write it. */
const PLACES: readonly [string, ...string[]] = [
  'FILE:///srv',
  'file:/srv',
  'file://localhost/srv',
  'file:///srv/.',
  'file:///srv/',
  'file:///srv/docs/..',
  'file:///srv/docs/%2e%2e',
  'file:///srv/docs/%252e%252e',
  'file:///srv/docs\\\\..',
  'file:///%73rv',
  'file:///srv/docs/x/../..',
  'file:////srv',
  ' file:///srv',
  '/srv',
  'file:///srv/docs/?/../..',
  'file:///srv/docs/#/../..',
];
const BETWEEN: readonly [string, ...string[]] = [
  ' ',
  '\t',
  '\r',
  '\v',
  '\f',
  '\0',
  '\n',
  '\x1e',
  '\xef\xbb\xbf',
  '\xc2\x85',
  '\xe2\x80\xa8',
  '/**/',
  '//\n',
  ',',
  '\xa0',
];
const IN_TEXT: readonly [string, ...string[]] = ['\xff', '\xed\xa0\x80', '\xe2\x80\x8b', '\\u0000', '\\ud800', '\0', '\t', '\r', ' '];
const AROUND: readonly [string, ...string[]] = [
  '\xef\xbb\xbf',
  'data: ',
  LEGAL_CALL,
  `${LEGAL_CALL} `,
  `${LEGAL_CALL}\r`,
  `${LEGAL_CALL}\0`,
  '\x1e',
  '\r',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '0',
];

const TRICKS: Readonly<Record<string, Trick>> = {
  batch: (line) => `[${line}]`,
  'batch, second': (line) => `[${LEGAL_CALL},${line}]`,
  'batch, first': (line) => `[${line} , ${LEGAL_CALL}]`,
  'member again before': (line, n) => at(line, PAIR, n, ([pair, name = '']) => `"${name}":${HARMLESS[name] ?? '0'},${pair}`),
  'member again after': (line, n) => at(line, PAIR, n, ([pair, name = '']) => `${pair},"${name}":${HARMLESS[name] ?? '0'}`),
  'another case beside': (line, n) =>
    at(
      line,
      PAIR,
      n,
      ([pair, name = '', value = '']) =>
        `"${name}":${HARMLESS[name] ?? '0'},"${pick(IN_NAME, n)(name, n)}":${value}${pair === '' ? '' : ''}`,
    ),
  'another case alone': (line, n) => at(line, MEMBER, n, ([, name = '']) => `"${pick(IN_NAME, n)(name, n)}"`),
  'an escape in a text': (line, n) => at(line, /[a-z_](?=[a-z_/]*")/g, n, ([letter]) => `\\u00${letter.charCodeAt(0).toString(16)}`),
  'between tokens': (line, n) => at(line, AFTER_TOKEN, n, ([mark]) => mark + pick(BETWEEN, n)),
  'in a text': (line, n) => at(line, /[a-z_](?=[a-z_/]*")/g, n, ([letter]) => letter + pick(IN_TEXT, n)),
  'an overlong form': (line, n) => at(line, /["_/]/g, n, ([mark]) => (mark === '_' ? '\xc1\x9f' : mark === '/' ? '\xc0\xaf' : '\xc0\xa2')),
  before: (line, n) => pick(AROUND, n) + line,
  after: (line, n) => line + pick(AROUND, n),
  twice: (line) => line + line,
  'cut off': (line, n) => line.slice(0, -1 - (n % 6)),
  'cut anywhere': (line, n) => line.slice(0, n % (line.length + 1)),
  'single quotes': (line) => line.replaceAll('"', "'"),
  'bare names': (line) => line.replace(/"(\w+)":/g, '$1:'),
  'a prototype': (line, n) => at(line, PAIR, n, ([pair]) => `"__proto__":{${pair}}`),
  'a prototype for params': (line) => line.replace(/"params":(\{.*\})\}$/, '"__proto__":{"params":$1}}'),
  'params in an array': (line) => line.replace(/"params":(\{.*\})\}$/, '"params":[$1]}'),
  'params as text': (line) => line.replace(/"params":(\{.*\})\}$/, (_all, params: string) => `"params":${JSON.stringify(params)}}`),
  'params first, harmless': (line) => line.replace('"params":', '"params":{"name":"echo"},"params":'),
  'a result beside': (line, n) => line.replace(/\}$/, `,${pick(['"result":{}', '"result":null', '"error":{}', '"error":null'], n)}}`),
  'no id': (line) => line.replace(/"id":[^,]*,/, ''),
  'another id': (line, n) => line.replace(/"id":[^,]*,/, `"id":${pick(['1', '"beside"', '1.0', 'null', '[]', '"\\u0061"'], n)},`),
  'another method': (line, n) =>
    line.replace(/"(\w)(\w*\/\w+)"/, (_all, head: string, rest: string) =>
      utf8(
        pick(
          [
            `"${head.toUpperCase()}${rest}"`,
            `" ${head}${rest}"`,
            `"${head}${rest}\\n"`,
            `"${head}${rest.replace('s', 'ſ')}"`,
            `"${head}${rest}\u200b"`,
          ],
          n,
        ),
      ),
    ),
  'another tool': (line, n) =>
    line.replace('"run_shell"', utf8(pick(['"Run_Shell"', '" run_shell"', '"run_shell "', '"ｒun_shell"', '["run_shell"]'], n))),
  'another name': (line, n) => at(line, /"(?:name|uri)":"[^"]+/g, n, ([named]) => pick(IN_VALUE, n)(named, n)),
  'another URI': (line, n) => at(line, /file:\/\/\/srv(?=\/)/g, n, () => pick(PLACES, n)),
  'params before the method': (line) => line.replace(/("method":"[^"]*"),("params":\{.*\})\}$/, '$2,$1}'),
  'a batch in a batch': (line) => `[[${line}]]`,
  'in a message': (line) => `{"jsonrpc":"2.0","id":9,"method":"ping","params":${line}}`,
  deep: (line, n) => line.replace('"arguments":{', `"arguments":{"x":${'['.repeat(n % 300)}${']'.repeat(n % 300)},`),
};
/** These change nothing that anybody reads. */
const HARMLESS_TRICKS: Readonly<Record<string, Trick>> = {
  none: (line) => line,
  // A URI has a colon too, with no token behind it.
  spaces: (line, n) => at(line, /[{[,:](?=["{[\d])/g, n, ([mark]) => `${mark} \t`),
  'blanks around': (line) => `  ${line} `,
  'CRLF ending': (line) => `${line}\r`,
  'a foreign member': (line) => line.replace(/\}$/, ',"x-trace":[1,"two"]}'),
};

const tricks = (from: Readonly<Record<string, Trick>>, most: number) =>
  fc.array(fc.tuple(fc.constantFrom(...Object.keys(from)), fc.nat({ max: 10_000 })), { minLength: 0, maxLength: most });
const play = (line: string, from: Readonly<Record<string, Trick>>, played: readonly (readonly [string, number])[]) =>
  played.reduce((before, [name, n]) => from[name]?.(before, n) ?? before, line);

const hidden = ({ forbidden, allowed }: Talk): fc.Arbitrary<HostileLine> =>
  fc
    .tuple(
      fc.oneof(
        fc
          .tuple(
            fc.option(ids, { nil: undefined }),
            fc.oneof({ arbitrary: fc.constantFrom(...forbidden), weight: 2 }, fc.constantFrom(...allowed)),
          )
          .map(([id, what]) => spelt(id, what)),
        notices,
      ),
      tricks(TRICKS, 3),
    )
    .map(([line, played]) => ({ bytes: play(line, TRICKS, played), legal: false }));

/** A message that nobody can misunderstand. `id` is one that nothing else uses, so that it is free. */
export const plainLine = (id: string, from: readonly Asked[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...from), tricks(HARMLESS_TRICKS, 1))
    .map(([what, played]) => play(spelt(`"${id}"`, what), HARMLESS_TRICKS, played));

/** What a client writes: so many hostile lines and one that is not. Each is followed by a newline. */
export const hostileLines = (count: number, talk = CALLS): fc.Arbitrary<readonly HostileLine[]> =>
  fc
    .tuple(fc.array(hidden(talk), { minLength: count, maxLength: count }), plainLine('legal-1', talk.allowed), fc.nat({ max: count }))
    .map(([lines, legal, place]) => lines.toSpliced(place, 0, { bytes: legal, legal: true }));
