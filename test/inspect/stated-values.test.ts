import { describe, expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { isListed } from '../../src/inspect/roles/listed-values.js';
import { pathArguments } from '../../src/inspect/roles/path-arguments.js';
import type { Role } from '../../src/inspect/roles/roles.js';
import { argumentFacts } from '../../src/pip/facts/argument-facts.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';

const inspector = createInspector();

interface Around {
  readonly schema?: JsonObject;
  readonly pathArguments?: readonly string[];
  readonly roles?: Readonly<Record<string, Role>>;
}

const found = (value: JsonValue, { schema, pathArguments: names = [], roles }: Around) => {
  const seen = inspector.inspect({
    surface: 'arguments',
    method: 'tools/call',
    tool: 'run_query',
    value,
    root: '/arguments',
    pathArguments: names,
    ...(schema === undefined ? {} : { schema }),
    ...(roles === undefined ? {} : { roles: new Map(Object.entries(roles)) }),
  });
  expect(seen.complete).toBe(true);
  return [...new Set(seen.findings.map(({ detector, path }) => `${detector} ${path}`))].toSorted();
};

const WIPE = 'sda; rm -rf /';
const schemaOf = (own: JsonObject): JsonObject => ({ type: 'object', properties: { target: own } });

describe('a value that the server lists', () => {
  const LOOKED_AT = ['command_injection /arguments/target'];

  it.each<[string, JsonObject, JsonValue, readonly string[]]>([
    ['enum', { enum: ['en', WIPE] }, WIPE, []],
    ['const', { const: WIPE }, WIPE, []],
    ['enum of the items', { type: 'array', items: { enum: [WIPE] } }, [WIPE], []],
    ['an enum of other values', { enum: ['en'] }, WIPE, LOOKED_AT],
    ['a space more', { enum: [WIPE] }, `${WIPE} `, LOOKED_AT],
    ['another case', { enum: [WIPE.toUpperCase()] }, WIPE, LOOKED_AT],
    ['a letter that looks alike', { enum: [WIPE.replace('a', '\u0430')] }, WIPE, LOOKED_AT],
    ['a text that holds it', { const: `${WIPE}; true` }, WIPE, LOOKED_AT],
    ['an enum that is no list', { enum: WIPE }, WIPE, LOOKED_AT],
    ['an enum under anyOf is not said plainly', { anyOf: [{ enum: [WIPE] }] }, WIPE, LOOKED_AT],
    ['an example and a default are no list', { examples: [WIPE], default: WIPE }, WIPE, LOOKED_AT],
  ])('%s', (_why, own, value, expected) => {
    const paths = found({ target: value }, { schema: schemaOf(own) });
    expect(paths).toEqual(expected);
  });

  it('is looked at in another argument', () => {
    expect(found({ target: WIPE, host: WIPE }, { schema: schemaOf({ enum: [WIPE] }) })).toEqual(['command_injection /arguments/host']);
  });

  it('is looked at where the policy says what it is', () => {
    const schema = schemaOf({ enum: ['../../../../../etc/passwd'] });
    const value = { target: '../../../../../etc/passwd' };
    expect(found(value, { schema })).toEqual([]);
    expect(found(value, { schema, pathArguments: ['target'] })).toContain('path_traversal /arguments/target');
    expect(found(value, { schema, roles: { '/arguments/target': 'path' } })).toContain('path_traversal /arguments/target');
  });

  it('is still a path, a command and a URL to the conditions', () => {
    const schema: JsonObject = {
      properties: { path: { enum: ['/etc'] }, command: { const: 'rm -rf /' }, url: { enum: ['http://169.254.169.254/'] } },
    };
    const value = { path: '/etc', command: 'rm -rf /', url: 'http://169.254.169.254/' };
    expect(pathArguments(value, { schema }).map(({ pointer }) => pointer)).toEqual(['/arguments/path']);
    const facts = argumentFacts(value, { urls: [], commands: [] }, { root: '/arguments', schema, pathArguments: [] });
    expect(Object.keys(facts?.urls ?? {})).toEqual(['/arguments/url']);
    expect(Object.keys(facts?.commands ?? {})).toEqual(['/arguments/command']);
  });

  it('may be a number', () => {
    expect(isListed(4111111111111111, { enum: [4111111111111111] })).toBe(true);
    expect(isListed('4111111111111111', { enum: [4111111111111111] })).toBe(false);
    expect(found({ target: 4111111111111111 }, { schema: schemaOf({ enum: [4111111111111111] }) })).toEqual([]);
    expect(found({ target: 4111111111111111 }, {})).toEqual(['pii /arguments/target']);
  });
});

describe('a role that the policy states', () => {
  it.each<[string, JsonValue, Readonly<Record<string, Role>>, readonly string[]]>([
    ['of a path: no prose any more', { message: '../../../../../etc/passwd' }, {}, []],
    [
      'of a path',
      { message: '../../../../../etc/passwd' },
      { '/arguments/message': 'path' },
      ['path_traversal /arguments/message', 'sensitive_file /arguments/message'],
    ],
    ['of SQL', { q: "select 1; exec xp_cmdshell 'dir'" }, { '/arguments/q': 'sql' }, ['sql_injection /arguments/q']],
    ['of prose: less is looked for', { device: WIPE }, { '/arguments/device': 'prose' }, []],
    ['of the same without it', { device: WIPE }, {}, ['command_injection /arguments/device']],
    ['of all that is below', { files: [{ device: WIPE }] }, { '/arguments/files': 'prose' }, []],
    [
      'of the nearest',
      { a: { device: WIPE } },
      { '/arguments': 'prose', '/arguments/a/device': 'identifier' },
      ['command_injection /arguments/a/device'],
    ],
    ['of another argument that begins alike', { device: WIPE }, { '/arguments/dev': 'prose' }, ['command_injection /arguments/device']],
    ['of anything: secrets and cards are looked for', { a: '4111 1111 1111 1111' }, { '/arguments/a': 'prose' }, ['pii /arguments/a']],
  ])('%s', (_why, value, roles, expected) => {
    expect(found(value, { roles })).toEqual(expected);
  });
});
