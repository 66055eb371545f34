import { DEPTH, LINE_BYTES } from './guarded.js';

/** One way in which a forbidden call might reach a server. */
export interface BypassCase {
  readonly name: string;
  readonly why: string;
  /** Lines of a client, without the last ending. */
  readonly send: string | Buffer;
  /** What the server gets of it, to the byte; default nothing. */
  readonly forwards?: string;
  /** The ids of all answers, by whom ever, as JSON text; null where nobody can tell whose request it was. */
  readonly answers: readonly string[];
}

const call = (id: unknown, name: unknown, args: unknown = {}, more: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args, ...more } });
const request = (id: unknown, method: string, params: object = {}) => JSON.stringify({ jsonrpc: '2.0', id, method, params });
const shell = (id: unknown = 1) => call(id, 'run_shell', { command: 'id' });
const fine = (id: unknown = 2) => call(id, 'echo', {});
const secret = '/etc/passwd';
const inArguments = (args: string) => `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"read_file","arguments":${args}}}`;
const inParams = (params: string) => `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{${params}}}`;
const bytes = (...parts: readonly (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));
const modern = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } };

const structure: readonly BypassCase[] = [
  { name: 'plain', why: 'the base', send: shell(), answers: ['1'] },
  {
    name: 'S-30: in a batch',
    why: 'seed and others looked at objects only',
    send: `[${fine()},${shell()}]`,
    forwards: `[${fine()}]\n`,
    answers: ['2', '1'],
  },
  { name: 'alone in a batch', why: 'nothing is left of it', send: `[${shell()}]`, answers: ['1'] },
  { name: 'twice in a batch', why: 'two answers, nothing forwarded', send: `[${shell(1)}, ${shell(2)}]`, answers: ['1', '2'] },
  { name: 'in a batch in a batch', why: 'a reader that flattens', send: `[[${shell()}]]`, answers: ['null'] },
  {
    name: 'in a batch in a batch, beside a legal one',
    why: 'the legal one goes on alone',
    send: `[${fine()},[${shell()}]]`,
    forwards: `[${fine()}]\n`,
    answers: ['2', 'null'],
  },
  {
    name: 'as a notification in a batch',
    why: 'no id, no answer',
    send: `[${fine()},{"jsonrpc":"2.0","method":"tools/call","params":{"name":"run_shell"}}]`,
    forwards: `[${fine()}]\n`,
    answers: ['2'],
  },
  {
    name: 'S-36: as a notification',
    why: 'servers run calls without an id',
    send: '{"jsonrpc":"2.0","method":"tools/call","params":{"name":"run_shell","arguments":{"command":"id"}}}',
    answers: [],
  },
  {
    name: 'behind blank lines',
    why: 'blank lines are no message',
    send: `\n \n\t\n${shell()}`,
    answers: ['1'],
  },
  { name: 'without jsonrpc', why: 'few servers ask for it', send: shell().replace('"jsonrpc":"2.0",', ''), answers: ['1'] },
  { name: 'with jsonrpc 1.0', why: 'likewise', send: shell().replace('2.0', '1.0'), answers: ['1'] },
  {
    name: 'with a result',
    why: 'a proxy that takes it for a response lets it pass',
    send: `${shell().slice(0, -1)},"result":{}}`,
    answers: ['1'],
  },
  { name: 'with a result null', why: 'likewise', send: `${shell().slice(0, -1)},"result":null}`, answers: ['1'] },
  { name: 'with an error', why: 'likewise', send: `${shell().slice(0, -1)},"error":{"code":1,"message":"m"}}`, answers: ['1'] },
  {
    name: 'params as an array',
    why: 'JSON-RPC knows positional params',
    send: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":["run_shell",{"command":"id"}]}',
    answers: ['1'],
  },
  {
    name: 'params in an array',
    why: 'likewise',
    send: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[{"name":"run_shell"}]}',
    answers: ['1'],
  },
  {
    name: 'params as text',
    why: 'servers that parse a string where they want an object',
    send: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${JSON.stringify('{"name":"run_shell"}')}}`,
    answers: ['1'],
  },
  {
    name: 'members beside the method',
    why: 'servers that flatten params',
    send: '{"jsonrpc":"2.0","id":1,"method":"tools/call","name":"run_shell","arguments":{}}',
    answers: ['1'],
  },
  { name: 'the name in an array', why: "['run_shell'] is 'run_shell' to JavaScript", send: call(1, ['run_shell']), answers: ['1'] },
  {
    name: 'the method in an array',
    why: 'likewise',
    send: '{"jsonrpc":"2.0","id":1,"method":["tools/call"],"params":{"name":"run_shell"}}',
    answers: ['1'],
  },
  {
    name: 'arguments as text',
    why: 'servers that parse a string where they want an object',
    send: inArguments(JSON.stringify(JSON.stringify({ path: secret }))),
    answers: ['1'],
  },
  { name: 'arguments as an array', why: 'likewise', send: inArguments(`[{"path":"${secret}"}]`), answers: ['1'] },
];

const ids: readonly BypassCase[] = [
  ...[null, 0, '', -1, 1.5, '1', 12345678901].map((id) => ({
    name: `the id is ${JSON.stringify(id)}`,
    why: 'odd, and a request all the same',
    send: shell(id),
    answers: [JSON.stringify(id)],
  })),
  ...['1e2', '1.0', '9007199254740993', '"\\u0031"'].map((id) => ({
    name: `the id is spelt ${id}`,
    why: 'repeated as it came',
    send: shell('ID').replace('"ID"', id),
    answers: [id],
  })),
  ...['{}', '[1]', 'true', `"${'x'.repeat(2000)}"`].map((id) => ({
    name: `the id is ${id.slice(0, 8)}`,
    why: 'no id that an answer could carry',
    send: shell('ID').replace('"ID"', id),
    answers: ['null'],
  })),
  {
    name: 'the id of a call that is still open',
    why: 'the answer to one would be taken for that to the other',
    send: `${call(50, 'hold')}\n${shell(50)}`,
    forwards: `${call(50, 'hold')}\n`,
    answers: ['50'],
  },
  {
    name: 'two ids',
    why: 'nobody knows whose answer it would be',
    send: '{"jsonrpc":"2.0","id":1,"id":2,"method":"tools/call","params":{"name":"run_shell"}}',
    answers: ['null'],
  },
  {
    name: 'after its own cancellation',
    why: 'a cancelled call is not decided late',
    send: `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":77}}\n${shell(77)}`,
    forwards: '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":77}}\n',
    answers: ['77'],
  },
];

