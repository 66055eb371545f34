import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import type { ServerSurvey, ToolDefinition } from '../../src/protocol/server-survey.js';
import { askServer } from '../../src/survey/ask-server.js';
import { GENERAL_STARTER } from '../../src/survey/starter/general-starter.js';
import { starterPolicy } from '../../src/survey/starter/starter-policy.js';

const root = resolve(import.meta.dirname, '../..');
const roots = ['/srv/docs'];

function tool(name: string, options: Partial<ToolDefinition> = {}): ToolDefinition {
  return { name, title: undefined, description: undefined, inputSchema: {}, annotations: {}, ...options };
}

function survey(...tools: readonly ToolDefinition[]): ServerSurvey {
  return { server: 'asked', tools, prompts: [], resources: [], resourceTemplates: [] };
}

interface Written {
  readonly rules: readonly { readonly tool: string; readonly action: string; readonly conditions?: unknown }[];
}

/** The rules of a starter that must be a policy without a warning, against the server too. */
function rulesOf(servers: readonly ServerSurvey[], text: string): Written['rules'] {
  const result = compilePolicy(text, { file: 'starter.yaml', servers });
  expect(result.ok ? result.warnings : result.diagnostics, text).toEqual([]);
  return (parse(text) as Partial<Written>).rules ?? [];
}

function starter(...tools: readonly ToolDefinition[]): Written['rules'] {
  const asked = survey(...tools);
  return rulesOf([asked], starterPolicy(asked, { roots }));
}

const takes = (name: string, schema: JsonObject = { type: 'string' }): Partial<ToolDefinition> => ({
  inputSchema: { type: 'object', properties: { [name]: schema } },
});

describe('what is done with a tool', () => {
  test.each<readonly [why: string, tool: ToolDefinition, action: string | undefined]>([
    ['the server says that it only reads', tool('x', { annotations: { readOnlyHint: true } }), 'allow'],
    ['its name says so, the server nothing', tool('list_things'), 'allow'],
    ['the name says so, but the server that it writes', tool('get_or_create', { annotations: { readOnlyHint: false } }), 'ask'],
    ['the server says that it destroys', tool('x', { annotations: { destructiveHint: true } }), undefined],
    ['its name says that it destroys', tool('deleteNote'), undefined],
    ['only reads, with a name that says otherwise', tool('drop_check', { annotations: { readOnlyHint: true } }), 'ask'],
    ['it writes', tool('create_note', { annotations: { readOnlyHint: false, destructiveHint: false } }), 'ask'],
    ['nobody says anything', tool('frobnicate'), 'ask'],
    ['it runs commands, whatever is said of it', tool('list', { ...takes('command'), annotations: { readOnlyHint: true } }), undefined],
  ])('%s', (_why, each, action) => {
    expect(starter(each).map((rule) => rule.action)).toEqual(action === undefined ? [] : [action]);
  });
});

test('path arguments lie below the roots, at any depth', () => {
  const below = [{ under_roots: true }];
  expect(starter(tool('read_file', takes('path')))).toEqual([{ tool: 'read_file', action: 'allow', conditions: below }]);
  expect(starter(tool('get', takes('options', { type: 'object', properties: { outputPath: { type: 'string' } } })))).toMatchObject([
    { conditions: below },
  ]);
  expect(starter(tool('get', takes('paths', { type: 'array', items: { type: 'string' } })))).toMatchObject([{ conditions: below }]);
  expect(parse(starterPolicy(survey(tool('get', takes('path'))), { roots }))).toMatchObject({ roots });
});

/** As a person takes a proposal: without the `# ` before what is no prose. */
function uncommented(text: string): string {
  const line = /^( *)# ( *(?:- (?:tool|method|under_roots|\{)|action: (?:ask|allow)$|conditions:$|rules:$|roots: \[|# ).*)$/gm;
  return text.replaceAll(line, '$1$2').replaceAll(line, '$1$2');
}

