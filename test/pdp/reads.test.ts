import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { compileLayer } from '../../src/pap/layer/load-layer.js';
import type { PolicySource } from '../../src/pap/source/policy-source.js';
import { PROFILES } from '../../src/pap/source/profiles.js';
import { readSource } from '../../src/pap/source/read-source.js';
import { createEvaluator } from '../../src/pdp/create-evaluator.js';
import { MAX_INPUT_BYTES, MAX_INPUT_DEPTH } from '../../src/pdp/encode-input.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { libraryModules } from '../../src/pdp/library.js';
import { createReducer } from '../../src/pdp/reduce-input.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';
import * as fc from '../properties.js';
import { call, engine, finding } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'agentmesh-reads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const golden = (name: string) => readFileSync(new URL(`../golden/compiler/${name}/policy.yaml`, import.meta.url), 'utf8');

function file(name: string, text: string): PolicySource {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { kind: name.endsWith('.yaml') ? 'yaml' : 'rego', path };
}

/** As a start builds them. */
async function layerOf(source: PolicySource) {
  return compileLayer(await readSource(source), { engine, library: libraryModules });
}

const rego = (body: string) => `package mcp.policy\n\n${body}\n`;
const ARGUMENT_CONDITIONS = `version: '1.0'
default_action: allow
rules:
  - { tool: '*', action: deny, id: sql, conditions: [{ argument_not_matches: { Sql: '^select' } }] }
  - { tool: read_file, action: allow, conditions: [{ argument_matches: { path: '^/home' } }, { path_starts_with: /home }] }
`;

const sources: readonly (readonly [string, PolicySource])[] = [
  ...PROFILES.map((name) => [name, { kind: 'profile', name }] as const),
  ...['deny-conditions', 'methods', 'patterns', 'the-page', 'limits'].map((name) => [name, file(`${name}.yaml`, golden(name))] as const),
  ['conditions on arguments', file('arguments.yaml', ARGUMENT_CONDITIONS)],
  [
    'labels and counts',
    file('labels.rego', rego('allow if input.session.calls < 2\n\nlabels contains input.tool.name if input.arguments.path')),
  ],
  [
    'facts',
    file(
      'facts.rego',
      rego(
        'allow if input.urls["/arguments/url"].class == "public"\n\ndeny if {\n\tsome fact in input.sql\n\tnot fact.verbs == ["select"]\n}',
      ),
    ),
  ],
  ['the time as a builtin gives it', file('time.rego', rego('allow if time.now_ns() % 2 == 0'))],
  ['the time as the input has it', file('hour.rego', rego('allow if input.time.hour < 12'))],
  ['the whole document', file('whole.rego', rego('allow if count(input) > 16\n\ndeny contains name if some name, "x" in input.arguments'))],
  [
    'types',
    file('types.rego', rego('allow if is_object(input.arguments)\n\ndeny if is_string(input.params.name)\n\nwarn if not input.tool.known')),
  ],
];

const PUBLIC = { scheme: 'https', host: 'example.com', port: 443, class: 'public', host_kind: 'name' } as const;
const names = fc.constantFrom('path', 'sql', 'SQL', 'ſql', 'Sql', 'query', 'message', '__proto__', 'é');
const values = fc.constantFrom<JsonValue>('/home/a', '/etc/passwd', 'select 1', 'drop table', 'x', 5, null, true, ['x'], { sql: 'x' });
const documents: fc.Arbitrary<InputDocument> = fc
  .record(
    {
      direction: fc.constantFrom('client_to_server' as const, 'server_to_client' as const),
      method: fc.constantFrom('tools/call', 'resources/read', 'sampling/createMessage', 'initialize'),
      acting: fc.boolean(),
      tool: fc.record(
        { name: fc.constantFrom('read_file', 'run_shell', 'write_file', 'db_query', 'x'), known: fc.boolean() },
        { requiredKeys: ['name'] },
      ),
      arguments: fc.oneof(
        {
          weight: 4,
          arbitrary: fc.array(fc.tuple(names, values), { maxLength: 3 }).map((entries): JsonObject => Object.fromEntries(entries)),
        },
        values,
      ),
      params: fc.oneof(values, fc.constant({ name: 'x' })),
      session: fc.record({ calls: fc.nat(3), labels: fc.subarray(['a', 'b']) }).map((facts) => ({ ...call().session, ...facts })),
      findings: fc.subarray([finding(), finding({ confidence: 'low' }), finding({ detector: 'pii', rule: 'pii.card' })]),
      paths: fc.constantFrom(
        {},
        { '/arguments/path': { lexical: '/home/a', resolved: '/home/a', under: ['/home'] } },
        { '/arguments/path': { lexical: '/etc/x', resolved: '/etc/x', under: [] } },
      ),
      urls: fc.constantFrom<NonNullable<InputDocument['urls']>>(
        {},
        { '/arguments/url': null },
        { '/arguments/url': PUBLIC },
        { '/arguments/x': PUBLIC },
      ),
      sql: fc.constantFrom<NonNullable<InputDocument['sql']>>(
        {},
        { '/arguments/q': null },
        { '/arguments/q': { verbs: ['select'], statements: 1 } },
      ),
      commands: fc.constantFrom<NonNullable<InputDocument['commands']>>({}, { '/arguments/c': { names: ['ls'], operators: false } }),
      time: fc.nat(23).map((hour) => ({ now_ns: hour, hour, weekday: 'Monday', zone: 'UTC' })),
      mode: fc.constantFrom('enforce' as const, 'shadow' as const),
    },
    { requiredKeys: ['acting', 'session', 'findings', 'paths', 'time'] },
  )
  .map(({ tool, arguments: given, ...others }) => {
    const { tool: _tool, arguments: _given, ...plain } = call();
    return { ...plain, ...others, ...(tool === undefined ? {} : { tool }), ...(given === undefined ? {} : { arguments: given }) };
  });

