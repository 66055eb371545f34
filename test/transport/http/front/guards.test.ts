import { describe, expect, test } from 'vitest';
import { createHostGuard } from '../../../../src/transport/http/front/host-guard.js';
import { refuseContent } from '../../../../src/transport/http/front/content.js';
import { accepts } from '../../../../src/transport/http/media-types.js';
import { refuseHeaders } from '../../../../src/transport/http/front/singular-headers.js';

describe('Host', () => {
  const guard = createHostGuard(['mcp.example', 'proxy.example:8443'], []);
  test.each([
    ['127.0.0.1:8080', true, 'loopback'],
    ['LOCALHOST', true, 'any letter case, any port'],
    ['[::1]:9', true, 'loopback, IPv6'],
    ['192.0.2.7:8080', true, 'the address that it arrived at'],
    ['192.0.2.8:8080', false, 'another address'],
    ['mcp.example', true, 'allowed by name'],
    ['mcp.example:1234', true, 'allowed by name, any port'],
    ['proxy.example:8443', true, 'allowed with its port'],
    ['proxy.example', false, 'another port'],
    ['evil.example', false, 'a name that was made to resolve to us'],
    ['127.0.0.1.evil.example', false, 'only begins like ours'],
    ['localhost@evil.example', false, 'no host'],
    ['localhost:8080,evil.example', false, 'two of them'],
    ['', false, 'empty'],
    [undefined, false, 'none'],
  ])('%s: %s (%s)', (host, passes, _why) => {
    expect(guard.refuse(host, undefined, { localAddress: '192.0.2.7' })?.status).toBe(passes ? undefined : 403);
  });

  test.each([
    ['[fe80::1]:8080', true, 'as clients say it'],
    ['[fe80::2]:8080', false, 'another address'],
    ['[fe80::1%25eth0]', false, 'no Host has a zone'],
  ])('a link-local address that was arrived at over an interface: %s, %s (%s)', (host, passes, _why) => {
    expect(guard.refuse(host, undefined, { localAddress: 'fe80::1%eth0' })?.status).toBe(passes ? undefined : 403);
  });

  test('an IPv4 address on a dual-stack socket is itself', () => {
    expect(guard.refuse('192.0.2.9:1', undefined, { localAddress: '::ffff:192.0.2.9' })).toBeUndefined();
  });
});

describe('Origin', () => {
  const guard = createHostGuard(['mcp.example'], ['https://tool.example']);
  test.each([
    [undefined, 'localhost', true, 'no page'],
    ['http://localhost:6274', 'localhost:8080', true, "a page of this machine's, to loopback"],
    ['http://127.0.0.1', 'localhost', true, 'the same by another name'],
    ['http://localhost:6274', 'mcp.example', false, "a page of somebody's machine, to a public name"],
    ['https://tool.example', 'mcp.example', true, 'allowed'],
    ['https://tool.example', 'localhost', true, 'allowed'],
    ['http://tool.example', 'localhost', false, 'another scheme'],
    ['https://evil.example', 'localhost', false, 'a foreign page'],
    ['null', 'localhost', false, 'a sandboxed page or a file'],
    ['http://localhost.evil.example', 'localhost', false, 'only begins like ours'],
    ['file://localhost', 'localhost', false, 'no page of a server'],
    ['', 'localhost', false, 'empty'],
  ])('%s at %s: %s (%s)', (origin, host, passes, _why) => {
    expect(guard.refuse(host, origin, { localAddress: '127.0.0.1' })?.status).toBe(passes ? undefined : 403);
  });
});

describe('headers that can be read in two ways', () => {
  test.each([
    [['Host', 'a', 'Accept', 'x', 'Accept', 'y'], undefined, 'a list may be cut into several'],
    [['Host', 'a', 'host', 'b'], 400, 'two hosts'],
    [['Mcp-Session-Id', 'a', 'mcp-session-id', 'a'], 400, 'two sessions'],
    [['Mcp-Param-Region', 'a', 'MCP-PARAM-REGION', 'b'], 400, 'two values of an argument'],
    [['Mcp-Param-a_b', 'a', 'Mcp-Param-c-d', 'b'], undefined, 'two arguments'],
    [['Mcp-Param-a_b', 'a', 'Mcp-Param-a-b', 'b'], 400, 'one argument to servers behind CGI, and only one of them is compared'],
    [['Mcp-Param-Region', 'a', 'Mcp_Param_Region', 'b'], 400, 'the same, and no name of an argument'],
    [['mcp_param-region', 'a'], 400, 'an argument to servers behind CGI alone'],
    [['Mcp_Session_Id', 'a'], 400, 'a session id to servers behind CGI alone'],
    [['Connection', 'close, Mcp-Session-Id', 'Mcp-Session-Id', 'a'], 400, 'a session that would end here'],
    [['Connection', 'mcp-param-region'], 400, 'an argument that would end here'],
    [['Connection', 'keep-alive, X-Hop'], undefined, 'of the connection, as it may be'],
    [['X_Whatever', 'a'], undefined, 'nothing that anybody here acts on'],
  ])('%j: %s (%s)', (raw, status, _why) => {
    expect(refuseHeaders(raw)?.status).toBe(status);
  });
});

describe('content', () => {
  test.each([
    [{ 'content-type': 'application/json' }, true, 'JSON'],
    [{ 'content-type': 'Application/JSON; charset="UTF-8"' }, true, 'any letter case, parameters'],
    [{ 'content-type': 'application/json; charset=utf-16' }, false, 'other bytes than we read'],
    [{ 'content-type': 'application/json; charset=us-ascii' }, false, 'some readers drop the eighth bit'],
    [{ 'content-type': 'application/json; charset=utf-8; charset=utf-7' }, false, 'of two some take the last'],
    [{ 'content-type': 'application/json; charset=utf-8; Charset=utf-8' }, false, 'two, whatever they say'],
    [{ 'content-type': 'application/json; x="; charset=utf-8"; charset=utf-7' }, false, 'the first is within a text'],
    [{ 'content-type': 'application/json; x="; charset=utf-7"' }, false, 'some look into texts'],
    [{ 'content-type': "application/json; charset*=utf-7''" }, false, 'the extended form'],
    [{ 'content-type': 'application/json; charset="utf\\-7"' }, false, 'an escape in a quoted value'],
    [{ 'content-type': 'application/json; charset=utf-8x' }, false, 'only begins like it'],
    [{ 'content-type': 'application/json; charset=utf-8; profile="x"' }, true, 'other parameters'],
    [{ 'content-type': 'text/plain' }, false, 'a page may send it unasked'],
    [{ 'content-type': 'text/plain; application/json' }, false, 'only looks like it'],
    [{}, false, 'nothing stated'],
    [{ 'content-type': 'application/json', 'content-encoding': 'gzip' }, false, 'compressed'],
    [{ 'content-type': 'application/json', 'content-encoding': 'identity' }, true, 'not compressed'],
  ])('%j: %s (%s)', (headers, passes, _why) => {
    expect(refuseContent(headers)?.status).toBe(passes ? undefined : 415);
  });

  test.each([
    ['application/json, text/event-stream', true, 'listed'],
    ['application/json', false, 'not listed'],
    ['text/*', true, 'a range'],
    ['*/*;q=0.1', true, 'anything'],
    ['text/event-stream;q=0', false, 'refused'],
    [undefined, true, 'nothing stated is anything'],
  ])('Accept %s takes an event stream: %s (%s)', (accept, taken, _why) => {
    expect(accepts(accept, 'text/event-stream')).toBe(taken);
  });
});
