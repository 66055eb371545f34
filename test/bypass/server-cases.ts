import { DEPTH, LINE_BYTES } from './guarded.js';

/** One way in which a forbidden ask of a server might reach its client. */
export interface AskCase {
  readonly name: string;
  readonly why: string;
  /** Lines of a server, without the last ending. */
  readonly says: string | Buffer;
  /** `PAD` in it is that many bytes when it is said. */
  readonly pad?: number;
  /** What the client gets of it, to the byte; default nothing. */
  readonly forwards?: string;
  /** The ids of what the server gets back; default none. */
  readonly answers?: readonly string[];
}

const params = { messages: [{ role: 'user', content: { type: 'text', text: 'hi' } }], maxTokens: 10 };
const ask = (id: unknown = 1, method = 'sampling/createMessage') => JSON.stringify({ jsonrpc: '2.0', id, method, params });
const roots = '{"jsonrpc":"2.0","id":2,"method":"roots/list"}';
const note = '{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":1}}';
const rest = `"params":${JSON.stringify(params)}}`;

export const SERVER_CASES: readonly AskCase[] = [
  { name: 'plain', why: 'S-3a: seed never looked at this direction', says: ask(), answers: ['1'] },
  { name: 'an elicitation', why: 'likewise', says: ask(1, 'elicitation/create'), answers: ['1'] },
  { name: 'in a batch', why: 'S-30, the other way', says: `[${roots},${ask()}]`, forwards: `[${roots}]\n`, answers: ['1'] },
  { name: 'in a batch in a batch', why: 'a reader that flattens', says: `[${note},[${ask()}]]`, forwards: `[${note}]\n` },
  { name: 'as a notification', why: 'clients act on some', says: `{"jsonrpc":"2.0","method":"sampling/createMessage",${rest}` },
  { name: 'with an id of null', why: 'a request all the same', says: ask(null), answers: ['null'] },
  { name: 'with a result', why: 'a response to some', says: `${ask().slice(0, -1)},"result":{}}`, answers: ['1'] },
  {
    name: 'two methods',
    why: 'ping or ask',
    says: `{"jsonrpc":"2.0","id":1,"method":"ping","method":"sampling/createMessage",${rest}`,
    answers: ['1'],
  },
  {
    name: 'Method beside method',
    why: 'CVE-2026-27896',
    says: `{"jsonrpc":"2.0","id":1,"method":"ping","Method":"sampling/createMessage",${rest}`,
    answers: ['1'],
  },
  {
    name: 'Method alone, with a result',
    why: 'a response to us',
    says: `{"jsonrpc":"2.0","id":1,"result":{},"Method":"sampling/createMessage",${rest}`,
  },
  {
    name: 'a method with a NUL',
    why: 'C strings',
    says: `{"jsonrpc":"2.0","id":1,"method":"sampling/createMessage\\u0000",${rest}`,
    answers: ['1'],
  },
  { name: 'a method in another letter case', why: 'lax routers fold names', says: ask(1, 'Sampling/CreateMessage'), answers: ['1'] },
  { name: 'an escaped method', why: 'an escape is the character', says: ask().replace('sampling/', 'sampl\\u0069ng\\/'), answers: ['1'] },
  {
    name: '__proto__ for the method',
    why: 'merging readers inherit',
    says: `{"jsonrpc":"2.0","id":1,"__proto__":{"method":"sampling/createMessage"},${rest}`,
    answers: ['1'],
  },
  { name: 'after a byte order mark', why: 'readers drop it', says: `\ufeff${ask()}` },
  {
    name: 'with an invalid byte',
    why: 'readers drop it',
    says: Buffer.from(ask().replace('sampling', 'sam\xffpling'), 'latin1'),
    answers: ['1'],
  },
  { name: 'after a message', why: 'readers that take values, not lines', says: `${note}${ask()}` },
  {
    name: 'between carriage returns',
    why: 'universal newlines',
    says: `{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":[\r${ask()}\r]}}`,
  },
  { name: 'after a log line’s text', why: 'readers that look for the first brace', says: `[info] ${ask()}` },
  { name: 'cut off', why: 'readers that complete it', says: ask().slice(0, -1) },
  { name: 'over two lines', why: 'readers that take values, not lines', says: ask().replace(',"params"', ',\n"params"') },
  { name: 'as people write JSON', why: 'JSON5', says: ask().replaceAll('"', "'") },
  {
    name: 'too deep',
    why: 'who gives up must not let it pass',
    says: ask()
      .replace('[{', `${'['.repeat(DEPTH)}{`)
      .replace('}}]', `}}${']'.repeat(DEPTH)}`),
    answers: ['1'],
  },
  { name: 'too long', why: 'likewise', says: ask().replace('hi', 'PAD'), pad: LINE_BYTES, answers: ['1'] },
];

