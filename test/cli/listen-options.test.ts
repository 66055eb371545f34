import { describe, expect, test } from 'vitest';
import { parseHeaders } from '../../src/config/header-option.js';
import { parseListenAddress } from '../../src/config/listen-address.js';
import { parseProtectOptions } from '../../src/config/parse-protect-options.js';
import { UserError } from '../../src/errors/exit.js';
import { isLoopback } from '../../src/protocol/http/loopback.js';

describe('--listen', () => {
  test.each([
    ['8080', { host: '127.0.0.1', port: 8080, path: '/mcp' }, 'a port alone is this machine only'],
    ['127.0.0.1:8080', { host: '127.0.0.1', port: 8080, path: '/mcp' }, 'as the design writes it'],
    ['localhost:0/tools', { host: 'localhost', port: 0, path: '/tools' }, 'a free port, another path'],
    ['[::1]:8080', { host: '::1', port: 8080, path: '/mcp' }, 'IPv6 in brackets'],
    ['0.0.0.0:80/', { host: '0.0.0.0', port: 80, path: '/' }, 'every address, the root'],
  ])('%s', (text, address, _reason) => {
    expect(parseListenAddress(text)).toEqual(address);
  });

  test.each(['', 'localhost', ':8080', '127.0.0.1:65536', '::1:8080', '8080?x', '8080/a%2f', 'http://127.0.0.1:8080/mcp', '8080 '])(
    '%j is refused with the form',
    (text) => {
      expect(() => parseListenAddress(text)).toThrow(UserError);
    },
  );

  test.each([
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['127.0.0.1.evil.example', false],
    ['::', false],
    ['192.168.0.1', false],
  ])('is %s only this machine? %s', (host, only) => {
    expect(isLoopback(host)).toBe(only);
  });
});

describe('--header', () => {
  test('names in lower case, secrets from the environment', () => {
    expect(parseHeaders(['Authorization: Bearer ${T}', 'X-Team:  blue '], { T: 's3cret' })).toEqual({
      authorization: 'Bearer s3cret',
      'x-team': 'blue',
    });
  });

  test.each([
    [['Authorization'], /name: value/, 'no colon'],
    [['Bad Name: x'], /name: value/, 'a blank in the name'],
    [['Host: evil'], /written by the protocol/, 'decides where the request goes'],
    [['Mcp-Session-Id: 1'], /written by the protocol/, 'the session is ours to keep'],
    [['Transfer-Encoding: chunked'], /written by the protocol/, 'smuggling'],
    [['X: 1', 'x: 2'], /given twice/, 'two readers, two values'],
    [['X: ${NOT_SET}'], /NOT_SET/, 'an empty token is no token'],
    [['X: ${LINES}'], /line break/, 'a header of one’s own'],
  ])('%j is refused (%s, %s)', (texts, message, _reason) => {
    const run = () => parseHeaders(texts, { LINES: 'a\r\nHost: evil' });
    expect(run).toThrow(UserError);
    expect(run).toThrow(message);
    expect(run).not.toThrow(/evil/);
  });
});

describe('protect', () => {
  const parse = (argv: readonly string[], env: Record<string, string> = {}) => parseProtectOptions(argv, env);

  test('over HTTP', () => {
    const argv = [
      '--listen=9000',
      '--sessions',
      'shared',
      '--allowed-host=mcp.example',
      '--allowed-host=b.example',
      '--session-idle=5',
      's',
    ];
    expect(parse(argv, { AGENTMESH_LISTEN_TOKEN: 'x' })).toMatchObject({
      listen: {
        host: '127.0.0.1',
        port: 9000,
        path: '/mcp',
        token: 'x',
        sessions: 'shared',
        allowedHosts: ['mcp.example', 'b.example'],
        sessionIdleMinutes: 5,
      },
      command: ['s'],
    });
  });

  test.each([
    [['--sessions=shared', 's'], /--sessions.*--listen/],
    [['--max-sessions=3', 's'], /--max-sessions.*--listen/],
    [['--listen=9000', '--sessions=private', 's'], /isolated/],
    [['--listen=9000', '--max-sessions=0', 's'], /whole number/],
    [['--listen=nowhere', 's'], /--listen.*no address/],
  ])('%j is refused', (argv, message) => {
    expect(() => parse(argv)).toThrow(message);
  });
});