const repeated: readonly BypassCase[] = [
  {
    name: 'two names, the last forbidden',
    why: 'most readers take the last',
    send: inParams('"name":"echo","name":"run_shell"'),
    answers: ['1'],
  },
  {
    name: 'two names, the first forbidden',
    why: 'some take the first',
    send: inParams('"name":"run_shell","name":"echo"'),
    answers: ['1'],
  },
  { name: 'two names, one escaped', why: 'the same name', send: inParams('"name":"echo","n\\u0061me":"run_shell"'), answers: ['1'] },
  {
    name: 'two methods',
    why: 'ping or call',
    send: '{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call","params":{"name":"run_shell"}}',
    answers: ['1'],
  },
  {
    name: 'two methods, the first forbidden',
    why: 'call or ping',
    send: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_shell"},"method":"ping"}',
    answers: ['1'],
  },
  {
    name: 'two params',
    why: 'one harmless',
    send: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"},"params":{"name":"run_shell"}}',
    answers: ['1'],
  },
  {
    name: 'two paths',
    why: 'one harmless',
    send: inArguments(`{"path":"/srv/docs/a","path":"${secret}"}`),
    answers: ['1'],
  },
  {
    name: 'two paths, the first forbidden',
    why: 'one harmless',
    send: inArguments(`{"path":"${secret}","path":"/srv/docs/a"}`),
    answers: ['1'],
  },
  {
    name: 'two arguments',
    why: 'one harmless',
    send: inParams(`"name":"read_file","arguments":{"path":"/srv/docs/a"},"arguments":{"path":"${secret}"}`),
    answers: ['1'],
  },
];

