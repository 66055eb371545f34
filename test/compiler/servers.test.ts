import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/protocol/json/json.js';
import type { ServerSurvey } from '../../src/protocol/server-survey.js';
import { problems } from './harness.js';

const tool = (name: string, inputSchema: JsonObject) => ({ name, title: undefined, description: undefined, inputSchema, annotations: {} });
const text: JsonObject = { type: 'string' };

const files: ServerSurvey = {
  server: 'files',
  tools: [
    tool('read_file', {
      type: 'object',
      properties: { path: text, head: { type: ['integer', 'null'] }, mode: { $ref: '#/$defs/mode' } },
      $defs: { mode: { enum: ['r', 'rb'] } },
    }),
    tool('write_file', { type: 'object', properties: { path: text, content: text } }),
    tool('open', { type: 'object', additionalProperties: true, properties: { path: text } }),
    tool('bare', {}),
    tool('none', { type: 'object', properties: {}, additionalProperties: false }),
    tool('either', { anyOf: [{ properties: { id: { type: 'integer' } } }, { properties: { name: text } }] }),
    tool('deep', {
      properties: { node: { $ref: '#/$defs/node' } },
      $defs: { node: { properties: { name: text, next: { $ref: '#/$defs/node' } } } },
    }),
    tool('loop', { $ref: '#' }),
    tool('list', {
      properties: {
        limit: { type: 'integer', minimum: 1, maximum: 100 },
        ratio: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
        code: { type: 'string', minLength: 2, maxLength: 4 },
        tags: { type: 'array', maxItems: 3 },
        order: { enum: ['Newest', 'Oldest'] },
        kind: { const: 'file' },
        flag: { type: 'boolean' },
        either: { anyOf: [{ type: 'integer', maximum: 10 }, { type: 'string' }] },
      },
    }),
    { ...tool('look', { properties: { path: text } }), annotations: { readOnlyHint: true } },
  ],
  prompts: ['summary'],
  resources: ['file:///srv/a.txt'],
  resourceTemplates: ['notes://{user}/all'],
};
const other: ServerSurvey = {
  server: 'other',
  tools: [tool('read_mail', { properties: { id: text } })],
  prompts: [],
  resources: undefined,
  resourceTemplates: undefined,
};

const matching = (argument: string, pattern = '^a$') => `conditions: [{ argument_matches: { ${argument}: '${pattern}' } }]`;

const testing = (argument: string, test: string) => `tool: list, conditions: [{ argument: ${argument}, ${test} }]`;
const never = (argument: string, value: string) => `AM1405 \`${argument}\` is never \`${value}\``;
const fails = (argument: string, operator: string) => `AM1405 \`${operator}\` fails for every value that \`${argument}\` has`;

