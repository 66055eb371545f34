import * as fc from '../properties.js';
import type { HostileLine } from './hostile-lines.js';

/** Headers of a POST, a line each, and its body. */
interface Post {
  readonly head: readonly string[];
  readonly body: string;
}

type Trick = (post: Post, n: number) => Post;

const REVISIONS = ['2025-03-26', '2025-11-25', '2026-07-28', '2024-11-05', '2099-01-01', '2026-07-28, 2025-03-26', ''] as const;
const NAMES = [
  'echo',
  'run_shell',
  'summary',
  'secret_plan',
  'file:///srv/docs/a',
  '=?base64?ZWNobw==?=',
  '=?base64?cnVuX3NoZWxs?=',
  'echo, run_shell',
  'ech\xf6',
  '',
] as const;
const METHODS = ['tools/call', 'prompts/get', 'resources/read', 'ping', 'Tools/Call', 'tools/call, ping', ''] as const;
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
const without = (head: readonly string[], name: string) => head.filter((line) => !line.toLowerCase().startsWith(`${name}:`));
const replaced =
  (name: string, values: readonly string[]): Trick =>
  ({ head, body }, n) => ({ head: [...without(head, name), `${name}: ${pick(values, n)}`], body });
const more =
  (lines: readonly string[]): Trick =>
  ({ head, body }, n) => ({ head: n % 2 === 0 ? [...head, pick(lines, n)] : [pick(lines, n), ...head], body });
