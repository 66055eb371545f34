import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { classify } from '../../src/protocol/classify.js';
import { headerParams } from '../../src/protocol/http/header-params.js';
import { decodeHeaderValue, encodeHeaderValue } from '../../src/protocol/http/header-value.js';
import { compareHeaders, requestHeaders, unsupportedVersion, type HeaderFields } from '../../src/protocol/http/http-headers.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import * as fc from '../properties.js';
import { comparisons, decodings, encodings, golden, invalidSchemas, schema } from './http-headers.cases.js';

const schemaOf = (tool: string) => (tool === 'execute_sql' ? schema : undefined);

function read(message: JsonObject) {
  const classified = classify(Buffer.from(JSON.stringify(message)));
  if (classified.kind !== 'request' && classified.kind !== 'notification') throw new Error(`no message of a client: ${classified.kind}`);
  return classified;
}

function lowerCase(headers: Readonly<Record<string, string>>): HeaderFields {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

describe('values', () => {
  test.each(encodings)('%j is written %s, and read back', (value, header) => {
    expect(encodeHeaderValue(value)).toBe(header);
    expect(decodeHeaderValue(header)).toBe(value);
  });

  test.each(decodings)('%j is read as %j: %s', (header, value, _reason) => expect(decodeHeaderValue(header)).toBe(value));

  test('every text survives a header of node:http, and can end none', async () => {
    const server = createServer((incoming, response) => response.end(JSON.stringify(incoming.headers['mcp-name'])));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const echo = (value: string) =>
      new Promise<string>((resolve, reject) => {
        request({ port, host: '127.0.0.1', headers: { 'Mcp-Name': value } }, (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(JSON.parse(text) as string));
        })
          .on('error', reject)
          .end();
      });
    try {
      const texts = fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary-ascii' }),
        fc.constantFrom('', '=?base64??=', '\r\n'),
      );
      await fc.assert(
        fc.asyncProperty(texts, async (text) => {
          expect(decodeHeaderValue(await echo(encodeHeaderValue(text)))).toBe(text);
        }),
        { numRuns: 100 },
      );
    } finally {
      server.close();
    }
  });
});

describe('x-mcp-header', () => {
  test.each(invalidSchemas)('a schema with %s is no schema for HTTP', (_reason, invalid) =>
    expect(headerParams(invalid).problem).toBeTypeOf('string'),
  );

  test('of a bad schema only what is well defined is compared', () => {
    const { params, problem } = headerParams({
      type: 'object',
      properties: { a: { type: 'string', 'x-mcp-header': 'A' }, b: { type: 'string', 'x-mcp-header': 'B\r\nX: y' } },
    });
    expect(params).toEqual([{ header: 'A', path: ['a'], numeric: false }]);
    expect(problem).toContain('`b`');
  });

  test('a good schema has no problem', () => expect(headerParams(schema)).toMatchObject({ problem: undefined, params: { length: 6 } }));
});

describe('the headers of a request', () => {
  test.each(golden)('$name', ({ message, headers }) => {
    expect(lowerCase(requestHeaders(read(message), schemaOf))).toEqual(headers);
    expect(compareHeaders(read(message), headers, schemaOf)).toBeUndefined();
  });

  test('whatever a client asks, its own headers agree with it', () => {
    const args = fc.dictionary(fc.constantFrom('region', 'count', 'ratio', 'dry', 'where', 'other'), fc.jsonValue());
    fc.assert(
      fc.property(args, (drawn) => {
        const message = {
          ...golden[3]?.message,
          params: { ...(golden[3]?.message['params'] as JsonObject), arguments: drawn as JsonObject },
        };
        const asked = read(message);
        expect(compareHeaders(asked, lowerCase(requestHeaders(asked, schemaOf)), schemaOf)).toBeUndefined();
      }),
    );
  });
});

describe('headers against the body', () => {
  test.each(comparisons)('$name', ({ message, headers, refused }) => {
    const problem = compareHeaders(read(message), headers, schemaOf);
    if (refused === undefined) expect(problem).toBeUndefined();
    else if (refused === 'missing_version') expect(problem?.code).toBe('missing_version');
    else expect(problem).toMatchObject({ code: 'header_mismatch', message: expect.stringContaining(`: ${refused} header `) as unknown });
  });

  test('an unsupported version is answered with those that are', () => {
    expect(unsupportedVersion('1900-01-01', ['2026-07-28'])).toEqual({
      code: -32022,
      message: 'Unsupported protocol version',
      data: { supported: ['2026-07-28'], requested: '1900-01-01' },
    });
  });
});