describe('what stands in comments is a policy without warnings, and holds what was proposed', () => {
  const path = takes('path');
  const both = { inputSchema: { type: 'object', properties: { path: { type: 'string' }, url: { type: 'string' } } } } as const;
  const url = { argument: 'url', schemes: ['https'], domains: ['example.com'] };
  test.each<readonly [why: string, tools: readonly ToolDefinition[], conditions: unknown]>([
    ['a URL', [tool('get', takes('url'))], [url]],
    ['SQL', [tool('get', takes('sql'))], [{ argument: 'sql', sql_verbs: ['select'], single_statement: true }]],
    ['a command, of a tool that stays denied', [tool('run', takes('command'))], [{ argument: 'command', commands: ['git', 'ls'] }]],
    ['a path and a URL', [tool('get', both)], [{ under_roots: true }, url]],
    ['a path, of a tool that stays denied', [tool('delete_file', path)], [{ under_roots: true }]],
    [
      'both, of a tool that stays denied, beside one that is allowed',
      [tool('delete_file', both), tool('get')],
      [{ under_roots: true }, url],
    ],
    ['a name that YAML would take for something else', [tool('no', takes('url'))], [url]],
  ])('%s', (_why, tools, conditions) => {
    const asked = survey(...tools);
    const text = starterPolicy(asked, { roots });
    rulesOf([asked], text);
    const rules = rulesOf([asked], uncommented(text));
    expect(rules).toHaveLength(tools.length);
    expect(rules[0]?.conditions).toEqual(conditions);
  });

  test('resources and prompts', () => {
    const asked: ServerSurvey = { ...survey(tool('get')), prompts: ['a'], resources: ['file:///a'] };
    expect(rulesOf([asked], uncommented(starterPolicy(asked, { roots })))).toHaveLength(3);
  });

  test('the general starter', () => {
    const line = /^( *)# ( *(?:- tool|action:|rate_limit:).*)$/gm;
    expect(rulesOf([], GENERAL_STARTER.replaceAll(line, '$1$2'))).toHaveLength(4);
  });
});

test.each([
  ['url', 'domains'],
  ['sql', 'sql_verbs'],
])('%s: a condition to go on with, in a comment', (name, operator) => {
  const text = starterPolicy(survey(tool('get', takes(name))), { roots });
  expect(text).toMatch(new RegExp(`^ +# +- \\{ argument: ${name}, .*${operator}`, 'm'));
});

describe('what a server says of itself stays in its comment', () => {
  const hostile = [
    '',
    'a\n- tool: "*"\n  action: allow',
    'x\r\nrules: []',
    '\u2028- tool: y',
    '\u0085z',
    '\u202eevil',
    'x'.repeat(5000),
    '# ',
    '"',
    "'",
    '💥\ud83d',
    '${HOME}',
    '*x &y !z',
  ];
  test.each(hostile.map((text) => [JSON.stringify(text.slice(0, 40)), text] as const))('%s', (_name, text) => {
    const given = tool('get_it', { title: text, description: text, annotations: { readOnlyHint: true, title: text } });
    expect(starter(given)).toEqual([{ tool: 'get_it', action: 'allow' }]);
    const named: ServerSurvey = {
      server: text,
      tools: [tool(text), tool('get_it')],
      prompts: [text],
      resources: [text],
      resourceTemplates: [text],
    };
    const rules = rulesOf([], starterPolicy(named, { roots: [...roots, '/with, comma', '/with "quote"'] }));
    expect(rules.filter(({ tool: name }) => name !== text)).toEqual([{ tool: 'get_it', action: 'allow' }]);
  });

  test.each(['*', 'db_*', 'a,b', 'a b(c)', ' x', 'null', 'true', '1', 'größe', 'a#b', 'a: b', '- a', '@x'])('a tool named %j', (name) => {
    for (const rule of starter(tool(name, { annotations: { readOnlyHint: true } }))) expect(rule.tool).toBe(name);
  });
});

test.each([
  ['server-filesystem', [root], { allowed: 'read_text_file', denied: 'write_file' }],
  ['server-everything', ['stdio'], { allowed: 'echo', denied: undefined }],
])('%s: a policy without warnings for its tools', async (name, args, { allowed, denied }) => {
  const command = join(root, 'node_modules/@modelcontextprotocol', name, 'dist/index.js');
  const target = { kind: 'process', command: process.execPath, args: [command, ...args], name } as const;
  const asked = await askServer({ target, env: process.env, cwd: root, version: '1.0.0' });
  const text = starterPolicy(asked, { roots: [root] });
  const rules = rulesOf([asked], text);
  expect(rules.find((rule) => rule.tool === allowed)?.action).toBe('allow');
  expect(rules.map((rule) => rule.tool)).not.toContain(denied);
  for (const each of asked.tools) expect(text).toContain(`# ${each.name}: `);
  rulesOf([asked], uncommented(text));
});

test('the general starter is a policy without warnings', () => {
  expect(rulesOf([], GENERAL_STARTER).map((rule) => rule.action)).toEqual(['allow', 'ask', 'deny']);
});
