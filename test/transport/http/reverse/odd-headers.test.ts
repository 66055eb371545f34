import { expect, test } from 'vitest';
import { bench } from '../../../pep/harness.js';
import { sendBytes } from '../raw.js';
import { answerJson, startUpstream } from '../upstream.js';
import { startReverse } from './harness.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const MARKED = `=?base64?${base64('run')}?=`;
const called = (name: string) =>
  `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"${name}","arguments":{},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}`;

interface Odd {
  readonly head?: readonly string[];
  readonly name?: string;
  readonly said?: string;
  readonly line?: string;
  readonly body?: string;
}

/** A call of 2026-07-28 with one thing about it that is odd: the status, and whether the server got it. Bytes are Latin-1. */
test.each<[string, Odd, number, boolean]>([
  ['nothing', {}, 200, true],
  ['the name in the Base64 form', { said: `=?base64?${base64('echo')}?=` }, 200, true],
  ['that form without its padding, which readers disagree on', { said: '=?base64?ZWNobw?=' }, 400, false],
  ['that form under a marker in capitals', { said: '=?BASE64?ZWNobw==?=' }, 400, false],
  ['the form of mails, for another tool', { said: `=?utf-8?B?${base64('run')}?=` }, 400, false],
  ['a tool that is called like a Base64 form, spelt plainly: the header says `run`', { name: MARKED, said: MARKED }, 400, false],
  ['the same, spelt as it must be', { name: MARKED, said: `=?base64?${base64(MARKED)}?=` }, 200, true],
  ['percent signs for letters', { said: '%65cho' }, 400, false],
  ['Latin-1', { name: 'ech\\u00f6', said: 'ech\xf6' }, 400, false],
  ['UTF-8 as it is', { name: 'ech\\u00f6', said: 'ech\xc3\xb6' }, 400, false],
  ['quotes', { said: '"echo"' }, 400, false],
  ['two, joined', { said: 'echo, run' }, 400, false],
  ['two, apart', { head: ['mcp-name: run'] }, 400, false],
  ['none', { said: '' }, 400, false],
  ['a method in capitals', { head: ['Mcp-Method: TOOLS/CALL'] }, 400, false],
  ['a Connection that takes away the type', { head: ['Connection: content-type'] }, 400, false],
  ['an expectation that nobody knows', { head: ['Expect: 200-ok'] }, 417, false],
  ['a change of protocol, which we do not make', { head: ['Upgrade: h2c', 'Connection: Upgrade'] }, 200, true],
  ['trailers', { head: ['TE: trailers', 'Trailer: mcp-name'] }, 200, true],
  ['another HTTP', { line: 'POST /mcp HTTP/1.2' }, 400, false],
  ['a method in small letters', { line: 'post /mcp HTTP/1.1' }, 400, false],
  ['a target with dots', { line: 'POST /x/../mcp HTTP/1.1' }, 404, false],
  ['a target with a parameter', { line: 'POST /mcp;x=/admin HTTP/1.1' }, 404, false],
  ['a target with a host', { line: 'POST http://localhost/mcp HTTP/1.1' }, 404, false],
  ['a query, which stays here', { line: 'POST /mcp?token=x HTTP/1.1' }, 200, true],
  ['UTF-16', { body: Buffer.from(called('echo'), 'utf16le').toString('latin1') }, 400, false],
  ['a byte order mark', { body: `\xef\xbb\xbf${called('echo')}` }, 400, false],
])('%s', async (_what, { head = [], name = 'echo', said = name, line = 'POST /mcp HTTP/1.1', body = called(name) }, status, arrives) => {
  const upstream = await startUpstream((response) => answerJson(response, '{"jsonrpc":"2.0","id":1,"result":{"content":[]}}'));
  const front = await startReverse(upstream.url, () => bench().session);
  const fields = [
    'Host: localhost',
    'Content-Type: application/json',
    'Accept: application/json, text/event-stream',
    'Connection: close',
    'MCP-Protocol-Version: 2026-07-28',
    ...(head.some((field) => field.startsWith('Mcp-Method:')) ? [] : ['Mcp-Method: tools/call']),
    `Mcp-Name: ${said}`,
    ...head,
    `Content-Length: ${body.length}`,
  ];
  const answer = await sendBytes(front.url, Buffer.from(`${line}\r\n${fields.join('\r\n')}\r\n\r\n${body}`, 'latin1'));
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(upstream.seen.map(({ url }) => url)).toEqual(arrives ? ['/server/mcp'] : []);
});