describe('what is not read changes no answer, and what was answered is answered the same again', () => {
  it.each(sources)('%s', async (_name, source) => {
    const { wasm, data, revision, reads } = await layerOf(source);
    const whole = await createEvaluator({ wasm, data, revision });
    const reduced = await createEvaluator({ wasm, data, revision, ...(reads === undefined ? {} : { reads }) });
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 20 }), (inputs) => {
        for (const input of [...inputs, ...inputs]) expect(reduced.decide(input)).toEqual(whole.decide(input));
        const tools = [{ name: 'run_shell' }, { name: 'read_file' }];
        expect(reduced.hidden(call(), tools)).toEqual(whole.hidden(call(), tools));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a document reduces to another exactly where their texts as far as they are read are the same', () => {
  it.each(sources)('%s', async (_name, source) => {
    const { reads } = await layerOf(source);
    if (reads === undefined) return;
    const reducer = createReducer(reads);
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        const before = reducer.reduce(one);
        expect(reducer.isReducedTo(before, other)).toBe(JSON.stringify(before) === JSON.stringify(reducer.reduce(other)));
        expect(reducer.isReducedTo(before, structuredClone(one))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test('an ordinary call of a shipped profile needs few members, and none of its arguments', async () => {
  for (const name of PROFILES) {
    const { reads } = await layerOf({ kind: 'profile', name });
    if (reads === undefined) throw new Error('everything is read');
    const input = call({ tool: { name: 'search', title: 'Search' }, arguments: { message: 'x' }, findings: [] });
    const small = createReducer(reads).reduce(input);
    expect(small).not.toHaveProperty('arguments.message');
    for (const member of ['params', 'client', 'identity', 'time', 'session.tools', 'session.calls', 'tool.title'])
      expect(small).not.toHaveProperty(member);
  }
});

test('facts are wanted and travel only where they are read, and an unreadable one is not allowed', async () => {
  const { wasm, data, revision, reads } = await layerOf(
    file(
      'public.rego',
      rego('allow if input.urls["/arguments/url"].class == "public"\n\ndeny if not input.sql["/arguments/q"].statements == 1'),
    ),
  );
  if (reads === undefined) throw new Error('everything is read');
  const evaluator = await createEvaluator({ wasm, data, revision, reads });
  expect(evaluator.config.facts).toEqual({ urls: [], sql: [] });
  const sql = { '/arguments/q': { verbs: ['select'], statements: 1 } };
  const given = { urls: { '/arguments/url': PUBLIC }, sql, commands: { '/arguments/c': null } };
  expect(createReducer(reads).reduce(call(given))).toMatchObject({ urls: given.urls, sql });
  expect(createReducer(reads).reduce(call(given))).not.toHaveProperty('commands');
  const effect = (input: Partial<InputDocument>) => evaluator.decide(call(input));
  expect(effect(given)).toMatchObject({ decision: { effect: 'allow' } });
  expect(effect({ ...given, urls: { '/arguments/url': { ...PUBLIC, class: 'private' } } })).toMatchObject({ decision: { effect: 'deny' } });
  expect(effect({ ...given, urls: { '/arguments/url': null } })).toMatchObject({ decision: { effect: 'deny' } });
  expect(effect({ ...given, urls: {} })).toMatchObject({ decision: { effect: 'deny' } });
  expect(effect({ ...given, sql: { '/arguments/q': null } })).toMatchObject({ decision: { effect: 'deny' } });
});

test('a repeated question is answered without the module, unless it asks the time', async () => {
  const layer = await layerOf(file('printed.rego', rego('allow if input.acting')));
  const timed = await layerOf(file('timed.rego', rego('allow if { input.acting; time.now_ns() >= 0 }')));
  for (const [{ wasm, data, revision, reads = { members: [] } }, same] of [
    [layer, true],
    [timed, false],
  ] as const) {
    const evaluator = await createEvaluator({ wasm, data, revision, reads });
    const first = evaluator.decide(call({ arguments: { n: 1 } }));
    expect(Object.is(evaluator.decide(call({ arguments: { n: 2 } })), first)).toBe(same);
  }
});

test('the limits are those of the whole document', async () => {
  const { wasm, data, revision, reads } = await layerOf(file('limits.rego', rego('allow := true')));
  if (reads === undefined) throw new Error('everything is read');
  const evaluator = await createEvaluator({ wasm, data, revision, reads });
  let deep: JsonValue = [];
  for (let level = 0; level < MAX_INPUT_DEPTH; level++) deep = [deep];
  for (const params of ['x'.repeat(MAX_INPUT_BYTES), deep]) {
    expect(evaluator.decide(call({ params }))).toMatchObject({ kind: 'error', code: 'input_too_large' });
  }
  expect(evaluator.decide(call({ params: 'x'.repeat(MAX_INPUT_BYTES / 2) }))).toMatchObject({ kind: 'decided' });
});
