import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/protocol/json.js';
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
  ],
  prompts: [],
  resources: [],
};
const other: ServerSurvey = { server: 'other', tools: [tool('read_mail', { properties: { id: text } })], prompts: [], resources: [] };

const matching = (argument: string, pattern = '^a$') => `conditions: [{ argument_matches: { ${argument}: '${pattern}' } }]`;

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
];

test.each<readonly [rule: string, says: string | undefined]>([
  ['tool: read_file, action: allow', 'AM1406 `read_file` takes paths (`path`), and this rule allows any'],
  ['tool: "*_file", action: allow', 'AM1406 `read_file` takes paths'],
  ['tool: read_file, action: deny', undefined],
  ['tool: read_file, action: ask', undefined],
  ['tool: "*", action: allow', undefined],
  ['tool: deep, action: allow', undefined],
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