const foldedNames: readonly BypassCase[] = [
  ...['Name', 'NAME', 'nAme', 'name\\u0000', '\\u0000name', 'na\\u0000me'].map((name) => ({
    name: `name and ${name}`,
    why: 'Go (CVE-2026-27896), C strings (GHSA-q382-vc8q-7jhj)',
    send: inParams(`"name":"echo","${name}":"run_shell"`),
    answers: ['1'],
  })),
  ...['Params', 'paramſ', 'PARAMS'].map((params) => ({
    name: `params and ${params}`,
    why: 'ſ (U+017F) is an s to Go',
    send: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"},"${params}":{"name":"run_shell"}}`,
    answers: ['1'],
  })),
  {
    name: 'paramſ alone',
    why: 'a call without params to us',
    send: '{"jsonrpc":"2.0","id":1,"method":"tools/call","paramſ":{"name":"run_shell"}}',
    answers: ['1'],
  },
  {
    name: 'Method beside method',
    why: 'ping to us',
    send: '{"jsonrpc":"2.0","id":1,"method":"ping","Method":"tools/call","params":{"name":"run_shell"}}',
    answers: ['1'],
  },
  {
    name: 'Method alone, with a result',
    why: 'a response to us',
    send: '{"jsonrpc":"2.0","id":1,"result":{},"Method":"tools/call","params":{"name":"run_shell"}}',
    answers: [],
  },
  {
    name: 'METHOD in a notification',
    why: 'likewise',
    send: '{"jsonrpc":"2.0","method":"notifications/progress","METHOD":"tools/call","params":{"name":"run_shell"}}',
    answers: [],
  },
  ...['Path', 'PATH', 'path\\u0000'].map((path) => ({
    name: `path and ${path} in arguments`,
    why: 'a condition reads one, the server the other',
    send: inArguments(`{"path":"/srv/docs/a","${path}":"${secret}"}`),
    answers: ['1'],
  })),
  {
    name: 'argumentſ',
    why: 'ſ (U+017F) is an s to Go',
    send: inParams(`"name":"read_file","arguments":{"path":"/srv/docs/a"},"argumentſ":{"path":"${secret}"}`),
    answers: ['1'],
  },
];

const nameValues: readonly BypassCase[] = [
  ...['run_shell\\u0000', 'run_shell\\u0000.txt', 'run\\u0000_shell', 'run_\\ud800shell', '\\udfffrun_shell'].map((name) => ({
    name: `the tool ${name}`,
    why: 'a name that readers cut or change',
    send: inParams(`"name":"${name}"`),
    answers: ['1'],
  })),
  { name: 'the tool run\\u005fshell', why: 'an escape is the character', send: inParams('"name":"run\\u005fshell"'), answers: ['1'] },
  ...[' run_shell', 'run_shell ', 'run_shell\t', 'run_shell\n', '\u00a0run_shell', 'RUN_SHELL', 'Run_Shell', 'run_ſhell'].map((name) => ({
    name: `the tool ${JSON.stringify(name)}`,
    why: 'S-19: names match exactly, and one that the server does not list is not let through',
    send: call(1, name),
    answers: ['1'],
  })),
  ...['run_shell\u200b', 'ｒun_shell', 'run\ufeff_shell'].map((name) => ({
    name: `the tool ${JSON.stringify(name)}`,
    why: 'look-alikes and what is invisible',
    send: call(1, name),
    answers: ['1'],
  })),
];

const methodValues: readonly BypassCase[] = [
  'Tools/Call',
  'TOOLS/CALL',
  ' tools/call',
  'tools/call\n',
  'toolſ/call',
  'tools/call\u200b',
  'ｔools/call',
  'tools/call\0',
].map((method) => ({
  name: `the method ${JSON.stringify(method)}`,
  why: 'lax routers fold and trim names',
  send: request(1, method, { name: 'run_shell', arguments: {} }),
  answers: ['1'],
}));