const hex = (length: number) => length.toString(16);
/** Somebody's request, hidden in the bytes of another. */
const inner = (body: string) =>
  `POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\naccept: application/json, text/event-stream\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

const TRICKS: Readonly<Record<string, Trick>> = {
  revision: replaced('mcp-protocol-version', REVISIONS),
  'another name': replaced('mcp-name', NAMES),
  'another method': replaced('mcp-method', METHODS),
  'a session less': ({ head, body }) => ({ head: without(head, 'mcp-session-id'), body }),
  'one more': more([
    'Mcp-Name: echo',
    'Mcp-Method: ping',
    'MCP_Name: run_shell',
    'mcp-session-id: x',
    'Mcp-Param-name: echo',
    'MCP-PROTOCOL-VERSION: 2025-03-26',
    'Host: evil',
    'x-http-method-override: GET',
    'content-encoding: gzip',
    'expect: 100-continue',
    'connection: close, mcp-name',
    'origin: http://evil.example',
    'content-type: text/plain',
  ]),
  'a space before the colon': ({ head, body }, n) => ({
    head: head.map((line, at) => (at === n % head.length ? line.replace(':', ' :') : line)),
    body,
  }),
  'a line folded': ({ head, body }, n) => ({
    head: head.map((line, at) => (at === n % head.length ? line.replace(': ', ':\r\n ') : line)),
    body,
  }),
  'a tab': ({ head, body }, n) => ({ head: head.map((line, at) => (at === n % head.length ? line.replace(': ', ':\t') : line)), body }),
  'a NUL': ({ head, body }, n) => ({ head: head.map((line, at) => (at === n % head.length ? `${line}\0` : line)), body }),
  'bare line feeds': ({ head, body }) => ({ head: [head.join('\n')], body }),
  'a carriage return alone': ({ head, body }) => ({ head: [...head.slice(0, -1), `${head.at(-1) ?? ''}\rmcp-name: echo`], body }),
  chunked: ({ head, body }) => ({
    head: [...without(head, 'content-length'), 'transfer-encoding: chunked'],
    body: `${hex(body.length)}\r\n${body}\r\n0\r\n\r\n`,
  }),
  'chunked, with trailers': ({ head, body }) => ({
    head: [...without(head, 'content-length'), 'transfer-encoding: chunked', 'trailer: mcp-name'],
    body: `${hex(body.length)};a=b\r\n${body}\r\n0\r\nMcp-Name: echo\r\nMcp-Session-Id: x\r\n\r\n`,
  }),
  'both lengths': ({ head, body }) => ({
    head: [...head, 'transfer-encoding: chunked'],
    body: `${hex(body.length)}\r\n${body}\r\n0\r\n\r\n`,
  }),
  'an odd coding': ({ head, body }, n) => ({
    head: [
      ...head,
      `transfer-encoding: ${pick(['xchunked', 'identity', 'chunked, identity', 'gzip, chunked', '\tchunked', 'chunked\r\ntransfer-encoding: chunked'], n)}`,
    ],
    body: `${hex(body.length)}\r\n${body}\r\n0\r\n\r\n`,
  }),
  'two lengths': ({ head, body }, n) => ({ head: [...head, `content-length: ${pick(['1', '+9', '0x10', '9, 9', ' 9'], n)}`], body }),
  'a request in what is behind it': ({ head, body }) => ({ head: without(head, 'connection'), body: `${body}${inner(body)}` }),
  'a request in a body cut short': ({ head, body }) => ({
    head: [...without(without(head, 'connection'), 'content-length'), 'content-length: 1'],
    body: `{${inner(body)}`,
  }),
};
/** These change nothing that anybody reads. */
const HARMLESS: Readonly<Record<string, Trick>> = {
  none: (post) => post,
  'other letters': ({ head, body }) => ({ head: head.map((line) => line.replace(/^[^:]+/, (name) => name.toUpperCase())), body }),
  'another order': ({ head, body }) => ({ head: head.toReversed(), body }),
  // Behind a length Node reads no tab, which RFC 9110 allows.
  'blanks around': ({ head, body }) => ({
    head: head.map((line) => `${line.replace(': ', ':  ')}${line.startsWith('content-length:') ? '  ' : ' \t'}`),
    body,
  }),
  'a coding': ({ head, body }) => ({
    head: [...without(head, 'content-length'), 'Transfer-Encoding: chunked'],
    body: `1\r\n${body.slice(0, 1)}\r\n${hex(body.length - 1)}\r\n${body.slice(1)}\r\n0\r\n\r\n`,
  }),
};

/** What the headers repeat of a message of 2026-07-28. */
const NAMED_BY: Readonly<Record<string, string>> = { 'tools/call': 'name', 'prompts/get': 'name', 'resources/read': 'uri' };
function headersOf(line: string, session: string): readonly string[] {
  if (!line.includes('2026-07-28')) return [`mcp-session-id: ${session}`];
  const method = /"method":[ \t]*"([^"]*)"/.exec(line)?.[1] ?? '';
  const name = new RegExp(`"params":[ \\t]*\\{[ \\t]*"${NAMED_BY[method] ?? '-'}":[ \\t]*"([^"]*)"`).exec(line)?.[1];
  return ['mcp-protocol-version: 2026-07-28', `mcp-method: ${method}`, ...(name === undefined ? [] : [`mcp-name: ${name}`])];
}

/** As it is sent. `n` is where it is cut in pieces. */
function written({ head, body }: Post, cuts: readonly number[]): readonly Buffer[] {
  const bytes = Buffer.from(`POST /mcp HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
  const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

/** A line's POST: of hostile ones up to two tricks are played on the headers and on how the body is framed. */
export function postOf(
  { bytes, legal }: HostileLine,
  to: { readonly session: string; readonly host: string },
): fc.Arbitrary<readonly Buffer[]> {
  const from = legal ? HARMLESS : TRICKS;
  const played = fc.array(fc.tuple(fc.constantFrom(...Object.keys(from)), fc.nat({ max: 1000 })), { maxLength: legal ? 1 : 2 });
  const body = bytes;
  const head = [
    `host: ${to.host}`,
    'content-type: application/json',
    'accept: application/json, text/event-stream',
    `content-length: ${body.length}`,
    'connection: close',
    ...headersOf(body, to.session),
  ];
  return fc.tuple(played, fc.array(fc.nat({ max: body.length + 300 }), { maxLength: 3 })).map(([tricks, cuts]) =>
    written(
      tricks.reduce<Post>((post, [name, n]) => from[name]?.(post, n) ?? post, { head, body }),
      cuts,
    ),
  );
}
