import type { UnreadableCode } from '../../src/protocol/unreadable.js';

/** One line, what it is, and why that matters. */
export interface ClassifyCase {
  readonly name: string;
  readonly line: string | Buffer;
  readonly why: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

const call = (args: string, extra = '') =>
  `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"t","arguments":${args}${extra}}}`;

function refused(code: UnreadableCode, rest: Readonly<Record<string, unknown>> = { idText: '1', request: true }) {
  return { kind: 'unreadable', code, ...rest };
}

/** What is only odd is classified and passes as it came. */
export const passes: readonly ClassifyCase[] = [
  {
    name: 'plain request',
    line: '{"jsonrpc":"2.0","id":1,"method":"x"}',
    why: 'the base',
    expected: { kind: 'request', id: '1', idText: '1', method: 'x', params: undefined },
  },
  {
    name: 'notification',
    line: '{"jsonrpc":"2.0","method":"notifications/initialized"}',
    why: 'no id',
    expected: { kind: 'notification', method: 'notifications/initialized' },
  },
  {
    name: 'result',
    line: '{"jsonrpc":"2.0","id":1,"result":{"a":1}}',
    why: 'the base',
    expected: { kind: 'response', id: '1', outcome: { result: { a: 1 } } },
  },
  {
    name: 'error',
    line: '{"jsonrpc":"2.0","id":"a","error":{"code":-1,"message":"m"}}',
    why: 'the base',
    expected: { kind: 'response', id: '"a"', outcome: { error: { code: -1, message: 'm' } } },
  },
  { name: 'id 0', line: '{"id":0,"method":"x"}', why: '0 is an id', expected: { kind: 'request', id: '0' } },
  { name: 'id ""', line: '{"id":"","method":"x"}', why: 'the empty string is an id', expected: { kind: 'request', id: '""' } },
  {
    name: 'id null',
    line: '{"jsonrpc":"2.0","id":null,"method":"x"}',
    why: 'JSON-RPC 2.0 discourages it, so it asks',
    expected: { kind: 'request', id: 'null', idText: 'null' },
  },
  { name: 'fractional id', line: '{"id":1.5,"method":"x"}', why: 'odd, unambiguous', expected: { kind: 'request', id: '1.5' } },
  { name: 'id 1.0', line: '{"id":1.0,"method":"x"}', why: 'a server may answer 1', expected: { kind: 'request', id: '1', idText: '1.0' } },
  {
    name: 'id 1e2',
    line: '{"id":1e2,"method":"x"}',
    why: 'a server may answer 100',
    expected: { kind: 'request', id: '100', idText: '1e2' },
  },
  {
    name: 'string id is no number',
    line: '{"id":"1","method":"x"}',
    why: 'mcp.md §3.1: "1" is not 1',
    expected: { kind: 'request', id: '"1"' },
  },
  {
    name: 'escaped id',
    line: '{"id":"\\u0061","method":"x"}',
    why: 'the same string in another spelling',
    expected: { kind: 'request', id: '"a"', idText: '"\\u0061"' },
  },
  {
    name: 'escaped member names',
    line: '{"\\u0069d":7,"m\\u0065thod":"x"}',
    why: 'every parser reads id and method',
    expected: { kind: 'request', id: '7', idText: '7', method: 'x' },
  },
  {
    name: 'a method of nobody’s in capitals',
    line: '{"id":1,"method":"Acme/Größe"}',
    why: 'like no known one',
    expected: { kind: 'request' },
  },
  { name: 'missing jsonrpc', line: '{"id":1,"method":"x"}', why: 'odd, unambiguous', expected: { kind: 'request' } },
  {
    name: 'extra member',
    line: '{"jsonrpc":"2.0","id":1,"method":"x","trace":"t"}',
    why: 'unknown members pass',
    expected: { kind: 'request' },
  },
  {
    name: 'array params',
    line: '{"id":1,"method":"x","params":[1,2]}',
    why: 'JSON-RPC allows them',
    expected: { kind: 'request', params: [1, 2] },
  },
  {
    name: 'error with id null',
    line: '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}',
    why: 'the answer to what could not be read',
    expected: { kind: 'response', id: 'null', idText: 'null' },
  },
  {
    name: 'error without id',
    line: '{"jsonrpc":"2.0","error":{"code":-32700,"message":"m"}}',
    why: 'sloppy servers',
    expected: { kind: 'response', id: undefined, idText: undefined },
  },
  {
    name: 'result null',
    line: '{"id":1,"result":null}',
    why: 'a result all the same',
    expected: { kind: 'response', outcome: { result: null } },
  },
  {
    name: 'result beside error null',
    line: '{"id":1,"result":{},"error":null}',
    why: 'Python style',
    expected: { kind: 'response', outcome: { result: {} } },
  },
  {
    name: 'error beside result null',
    line: '{"id":1,"result":null,"error":{"code":1,"message":"m"}}',
    why: 'JSON-RPC 1.0 style',
    expected: { kind: 'response', outcome: { error: { code: 1, message: 'm' } } },
  },
  {
    name: 'exact numbers in other spellings',
    line: call('{"a":1.0,"b":1e2,"c":0.1,"d":-0,"e":1E-7}'),
    why: 'a double holds them',
    expected: { kind: 'request' },
  },
  {
    name: 'long exact number',
    line: call('{"a":9007199254740992000,"b":0.30000000000000004}'),
    why: 'a double holds it, long as it is',
    expected: { kind: 'request' },
  },
  {
    name: 'S-34: big number outside inspected places',
    line: '{"id":1,"method":"x","params":{"n":12345678901234567890,"_meta":{"progressToken":9007199254740993}}}',
    why: 'nobody decides by it',
    expected: { kind: 'request' },
  },
  {
    name: 'big number in a result',
    line: '{"id":1,"result":{"n":12345678901234567890}}',
    why: 'the server speaks to the client',
    expected: { kind: 'response' },
  },
  {
    name: 'lone surrogate in a value',
    line: '{"id":1,"method":"x","params":{"s":"\\ud800"}}',
    why: 'only names are compared',
    expected: { kind: 'request' },
  },
  {
    name: 'non-ASCII, raw and escaped',
    line: '{"id":1,"method":"x","params":{"s":"h\\u00e9 \\ud83d\\ude00 \u2028é"}}',
    why: 'valid',
    expected: { kind: 'request', params: { s: 'hé 😀 \u2028é' } },
  },
  {
    name: 'blanks at the edges',
    line: '  {"id":1,"method":"x"} \t\r',
    why: 'JSON allows them, and no line is split there',
    expected: { kind: 'request' },
  },
  {
    name: 'bad progress token',
    line: '{"id":1,"method":"x","params":{"_meta":{"progressToken":{"a":1}}}}',
    why: 'for the server to answer',
    expected: { kind: 'request' },
  },
  {
    name: 'arguments of other case alone',
    line: call('{"Path":"/a"}'),
    why: 'no twin, and nobody named `path`',
    expected: { kind: 'request' },
  },
  {
    name: 'modern request',
    line: '{"id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}',
    why: 'carries its version',
    expected: { kind: 'request', era: 'modern' },
  },
  {
    name: 'legacy request',
    line: '{"id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}}',
    why: 'handshake',
    expected: { kind: 'request', era: 'legacy' },
  },
];

/** What two parsers could read differently, or nothing that speaks JSON-RPC can read. */
export const refuses: readonly ClassifyCase[] = [
  {
    name: 'duplicate method',
    line: '{"id":1,"method":"ping","method":"tools/call"}',
    why: 'first or last wins',
    expected: refused('duplicate_member'),
  },
  {
    name: 'duplicate id',
    line: '{"id":1,"id":2,"method":"x"}',
    why: 'which one is answered?',
    expected: refused('duplicate_member', { idText: undefined, request: true }),
  },
  {
    name: 'duplicate name',
    line: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","name":"b"}}',
    why: 'decided as one tool, called as the other',
    expected: refused('duplicate_member'),
  },
  {
    name: 'duplicate in another spelling',
    line: '{"id":1,"method":"x","params":{"name":"a","n\\u0061me":"b"}}',
    why: 'the same name',
    expected: refused('duplicate_member'),
  },
  { name: 'duplicate deep in arguments', line: call('{"a":[{"b":1,"b":2}]}'), why: 'any depth', expected: refused('duplicate_member') },
  {
    name: 'duplicate __proto__',
    line: call('{"__proto__":{"x":1},"__proto__":{"y":1}}'),
    why: 'a member like any other',
    expected: refused('duplicate_member'),
  },
  {
    name: 'duplicate in a member beside',
    line: '{"id":1,"method":"x","trace":{"a":1,"a":2}}',
    why: 'requests are unambiguous as a whole',
    expected: refused('duplicate_member'),
  },
  {
    name: 'Method',
    line: '{"id":1,"method":"ping","Method":"tools/call"}',
    why: 'CVE-2026-27896',
    expected: refused('case_folded_member'),
  },
  {
    name: 'METHOD alone',
    line: '{"id":1,"METHOD":"tools/call","result":{}}',
    why: 'a response here, a request in Go',
    expected: { kind: 'unreadable', code: 'case_folded_member' },
  },
  {
    name: 'a notification that is no UTF-8, with something after it',
    line: Buffer.from('{"method":"x\xff"}{"id":1,"method":"y"}', 'latin1'),
    why: 'nobody can tell who asks, so the answer carries a null id',
    expected: refused('invalid_utf8', { idText: undefined, request: true }),
  },
  ...['Tools/Call', ' tools/call', 'sampling/createmessage', 'toolſ/call', 'ｔools/call', 'tools/\u200bcall'].map((method) => ({
    name: `the method ${JSON.stringify(method)}`,
    line: JSON.stringify({ id: 1, method, params: { name: 'a' } }),
    why: 'a router that folds or trims names calls a tool; nobody meant another method',
    expected: refused('folded_method'),
  })),
  {
    name: 'a notification in another letter case',
    line: '{"method":"Notifications/Cancelled"}',
    why: 'likewise, and nobody waits for an answer',
    expected: refused('folded_method', { idText: undefined, request: false }),
  },
  ...['me\u200bthod', ' method', 'ｍethod', 'method\u00ad'].map((name) => ({
    name: `${JSON.stringify(name)} beside method`,
    line: `{"id":1,"method":"ping","${name}":"tools/call","params":{"name":"a"}}`,
    why: 'a reader that trims names, or drops what is invisible in them',
    expected: refused('case_folded_member'),
  })),
  {
    name: 'urİ (U+0130)',
    line: '{"id":1,"method":"resources/read","params":{"uri":"a:b","urİ":"a:c"}}',
    why: "İ is an i to Java's equalsIgnoreCase",
    expected: refused('case_folded_member'),
  },
  {
    name: 'paramſ (U+017F)',
    line: '{"id":1,"method":"tools/call","params":{"name":"a"},"paramſ":{"name":"b"}}',
    why: 'CVE-2026-27896',
    expected: refused('case_folded_member'),
  },
  {
    name: 'Kelvin sign (U+212A) in a known name',
    line: '{"id":1,"method":"x","params":{"tas\u212aId":"b"}}',
    why: 'folds to taskId',
    expected: refused('case_folded_member'),
  },
  {
    name: 'Name in params',
    line: '{"id":1,"method":"tools/call","params":{"name":"a","Name":"b"}}',
    why: 'CVE-2026-27896',
    expected: refused('case_folded_member'),
  },
  {
    name: 'Arguments alone',
    line: '{"id":1,"method":"tools/call","params":{"name":"a","Arguments":{"path":"/"}}}',
    why: 'no arguments here, some in Go',
    expected: refused('case_folded_member'),
  },
  {
    name: 'name with NUL',
    line: '{"id":1,"method":"tools/call","params":{"name":"a","name\\u0000":"b"}}',
    why: 'GHSA-q382-vc8q-7jhj',
    expected: refused('nul_in_name'),
  },
  {
    name: 'twins among arguments',
    line: call('{"path":"/a","Path":"/b"}'),
    why: 'one field in Go',
    expected: refused('case_folded_member'),
  },
  {
    name: 'URI in a reference',
    line: '{"id":1,"method":"completion/complete","params":{"ref":{"type":"ref/resource","uri":"a","URI":"b"}}}',
    why: 'a policy reads it',
    expected: refused('case_folded_member'),
  },
  {
    name: 'method ending in NUL',
    line: '{"id":1,"method":"tools/call\\u0000"}',
    why: 'some compare up to the NUL',
    expected: refused('nul_in_name'),
  },
  {
    name: 'tool name with NUL',
    line: '{"id":1,"method":"tools/call","params":{"name":"run\\u0000x"}}',
    why: 'some compare up to the NUL',
    expected: refused('nul_in_name'),
  },
  {
    name: 'tool name with half a surrogate pair',
    line: '{"id":1,"method":"tools/call","params":{"name":"run\\ud800"}}',
    why: 'becomes another name in UTF-8',
    expected: refused('lone_surrogate'),
  },
  {
    name: 'argument name with half a surrogate pair',
    line: call('{"a\\udc00":1}'),
    why: 'becomes another name in UTF-8',
    expected: refused('lone_surrogate'),
  },
  {
    name: 'S-34: big integer in arguments',
    line: call('{"a":12345678901234567890}'),
    why: 'a policy reads ...67000',
    expected: refused('unsafe_number'),
  },
  { name: 'number deep in arguments', line: call('{"a":[{"b":1e400}]}'), why: 'infinity', expected: refused('unsafe_number') },
  { name: 'underflow in arguments', line: call('{"a":1e-400}'), why: 'zero', expected: refused('unsafe_number') },
  {
    name: 'id over 2^53',
    line: '{"id":9007199254740993,"method":"x"}',
    why: 'a JavaScript server answers another id',
    expected: refused('unsafe_number', { idText: '9007199254740993', request: true }),
  },
  {
    name: 'number as a name',
    line: '{"id":1,"method":"tools/call","params":{"name":1e999}}',
    why: 'a name',
    expected: refused('unsafe_number'),
  },
  {
    name: 'invalid UTF-8',
    line: Buffer.from('{"id":1,"method":"\xff"}', 'latin1'),
    why: 'replaced, dropped or refused',
    expected: refused('invalid_utf8'),
  },
  {
    name: 'overlong UTF-8',
    line: Buffer.from('{"id":1,"method":"x\xc0\xafy"}', 'latin1'),
    why: 'a slash to some',
    expected: refused('invalid_utf8'),
  },
  {
    name: 'surrogates in UTF-8',
    line: Buffer.from('{"id":1,"method":"x\xed\xa0\x80"}', 'latin1'),
    why: 'CESU',
    expected: refused('invalid_utf8'),
  },
  {
    name: 'byte order mark',
    line: '\ufeff{"id":1,"method":"x"}',
    why: 'some skip it, some fail',
    expected: refused('byte_order_mark', { idText: undefined, request: true }),
  },
  {
    name: 'trailing bytes',
    line: '{"id":1,"method":"ping"}{"id":2,"method":"tools/call"}',
    why: 'a streaming parser reads two',
    expected: refused('trailing_bytes', { idText: undefined, request: true }),
  },
  {
    name: 'trailing NUL',
    line: '{"id":1,"method":"ping"}\0',
    why: 'ends the text in C',
    expected: { kind: 'unreadable', code: 'trailing_bytes' },
  },
  {
    name: 'carriage return between tokens',
    line: '{"id":1,"method":"ping","params":{"x":\r{"id":2,"method":"tools/call"}\r}}',
    why: 'universal newlines read a message of its own',
    expected: refused('bare_carriage_return'),
  },
  {
    name: 'carriage return in a batch',
    line: '[{"id":1,"method":"ping"},\r{"id":2,"method":"ping"}\r]',
    why: 'the same',
    expected: refused('bare_carriage_return', { idText: undefined, request: true }),
  },
  {
    name: 'trailing comma',
    line: '{"id":1,"method":"x",}',
    why: 'JSON5 reads it',
    expected: refused('not_json', { idText: undefined, request: true }),
  },
  { name: 'comment', line: '{"id":1,/*,*/"method":"x"}', why: 'JSON5 reads it', expected: refused('not_json', { idText: undefined }) },
  { name: 'single quotes', line: "{'id':1,'method':'x'}", why: 'JSON5 reads it', expected: refused('not_json', { idText: undefined }) },
  { name: 'NaN', line: call('{"a":NaN}'), why: 'Python reads it', expected: refused('not_json', { idText: undefined }) },
  {
    name: 'raw control character in a string',
    line: '{"id":1,"method":"a\tb"}',
    why: 'some read it',
    expected: refused('not_json', { idText: undefined }),
  },
  {
    name: 'request and response',
    line: '{"id":1,"method":"x","result":{}}',
    why: 'depends on what is looked at first',
    expected: refused('request_and_response'),
  },
  {
    name: 'method beside error null',
    line: '{"id":1,"method":"x","error":null}',
    why: 'the same',
    expected: refused('request_and_response'),
  },
  {
    name: 'result and error',
    line: '{"id":1,"result":{},"error":{"code":1,"message":"m"}}',
    why: 'success or failure?',
    expected: refused('result_and_error', { idText: '1', request: false }),
  },
  { name: 'method is a number', line: '{"id":1,"method":5}', why: 'no JSON-RPC', expected: refused('not_jsonrpc') },
  { name: 'neither method nor result', line: '{"id":1}', why: 'no JSON-RPC', expected: refused('not_jsonrpc') },
  {
    name: 'object as id',
    line: '{"id":{"a":1},"method":"x"}',
    why: 'no id that could be answered',
    expected: refused('bad_id', { idText: undefined, request: true }),
  },
  {
    name: 'endless id',
    line: `{"id":"${'a'.repeat(2000)}","method":"x"}`,
    why: 'ids are keys of our tables',
    expected: refused('bad_id', { idText: undefined }),
  },
  { name: 'S-32: null', line: 'null', why: 'killed the original', expected: refused('not_jsonrpc', { idText: undefined, request: true }) },
  { name: 'S-32: 1', line: '1', why: 'no JSON-RPC', expected: refused('not_jsonrpc', { idText: undefined }) },
  { name: 'S-32: "x"', line: '"x"', why: 'no JSON-RPC', expected: refused('not_jsonrpc', { idText: undefined }) },
  { name: 'S-32: []', line: '[]', why: 'JSON-RPC 2.0 §6', expected: refused('empty_batch', { idText: undefined, request: true }) },
  {
    name: 'batch over the limit',
    line: `[${'{"method":"n"},'.repeat(100)}{"method":"n"}]`,
    why: 'the SDKs accept 100',
    expected: refused('batch_too_large', { idText: undefined }),
  },
  { name: 'nesting 10,000', line: call(`${'['.repeat(10_000)}${']'.repeat(10_000)}`), why: 'recursion', expected: refused('too_deep') },
  {
    name: 'many envelope members',
    line: `{"id":1,"method":"x"${Array.from({ length: 80 }, (_, i) => `,"m${i}":0`).join('')}}`,
    why: 'JSON-RPC has five',
    expected: refused('too_many_members'),
  },
  {
    name: 'refused notification',
    line: '{"method":"x","method":"y"}',
    why: 'S-36: no answer without an id',
    expected: refused('duplicate_member', { idText: undefined, request: false }),
  },
];

/** What is no message at all. */
export const noise: readonly ClassifyCase[] = [
  { name: 'S-35: empty line', line: '', why: 'blank', expected: { kind: 'noise', blank: true } },
  { name: 'blanks', line: ' \t\r', why: 'blank', expected: { kind: 'noise', blank: true } },
  { name: 'S-35: log line', line: 'Server started on stdio', why: 'sloppy servers', expected: { kind: 'noise', blank: false } },
  { name: 'log line in brackets', line: '[info] listening', why: 'sloppy servers', expected: { kind: 'noise', blank: false } },
  { name: 'log line with a number first', line: '12:03 ready', why: 'sloppy servers', expected: { kind: 'noise', blank: false } },
  { name: 'binary', line: Buffer.from([0x80, 0xff, 0x00]), why: 'anything', expected: { kind: 'noise', blank: false } },
];
