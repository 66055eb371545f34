import { describe, expect, test } from 'vitest';
import type { FactsWanted } from '../../../src/pdp/evaluator.js';
import { argumentFacts, MOST_FACTS, noFacts, type FactsContext } from '../../../src/pip/facts/argument-facts.js';
import type { JsonValue } from '../../../src/protocol/json/json.js';

const ALL: FactsWanted = { urls: [], sql: [], commands: [] };
const factsOf = (value: JsonValue, wanted: FactsWanted = ALL, context: Partial<FactsContext> = {}) =>
  argumentFacts(value, wanted, { root: '/arguments', pathArguments: [], ...context });

const example = { scheme: 'https', host: 'example.com', port: 443, class: 'public', host_kind: 'name' };
const ls = { names: ['ls'], operators: false };
const select = { verbs: ['select'], statements: 1 };

describe('which arguments are read', () => {
  test.each<readonly [string, JsonValue, Partial<FactsContext>, object]>([
    ['a URL by its name', { url: 'https://example.com' }, {}, { urls: { '/arguments/url': example } }],
    ['a URL by its shape', { x: 'https://example.com' }, {}, { urls: { '/arguments/x': example } }],
    ['URLs in an array', { urls: ['https://example.com', 'x'] }, {}, { urls: { '/arguments/urls/0': example, '/arguments/urls/1': null } }],
    ['a URL further down', { 'a/b': { link: 'https://example.com' } }, {}, { urls: { '/arguments/a~1b/link': example } }],
    ['no URL in prose', { text: 'https://example.com' }, {}, {}],
    [
      'a host by its name',
      { host: 'example.com' },
      {},
      { urls: { '/arguments/host': { host: 'example.com', class: 'public', host_kind: 'name' } } },
    ],
    [
      'a host by the schema',
      { target: 'db' },
      { schema: { properties: { target: { format: 'hostname' } } } },
      { urls: { '/arguments/target': { host: 'db', class: 'private', host_kind: 'name' } } },
    ],
    ['a host under the name of a URL may be a file', { url: 'example.com' }, {}, { urls: { '/arguments/url': null } }],
    ['a URL by the schema', { x: 'nothing' }, { schema: { properties: { x: { format: 'uri' } } } }, { urls: { '/arguments/x': null } }],
    ['SQL by its name', { sql: 'select 1' }, {}, { sql: { '/arguments/sql': select } }],
    ['a query of a database', { query: 'select 1' }, { tool: 'postgres_query' }, { sql: { '/arguments/query': select } }],
    ['a query of a search', { query: 'weather' }, { tool: 'search' }, {}],
    ['a command', { command: 'ls' }, {}, { commands: { '/arguments/command': ls } }],
    ['a script of a shell', { script: 'ls' }, { tool: 'bash' }, { commands: { '/arguments/script': ls } }],
    ['commands', { commands: ['ls', '$X'] }, {}, { commands: { '/arguments/commands/0': ls, '/arguments/commands/1': null } }],
    ['a command word by word', { command: ['ls', 'rm'] }, {}, { commands: { '/arguments/command': ls } }],
    [
      'a command with its words beside it',
      { command: 'sudo', args: ['ls'] },
      {},
      { commands: { '/arguments/command': { names: ['sudo', 'ls'], operators: false } } },
    ],
    ['words beside it in one text', { command: 'ls', args: '-l x' }, {}, { commands: { '/arguments/command': ls } }],
    ['a line beside it in one text', { command: 'ls', args: '-l; rm x' }, {}, { commands: { '/arguments/command': null } }],
    ['a program beside it in one text', { command: 'sudo', args: 'rm x' }, {}, { commands: { '/arguments/command': null } }],
    ['words beside it in another spelling', { command: 'ls', Args: '; rm x' }, {}, { commands: { '/arguments/command': null } }],
    ['two lists beside it', { command: 'sudo', args: ['ls'], params: ['rm'] }, {}, { commands: { '/arguments/command': null } }],
    ['a map beside it', { command: 'sh', params: { c: 'rm x' } }, {}, { commands: { '/arguments/command': null } }],
    ['nothing beside it', { command: 'ls', args: '', params: null, parameters: [] }, {}, { commands: { '/arguments/command': ls } }],
    ['words that are none', { command: ['ls', 1] }, {}, { commands: { '/arguments/command': null } }],
    ['words beside it that are none', { command: 'ls', args: [{}] }, {}, { commands: { '/arguments/command': null } }],
    ['params of a method', { uri: 'https://example.com' }, { root: '/params' }, { urls: { '/params/uri': example } }],
    ['nothing', 'text', {}, {}],
  ])('%s', (_why, value, context, expected) => {
    expect(factsOf(value, ALL, context)).toEqual({ urls: {}, sql: {}, commands: {}, ...expected });
  });

  test('words beside a command that the policy names', () => {
    const wanted = { commands: ['/arguments/program'] };
    expect(factsOf({ program: 'sudo', args: ['ls'] }, wanted)).toEqual({
      commands: { '/arguments/program': { names: ['sudo', 'ls'], operators: false } },
    });
  });

  test('those that the policy names, whatever they are', () => {
    const wanted = { urls: ['/arguments/a', '/arguments/list/*/to', '/arguments/none'], sql: ['/arguments/b'], commands: ['/arguments/c'] };
    const value = { a: 5, b: 'select 1', c: ['ls', 'x'], list: [{ to: 'https://example.com' }, { to: 'example.com', from: 'b.example' }] };
    expect(factsOf(value, wanted)).toEqual({
      urls: {
        '/arguments/a': null,
        '/arguments/list/0/to': example,
        '/arguments/list/1/to': { host: 'example.com', class: 'public', host_kind: 'name' },
      },
      sql: { '/arguments/b': select },
      commands: { '/arguments/c': ls },
    });
  });

  test('only kinds that are read', () => {
    const value = { url: 'https://example.com', sql: 'select 1', command: 'ls' };
    expect(factsOf(value, { sql: [] })).toEqual({ sql: { '/arguments/sql': select } });
    expect(factsOf(value, {})).toEqual({});
    expect(noFacts({ commands: ['/arguments/x'] })).toEqual({ commands: {} });
  });
});

describe('limits', () => {
  test('as many as a call needs', () => {
    expect(factsOf({ urls: Array.from({ length: MOST_FACTS }, () => 'x') })).toBeDefined();
    expect(factsOf({ urls: Array.from({ length: MOST_FACTS + 1 }, () => 'x') })).toBeUndefined();
  });

  test('what is beyond a megabyte in all is not read', () => {
    const long = `select '${'a'.repeat(60_000)}'`;
    const read = Object.values(factsOf({ sql: Array.from({ length: 20 }, () => long) })?.sql ?? {});
    expect(read).toHaveLength(20);
    expect(read.filter((fact) => fact === null)).toHaveLength(3);
  });
});