const CASES: readonly {
  readonly why: string;
  readonly rule: string;
  readonly servers?: readonly ServerSurvey[];
  readonly says?: string;
}[] = [
  { why: 'a tool that is there', rule: 'tool: read_file' },
  { why: 'the default', rule: 'tool: "*"' },
  { why: 'a method is no tool', rule: 'method: roots/list' },
  {
    why: 'a tool that is not',
    rule: 'tool: red_file',
    says: 'AM1401 the server `files` has no tool `red_file` (did you mean `read_file`?)',
  },
  {
    why: 'in other letter case',
    rule: 'tool: Read_File',
    says: 'AM1401 the server `files` has no tool `Read_File` (did you mean `read_file`?)',
  },
  { why: 'a tool that nothing is near to', rule: 'tool: pay', says: 'AM1401 the server `files` has no tool `pay`' },
  { why: 'a tool of the second server', rule: 'tool: read_mail', servers: [files, other] },
  { why: 'a tool of none of them', rule: 'tool: send', servers: [files, other], says: 'AM1401 none of the servers has a tool' },
  { why: 'a pattern that matches', rule: 'tool: "*_file"' },
  { why: 'a pattern that does not', rule: 'tool: "db_*"', says: 'AM1402 the server `files` has no tool that matches `db_*`' },
  { why: 'an argument that is there', rule: `tool: write_file, ${matching('content')}` },
  {
    why: 'an argument that is not',
    rule: `tool: write_file, ${matching('contents')}`,
    says: 'AM1403 the tool `write_file` has no argument `contents` (did you mean `content`?)',
  },
  { why: 'an argument of a tool without any', rule: `tool: none, ${matching('x')}`, says: 'AM1403 the tool `none` has no argument `x`' },
  { why: 'a schema that takes others', rule: `tool: open, ${matching('more')}` },
  { why: 'a tool without a schema', rule: `tool: bare, ${matching('any')}` },
  { why: 'an argument of one alternative', rule: `tool: either, ${matching('name')}` },
  { why: 'an argument of some of the tools', rule: `tool: "*_file", ${matching('content')}` },
  {
    why: 'an argument of none of the tools',
    rule: `tool: "*_file", ${matching('body')}`,
    says: 'AM1403 none of the 2 tools has no argument `body`',
  },
  { why: 'a schema that refers to itself', rule: `tool: loop, ${matching('x')}` },
  { why: 'a schema that names no type', rule: `tool: deep, ${matching('node')}` },
  {
    why: 'a number where a text is read',
    rule: `tool: either, ${matching('id')}`,
    says: 'AM1404 `id` is `number`, of which `matches` says nothing',
  },
  { why: 'a number or null', rule: `tool: read_file, ${matching('head')}`, says: 'AM1404 `head` is `null` or `number`' },
  { why: 'a value that is listed', rule: `tool: read_file, ${matching('mode', '^rb$')}` },
  {
    why: 'a value that is not',
    rule: `tool: read_file, ${matching('mode', '^w$')}`,
    says: 'AM1405 `matches` fails for every value that `mode` has',
  },
  { why: 'a value that is listed', rule: testing('order', 'equals: Newest') },
  {
    why: 'a value that is not listed',
    rule: testing('order', 'equals: Newst'),
    says: `${never('order', 'Newst')} (did you mean \`Newest\`?)`,
  },
  { why: 'a value in another letter case', rule: testing('order', 'equals: newest'), says: never('order', 'newest') },
  { why: 'letter case ignored', rule: testing('order', 'equals: NEWEST, ignore_case: true') },
  {
    why: 'letter case ignored, and another word',
    rule: testing('order', 'in: [newest, last], ignore_case: true'),
    says: never('order', 'last'),
  },
  { why: 'the second of a list', rule: testing('order', 'not_in: [Newest, Last]'), says: never('order', 'Last') },
  { why: 'a constant', rule: testing('kind', 'equals: file') },
  { why: 'another constant', rule: testing('kind', 'not_equals: folder'), says: never('kind', 'folder') },
  { why: 'a text for a number', rule: testing('limit', 'in: [5, "6"]'), says: never('limit', '6') },
  { why: 'a text where only numbers are compared', rule: testing('limit', 'equals: "5"'), says: 'AM1404 `limit` is `number`' },
  { why: 'a fraction of whole numbers', rule: testing('limit', 'equals: 1.5'), says: never('limit', '1.5') },
  { why: 'a number above the maximum', rule: testing('limit', 'equals: 101'), says: never('limit', '101') },
  { why: 'the exclusive maximum', rule: testing('ratio', 'equals: 1'), says: never('ratio', '1') },
  { why: 'a number between', rule: testing('ratio', 'in: [0.1, 0.9]') },
  { why: 'a text that is too long', rule: testing('code', 'equals: abcde'), says: never('code', 'abcde') },
  { why: 'a bound within', rule: testing('limit', 'min: 100, max: 100') },
  { why: 'a bound above all', rule: testing('limit', 'min: 101'), says: fails('limit', 'min') },
  { why: 'a bound below all', rule: testing('limit', 'max: 0'), says: fails('limit', 'max') },
  { why: 'a bound at the exclusive maximum', rule: testing('ratio', 'min: 1'), says: fails('ratio', 'min') },
  { why: 'a bound of one alternative alone', rule: testing('either', 'min: 11') },
  { why: 'a length within', rule: testing('code', 'min_length: 4') },
  { why: 'a length that no text has', rule: testing('code', 'min_length: 5'), says: fails('code', 'min_length') },
  { why: 'a length that every text has more of', rule: testing('code', 'max_length: 1'), says: fails('code', 'max_length') },
  { why: 'more items than there are', rule: testing('tags', 'min_length: 4'), says: fails('tags', 'min_length') },
  { why: 'the type', rule: testing('limit', 'type: [integer, string]') },
  { why: 'an integer is a number', rule: testing('limit', 'type: number') },
  { why: 'a number may be an integer', rule: testing('ratio', 'type: integer') },
  { why: 'another type', rule: testing('limit', 'type: string'), says: fails('limit', 'type') },
  { why: 'another type of a flag', rule: testing('flag', 'type: [string, number]'), says: fails('flag', 'type') },
  { why: 'after a tool that is there', rule: 'tool: read_file, session: { after: [write_file] }' },
  {
    why: 'after a tool that is not',
    rule: 'tool: read_file, session: { after: [write_file, red_file] }',
    says: 'AM1401 the server `files` has no tool `red_file` (did you mean `read_file`?)',
  },
  { why: 'a prompt that is there', rule: 'prompt: summary' },
  {
    why: 'a prompt that is not',
    rule: 'prompt: sumary',
    says: 'AM1407 the server `files` has no prompt `sumary` (did you mean `summary`?)',
  },
  { why: 'a pattern of no prompt', rule: 'prompt: "x*"', says: 'AM1407 the server `files` has no prompt that matches `x*`' },
  { why: 'a resource that is there', rule: 'resource: "file:///srv/a.txt"' },
  { why: 'a pattern of a resource', rule: 'resource: "file:///srv/*"' },
  {
    why: 'a resource that is not',
    rule: 'resource: "file:///srv/b.txt"',
    says: 'AM1407 the server `files` has no resource `file:///srv/b.txt` (did you mean',
  },
  { why: 'a resource of a template', rule: 'resource: "notes://me/all"' },
  { why: 'a pattern of a template', rule: 'resource: "notes://me/*"' },
  { why: 'a pattern of neither', rule: 'resource: "mail://*"', says: 'AM1407 the server `files` has no resource that matches `mail://*`' },
  { why: 'resources that nobody asked for', rule: 'resource: "mail://*"', servers: [files, other] },
  { why: 'annotations that one tool has', rule: 'tool: "*", annotations: { read_only: true }' },
  {
    why: 'annotations that none has',
    rule: 'tool: "*", annotations: { open_world: false }',
    says: 'tools says of itself that it is `open_world: false`',
  },
  {
    why: 'annotations that the named one has not',
    rule: 'tool: read_file, annotations: { read_only: true }',
    says: 'AM1408 the tool `read_file` does not say of itself that it is `read_only: true`',
  },
  { why: 'what is taken for granted', rule: 'tool: read_file, annotations: { destructive: true }' },
];