/** One way in which a server might ask inside a result (2026-07-28, multi round-trip requests). `result` answers a stateless tools/call. */
export interface InputCase {
  readonly name: string;
  readonly why: string;
  readonly result: string;
}

const inputs = JSON.stringify({ a: { method: 'sampling/createMessage', params } });

export const INPUT_CASES: readonly InputCase[] = [
  { name: 'plain', why: 'the request that it is', result: `{"resultType":"input_required","inputRequests":${inputs}}` },
  {
    name: 'beside an allowed one',
    why: 'each is decided',
    result: `{"resultType":"input_required","inputRequests":{"r":{"method":"roots/list"},${inputs.slice(1)}}`,
  },
  { name: 'without a result type', why: 'who looks at the member only', result: `{"inputRequests":${inputs}}` },
  { name: 'in a complete result', why: 'likewise', result: `{"resultType":"complete","content":[],"inputRequests":${inputs}}` },
  { name: 'an escaped name', why: 'an escape is the character', result: `{"resultType":"input_required","input\\u0052equests":${inputs}}` },
  { name: 'two of them', why: 'first or last', result: `{"resultType":"input_required","inputRequests":{},"inputRequests":${inputs}}` },
  {
    name: 'the second harmless',
    why: 'last or first',
    result: `{"resultType":"input_required","inputRequests":${inputs},"inputRequests":{}}`,
  },
  { name: 'another letter case', why: 'CVE-2026-27896 in a client', result: `{"resultType":"input_required","InputRequests":${inputs}}` },
  { name: 'a long s', why: 'CVE-2026-27896 in a client', result: `{"resultType":"input_required","inputRequeſts":${inputs}}` },
  {
    name: 'another letter case beside the right one',
    why: 'likewise',
    result: `{"resultType":"input_required","inputRequests":{},"INPUTREQUESTS":${inputs}}`,
  },
  { name: 'a name with a NUL', why: 'C strings', result: `{"resultType":"input_required","inputRequests\\u0000":${inputs}}` },
  {
    name: 'Method in an ask',
    why: 'CVE-2026-27896 in a client',
    result: `{"resultType":"input_required","inputRequests":{"a":{"method":"roots/list","Method":"sampling/createMessage"}}}`,
  },
  {
    name: 'two methods in an ask',
    why: 'first or last',
    result: `{"resultType":"input_required","inputRequests":{"a":{"method":"roots/list","method":"sampling/createMessage"}}}`,
  },
  {
    name: 'in an array',
    why: 'a map to us, a list to somebody',
    result: `{"resultType":"input_required","inputRequests":[{"method":"sampling/createMessage"}]}`,
  },
  { name: 'as text', why: 'JSON in a string', result: `{"resultType":"input_required","inputRequests":${JSON.stringify(inputs)}}` },
];

/** A tool that the policy hides, shown all the same. `result` answers a tools/list. */
export const LIST_CASES: readonly InputCase[] = [
  { name: 'plain', why: 'it is left out', result: '{"tools":[{"name":"echo"},{"name":"run_shell"}]}' },
  { name: 'in a second list', why: 'first or last', result: '{"tools":[{"name":"echo"}],"tools":[{"name":"run_shell"}]}' },
  {
    name: 'in a list of another letter case',
    why: 'CVE-2026-27896 in a client',
    result: '{"tools":[{"name":"echo"}],"Tools":[{"name":"run_shell"}]}',
  },
  { name: 'by a second name', why: 'first or last', result: '{"tools":[{"name":"echo","name":"run_shell"}]}' },
  { name: 'by a name of another letter case', why: 'CVE-2026-27896 in a client', result: '{"tools":[{"name":"echo","Name":"run_shell"}]}' },
  { name: 'by an escaped name', why: 'an escape is the character', result: '{"tools":[{"name":"run\\u005fshell"}]}' },
  { name: 'twice', why: 'both are left out', result: '{"tools":[{"name":"run_shell"},{"name":"echo"},{"name":"run_shell"}]}' },
];