const encoding: readonly BypassCase[] = [
  { name: 'a byte order mark', why: 'readers drop it', send: `\ufeff${shell()}`, answers: ['null'] },
  { name: 'a byte order mark inside', why: 'a blank to some', send: shell().replace('{', '{\ufeff'), answers: ['null'] },
  { name: 'UTF-16', why: 'a byte order mark decides', send: Buffer.from(`\ufeff${shell()}`, 'utf16le'), answers: ['null'] },
  {
    name: 'an invalid byte in the name',
    why: 'readers drop it',
    send: bytes('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_', 0xff, 'shell"}}'),
    answers: ['1'],
  },
  {
    name: 'an overlong underscore',
    why: 'readers decode it',
    send: bytes('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run', 0xc1, 0x9f, 'shell"}}'),
    answers: ['1'],
  },
  {
    name: 'overlong quotes',
    why: 'readers decode them: the text ends there',
    send: bytes(
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo',
      0xc0,
      0xa2,
      ',',
      0xc0,
      0xa2,
      'name',
      0xc0,
      0xa2,
      ':',
      0xc0,
      0xa2,
      'run_shell"}}',
    ),
    answers: ['1'],
  },
  {
    name: 'an invalid byte in a member name',
    why: 'readers drop it',
    send: bytes('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","na', 0xfe, 'me":"run_shell"}}'),
    answers: ['1'],
  },
  {
    name: 'an encoded surrogate',
    why: 'CESU-8: readers drop or pair it',
    send: bytes('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_', 0xed, 0xa0, 0x80, 'shell"}}'),
    answers: ['1'],
  },
  {
    name: 'a NUL between the tokens',
    why: 'blank or end to C',
    send: shell().replace('{', '{\0'),
    answers: ['null'],
  },
];

const boundaries: readonly BypassCase[] = [
  { name: 'after a message', why: 'readers that take values, not lines', send: `${fine()}${shell()}`, answers: ['null'] },
  { name: 'after a message and a blank', why: 'likewise', send: `${fine()} ${shell()}`, answers: ['null'] },
  { name: 'after a message and a NUL', why: 'NUL-separated JSON', send: `${fine()}\0${shell()}`, answers: ['null'] },
  { name: 'after a record separator', why: 'RFC 7464', send: `\x1e${shell()}`, answers: ['null'] },
  { name: 'after a header', why: 'LSP framing', send: `Content-Length: 99\r\n\r\n${shell()}`, answers: ['null', '1'] },
  { name: 'as an event', why: 'SSE framing', send: `data: ${shell()}`, answers: ['null'] },
  { name: 'after a guard', why: "readers that skip )]}'", send: `)]}'${shell()}`, answers: ['null'] },
  {
    name: 'between carriage returns',
    why: 'universal newlines',
    send: `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"echo","arguments":{"x":[\r${shell()}\r]}}}`,
    answers: ['2'],
  },
  { name: 'after a carriage return', why: 'universal newlines', send: `${fine()}\r${shell()}`, answers: ['null'] },
  { name: 'with a carriage return before LF only', why: 'CRLF is a line ending', send: `${shell()}\r`, answers: ['1'] },
  ...['\v', '\f', '\u0085', '\u2028'].map((mark) => ({
    name: `between two ${JSON.stringify(mark)}`,
    why: 'Python str.splitlines',
    send: `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"echo","arguments":{"x":[${mark}${shell()}${mark}]}}}`,
    answers: ['null'],
  })),
  { name: 'cut off', why: 'readers that complete it; minibridge forwarded it', send: shell().slice(0, -1), answers: ['null'] },
  { name: 'cut off in a batch', why: 'likewise', send: `[${shell()}`, answers: ['null'] },
  {
    name: 'over two lines',
    why: 'readers that take values, not lines',
    send: shell().replace(',"params"', ',\n"params"'),
    answers: ['null', 'null'],
  },
];

const json5: readonly BypassCase[] = [
  { name: 'single quotes', why: 'JSON5', send: shell().replaceAll('"', "'"), answers: ['null'] },
  { name: 'bare names', why: 'JSON5', send: '{jsonrpc:"2.0",id:1,method:"tools/call",params:{name:"run_shell"}}', answers: ['null'] },
  { name: 'a comment', why: 'JSON5', send: shell().replace('{', '{/* hello */'), answers: ['null'] },
  { name: 'a comma too many', why: 'JSON5', send: shell().replace('}}}', '},}}'), answers: ['null'] },
  { name: 'NaN', why: 'Python takes it', send: shell().replace('"id"}', '"id","n":NaN}'), answers: ['null'] },
  { name: 'a hexadecimal number', why: 'JSON5', send: shell().replace('"id"}', '"id","n":0x10}'), answers: ['null'] },
  {
    name: 'a raw tab in a name',
    why: 'lax readers take control characters',
    send: call(1, 'run_shell\t').replace('\\t', '\t'),
    answers: ['null'],
  },
];