test.each<readonly [rule: string, says: string | undefined]>([
  ['tool: read_file, action: allow', 'AM1406 `read_file` takes paths (`path`), and this rule allows any'],
  ['tool: "*_file", action: allow', 'AM1406 `read_file` takes paths'],
  ['tool: read_file, action: deny', undefined],
  ['tool: read_file, action: ask', undefined],
  ['tool: "*", action: allow', undefined],
  ['tool: deep, action: allow', undefined],
  ['tool: "*_file", annotations: { read_only: true }, action: allow', 'AM1408 none of the 2 tools says'],
  ['tool: "lo*", annotations: { read_only: true }, action: allow', 'AM1406 `look` takes paths'],
  ['tool: read_file, action: allow, conditions: [{ path_starts_with: /srv }]', undefined],
  [`tool: read_file, action: allow, ${matching('path')}`, undefined],
  [`tool: read_file, action: allow, ${matching('mode', '^r$')}`, 'AM1406 `read_file` takes paths'],
])('paths: %s', (rule, says) => {
  const found = problems(`version: "1.0"\nrules:\n  - { ${rule} }\n`, { servers: [files] }).filter(({ code }) => code.startsWith('AM14'));
  expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual(says === undefined ? [] : [expect.stringContaining(says)]);
});

test.each(CASES)('$why: $rule', ({ rule, servers = [files], says }) => {
  const found = problems(`version: "1.0"\nrules:\n  - { ${rule}, action: deny }\n`, { servers }).filter(({ code }) =>
    code.startsWith('AM14'),
  );
  expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual(says === undefined ? [] : [expect.stringContaining(says)]);
  for (const { severity, span } of found) expect({ severity, line: span?.line }).toEqual({ severity: 'warning', line: 3 });
});
