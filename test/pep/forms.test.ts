import { describe, expect, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { bench, call, request } from './harness.js';
import { standardPolicy } from './standard-policy.js';

const META = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } };
const TOKEN = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
const FORM = { message: 'Where to?', requestedSchema: { type: 'object', properties: {} } };

const standard = standardPolicy();

/** MCP, elicitation: servers must not ask for credentials by a form, but have a person visit a page for it. */
describe('what a person types into a form of a server', () => {
  const legacy = (content: object) => {
    const at = bench({ inspector: createInspector() });
    at.use(standard());
    at.server(request(1, 'elicitation/create', FORM));
    return { at, sent: at.client({ jsonrpc: '2.0', id: 1, result: { action: 'accept', content } }).toServer.join('') };
  };
  const modern = (content: object) => {
    const at = bench({ inspector: createInspector() });
    at.use(standard());
    return {
      at,
      sent: at.client(call(1, 'book', {}, { ...META, inputResponses: { 'a/b': { action: 'accept', content } } })).toServer.join(''),
    };
  };

  test.each<[string, object]>([
    ['a token under its name', { token: TOKEN }],
    ['an API key under its name', { api_key: TOKEN }],
    ['a credential of no shape under its name', { clientSecret: 'Xy7kQ2mPz9RtL4vW' }],
    ['a password as rules want one', { password: 'Tr0ub4dor&3xyz' }],
    ['a token under another name', { note: `mine is ${TOKEN}` }],
    ['a card', { card: '4111 1111 1111 1111' }],
  ])('%s does not reach the server', (_what, content) => {
    for (const answered of [legacy, modern]) {
      const { at, sent } = answered(content);
      for (const said of Object.values(content) as string[]) expect(sent).not.toContain(said);
      expect(at.evaluations().at(-1)).toMatchObject({ decision: 'deny' });
    }
  });

  test.each<[string, object]>([
    ['a name and a day', { name: 'Kim', day: 'Tuesday' }],
    ['a code that was sent to a telephone', { code: '482913', otp: '482913', pin: '4829' }],
    ['a word under a name of a credential', { token: 'yes', password: 'none' }],
    ['a mail address', { email: 'kim@example.com' }],
    ['the id of a ticket', { key: 'PROJ-1234' }],
  ])('%s does', (_what, content) => {
    for (const answered of [legacy, modern]) {
      for (const said of Object.values(content) as string[]) expect(answered(content).sent).toContain(said);
    }
  });

  test('what the form said is remembered as nothing else: the same is noted where a tool asks for it', () => {
    const at = bench({ inspector: createInspector() });
    at.use(standard());
    const args = { token: TOKEN };
    const inputResponses = { q: { action: 'accept', content: args } };
    expect(at.client(call(1, 'login', args, META)).toServer).toHaveLength(1);
    expect(at.client(call(2, 'login', args, { ...META, inputResponses })).toServer).toEqual([]);
    expect(at.client(call(3, 'login', args, META)).toServer).toHaveLength(1);
  });
});