const prototypes: readonly BypassCase[] = [
  {
    name: '__proto__ for params',
    why: 'merging readers inherit',
    send: '{"jsonrpc":"2.0","id":1,"method":"tools/call","__proto__":{"params":{"name":"run_shell"}}}',
    answers: ['1'],
  },
  {
    name: '__proto__ for the name',
    why: 'merging readers inherit',
    send: inParams('"__proto__":{"name":"run_shell"},"arguments":{}'),
    answers: ['1'],
  },
  {
    name: '__proto__ for the method',
    why: 'merging readers inherit',
    send: '{"jsonrpc":"2.0","id":1,"__proto__":{"method":"tools/call"},"params":{"name":"run_shell"}}',
    answers: ['1'],
  },
  {
    name: '__proto__ for the path',
    why: 'merging readers inherit',
    send: inArguments(`{"__proto__":{"path":"${secret}"}}`),
    answers: ['1'],
  },
];

const limits: readonly BypassCase[] = [
  {
    name: 'too deep',
    why: 'who gives up in the middle must not let it pass',
    send: call(1, 'run_shell', { deep: 'DEEP' }).replace('"DEEP"', '['.repeat(DEPTH) + ']'.repeat(DEPTH)),
    answers: ['1'],
  },
  { name: 'too long', why: 'likewise', send: call(1, 'run_shell', { long: 'x'.repeat(LINE_BYTES) }), answers: ['1'] },
  {
    name: 'after a line that is too long',
    why: 'the rest of that line is no message',
    send: `${call(1, 'echo', { long: 'x'.repeat(LINE_BYTES) })}\n${shell(2)}`,
    answers: ['1', '2'],
  },
  {
    name: 'in too large a batch',
    why: 'likewise',
    send: `[${Array.from({ length: 101 }, () => '{"jsonrpc":"2.0","method":"notifications/progress"}').join(',')},${shell()}]`,
    answers: ['null'],
  },
  {
    name: 'behind many members',
    why: 'an envelope that is cut off is not understood',
    send: `{${Array.from({ length: 100 }, (_, index) => `"x${index}":0,`).join('')}"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_shell"}}`,
    answers: ['null'],
  },
];

const methods: readonly BypassCase[] = [
  {
    name: 'S-3a: resources/read',
    why: 'seed looked at tools/call only',
    send: request(1, 'resources/read', { uri: 'file:///etc/passwd' }),
    answers: ['1'],
  },
  { name: 'S-3a: prompts/get', why: 'likewise', send: request(1, 'prompts/get', { name: 'p' }), answers: ['1'] },
  { name: 'a method that nobody knows', why: 'a method that no table knows acts', send: request(1, 'admin/erase'), answers: ['1'] },
  { name: 'a task’s result', why: 'the way round to what a call gives', send: request(1, 'tasks/result', { taskId: 't' }), answers: ['1'] },
  {
    name: 'augmented by a task',
    why: '2025-11-25: the same method with one more param',
    send: call(1, 'run_shell', {}, { task: { ttl: 1000 } }),
    answers: ['1'],
  },
  { name: 'in the stateless revision', why: '2026-07-28', send: call(1, 'run_shell', {}, modern), answers: ['1'] },
  {
    name: 'as the second round of a call',
    why: '2026-07-28: a retry with inputResponses is a call like any other',
    send: call(1, 'run_shell', {}, { ...modern, inputResponses: { a: { action: 'accept' } }, requestState: 's' }),
    answers: ['1'],
  },
  {
    name: 'as a subscription',
    why: 'resources/read in other clothes',
    send: request(1, 'resources/read', { uri: 'file:///etc/passwd', ...modern }),
    answers: ['1'],
  },
];

export const CLIENT_CASES: readonly BypassCase[] = [
  ...structure,
  ...ids,
  ...repeated,
  ...foldedNames,
  ...nameValues,
  ...methodValues,
  ...encoding,
  ...boundaries,
  ...json5,
  ...prototypes,
  ...limits,
  ...methods,
];
