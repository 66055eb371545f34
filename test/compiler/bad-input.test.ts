import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import { CODES } from '../../src/compiler/codes.js';
import { policySchema } from '../../src/compiler/language/policy.js';
import { MAX_SOURCE_LENGTH } from '../../src/compiler/source/read-yaml.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/protocol/json/json.js';
import { problems } from './harness.js';

/** A policy that uses every key, from which one thing at a time is made wrong. */
const WHOLE: JsonObject = {
  version: '1.0',
  name: 'whole',
  description: 'every key',
  vars: { team: 'platform', readers: ['a', 'b'] }, // used by nothing, so that each value here can go wrong by itself
  servers: { git: { default_action: 'ask', rules: [{ tool: 'push', action: 'deny' }] } },
  metadata: { owner: 'platform' },
  mode: 'enforce',
  default_action: 'deny',
  rules: [
    {
      tool: 'read_file',
      action: 'allow',
      id: 'read',
      reason: 'a reason',
      advice: 'what to do instead',
      severity: 'high',
      mitigates: ['ASI02'],
      conditions: [
        { path_starts_with: ['/srv'], path_not_contains: ['.env'], under_roots: true },
        { argument_matches: { q: '^a$' }, argument_not_matches: { q: ['b'] } },
      ],
      rate_limit: { requests: 1, per: 'minute', mitigates: ['ASI08'] },
    },
    { method: 'roots/list', action: 'allow' },
    {
      tool: ['list', 'find_*'],
      server: ['files', 'git*'],
      annotations: { read_only: true, destructive: false, idempotent: true, open_world: false },
      action: 'allow',
      obligations: [
        { redact: ['token'], replacement: '***' },
        { label: 'seen' },
        { log: 'full' },
        { approve: { approvers: ['alice'], message: 'look' } },
      ],
    },
    { resource: 'file:///srv/*', action: 'allow' },
    { prompt: 'review', action: 'allow' },
  ],
  rate_limits: { global: { requests: 1, per: 'minute' }, per_tool: { read_file: { requests: 1, per: 'minute' } } },
  audit: { redact_fields: ['password'], include_arguments: true, log_all: true, mitigates: ['ASI09'] },
  paths: ['target'],
  roots: ['/srv'],
  taint: {
    action: 'block',
    send: 'ask',
    write: 'flag',
    fetch: 'off',
    untainted: 'flag',
    sources: ['read_file', 'crm_*'],
    trusted: ['get_*'],
    sinks: ['print_*'],
    harmless: ['append_log'],
    hosts: ['*.example.com'],
    from_start: true,
  },
  definitions: { lock: 'agentmesh.lock', new: 'ask', changed: 'block', removed: 'warn' },
  sanitize: {
    injection: { action: 'ask', confidence: 'medium' },
    paths: 'block',
    pii: { action: 'redact', confidence: 'high', rules: ['pii.card'] },
    secret: 'flag',
    tools: {
      run_shell: { command_injection: 'off', secrets: { action: 'block' } },
      'db_*': { sql_injection: { confidence: 'low' } },
      echo: 'off',
    },
    exempt: {
      write_file: ['content', { argument: 'options.to', detectors: ['pii', 'injection'] }],
      send: [{ argument: '/a', detectors: 'pii' }],
    },
    roles: { run_query: { statement_text: 'sql' } },
  },
};

type Path = readonly (string | number)[];

/** Every map and every value of it. */
function places(value: JsonValue, path: Path = []): readonly { readonly path: Path; readonly value: JsonValue }[] {
  const inner = Array.isArray(value)
    ? value.flatMap((each: JsonValue, at) => places(each, [...path, at]))
    : isJsonObject(value)
      ? Object.entries(value).flatMap(([key, each]) => places(each, [...path, key]))
      : [];
  return [{ path, value }, ...inner];
}

function replaced(value: JsonValue, [head, ...rest]: Path, change: (value: JsonValue) => JsonValue): JsonValue {
  if (head === undefined) return change(value);
  if (Array.isArray(value)) return value.map((each: JsonValue, at) => (at === head ? replaced(each, rest, change) : each));
  if (!isJsonObject(value)) throw new Error('no such place');
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === head ? replaced(each, rest, change) : each]));
}

const all = places(WHOLE);
const nameOf = (path: Path) => (path.length === 0 ? 'the file' : path.join('.'));

test('the whole policy compiles', () => {
  expect(compilePolicy(JSON.stringify(WHOLE), { file: 'policy.yaml' })).toMatchObject({ ok: true });
  expect(problems(JSON.stringify(WHOLE)).map(({ code }) => code)).toEqual(['AM1507', 'AM1507']);
});

describe('every key is one that the language has', () => {
  // What the author names freely: tools and arguments.
  const free = new Set([
    'per_tool',
    'argument_matches',
    'argument_not_matches',
    'exempt',
    'roles',
    'run_query',
    'tools',
    'metadata',
    'vars',
    'servers',
  ]);
  const maps = all.filter(({ path, value }) => isJsonObject(value) && !free.has(String(path.at(-1))));

  test.each(maps.map(({ path }) => [nameOf(path), path] as const))('a new key in %s', (_name, path) => {
    const text = JSON.stringify(replaced(WHOLE, path, (value) => ({ zzzz: 1, ...(value as JsonObject) })));
    const found = problems(text).filter(({ code }) => code === 'AM1101');
    expect(found).toHaveLength(1);
    expect(found[0]?.hint).toContain('the keys are');
    expect(found[0]?.span).toMatchObject({ line: 1, length: 6 });
  });

  const keys = maps.flatMap(({ path, value }) =>
    Object.keys(value as JsonObject).map((key) => [nameOf([...path, key]), path, key] as const),
  );
  test.each(keys.filter(([, , key]) => key.length > 3))('%s with two letters turned', (_name, path, key) => {
    const typo = `${key.slice(0, 1)}${key.charAt(2)}${key.charAt(1)}${key.slice(3)}`;
    if (typo === key) return;
    const text = JSON.stringify(
      replaced(WHOLE, path, (value) =>
        Object.fromEntries(Object.entries(value as JsonObject).map(([name, each]) => [name === key ? typo : name, each])),
      ),
    );
    expect(problems(text).find(({ code }) => code === 'AM1101')?.message).toContain(`(did you mean \`${key}\`?)`);
  });

  test.each(keys)('%s twice', (_name, path, key) => {
    const value = JSON.stringify(key);
    const text = JSON.stringify(replaced(WHOLE, path, (map) => ({ ...(map as JsonObject), ZZZZ: null })));
    const found = problems(text.replace('"ZZZZ":null', `${value}:null`));
    expect(found.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['AM1002']);
  });
});

describe('every value is of its type', () => {
  const WRONG: readonly JsonValue[] = [null, 7, -1, 1.5, true, '', ' ', 'zzzz', [], {}, [[]], [7], [null], { zzzz: 1 }];
  // Any text will do there, and any wrong one is text as well.
  const texts = new Set([
    'lock',
    'roots',
    'name',
    'description',
    'reason',
    'advice',
    'tool',
    '1',
    'server',
    'prompt',
    'redact',
    'replacement',
    'label',
    'message',
    'team',
    'readers',
    'method',
    'id',
    'q',
    '0',
    'path_starts_with',
    'path_not_contains',
    'argument',
  ]);
  const fits = (path: Path, value: JsonValue): boolean => {
    const last = String(path.at(-1));
    if (path.length === 0) return false;
    if (path[0] === 'metadata') return path.length > 1 || isJsonObject(value);
    if (value === 'zzzz')
      return texts.has(last) && path[0] !== undefined && !['obligations', 'rules', 'detectors', 'conditions'].includes(String(path.at(-2)));
    if (value === true)
      return ['include_arguments', 'log_all', 'read_only', 'destructive', 'idempotent', 'open_world', 'under_roots', 'from_start'].includes(
        last,
      );
    if (value === 7) return last === 'requests';
    if (Array.isArray(value) && value.length === 0)
      return ['mitigates', 'redact_fields'].includes(last) || ['paths', 'rules', 'servers,git,rules'].includes(path.join());
    if (isJsonObject(value) && Object.keys(value).length === 0)
      return ['rate_limits', 'per_tool', 'audit', 'sanitize', 'definitions', 'exempt', 'approve', 'vars', 'git'].includes(last);
    return false;
  };
  const cases = all.flatMap(({ path }) =>
    WRONG.filter((value) => !fits(path, value)).map((value) => [nameOf(path), JSON.stringify(value), path, value] as const),
  );

  test.each(cases)('%s: %s', (_name, _wrong, path, value) => {
    const text = JSON.stringify(replaced(WHOLE, path, () => value));
    const result = compilePolicy(text, { file: 'policy.yaml' });
    expect(result.ok).toBe(false);
    for (const each of problems(text).filter(({ code }) => code !== 'AM1507')) {
      expect(each.severity).toBe('error');
      expect(each.code in CODES).toBe(true);
      expect(each.span).toMatchObject({ file: 'policy.yaml' });
      expect(each.message).toMatch(/^[a-z`0-9R]/);
    }
  });

  const fitting = all.flatMap(({ path }) =>
    WRONG.filter((value) => fits(path, value)).map((value) => [nameOf(path), JSON.stringify(value), path, value] as const),
  );
  test.each(fitting)('%s may be %s', (_name, _value, path, value) => {
    expect(compilePolicy(JSON.stringify(replaced(WHOLE, path, () => value)), { file: 'policy.yaml' }).ok).toBe(true);
  });
});

test('the published schema has every key that the validator knows, and no other', () => {
  const properties = (schema: JsonValue | undefined): readonly string[] =>
    Object.keys(((schema as JsonObject)['properties'] ?? {}) as JsonObject);
  expect(properties(policySchema).toSorted()).toEqual([...Object.keys(WHOLE), 'extends', 'helpers'].toSorted());
  const rule = ((policySchema['properties'] as JsonObject)['rules'] as JsonObject)['items'];
  expect(properties(rule).toSorted()).toEqual([
    'action',
    'advice',
    'annotations',
    'arguments',
    'client',
    'conditions',
    'id',
    'identity',
    'method',
    'mitigates',
    'obligations',
    'prompt',
    'rate_limit',
    'reason',
    'resource',
    'server',
    'session',
    'severity',
    'time',
    'tool',
  ]);
});

/** S-23, S-60: what a person gets wrong, by hand. `at` is line:column, `says` is in the message, `hint` in the advice. */
const BY_HAND: readonly {
  readonly why: string;
  readonly text: string;
  readonly code: string;
  readonly at?: string;
  readonly says?: string;
  readonly hint?: string;
}[] = [
  { why: 'nothing', text: '', code: 'AM1005', at: '1:1', hint: 'version' },
  { why: 'a comment alone', text: '# x\n', code: 'AM1005' },
  { why: 'not a policy', text: '- a\n', code: 'AM1005' },
  { why: 'a text', text: 'hello\n', code: 'AM1005' },
  { why: 'no version', text: 'rules: []\n', code: 'AM1102', says: '`version`' },
  { why: 'a version to come', text: 'version: 2\nrules: []\n', code: 'AM1106', at: '1:10' },
  { why: 'neither rules nor a default', text: 'version: 1\nname: x\n', code: 'AM1102', says: '`rules`' },
  { why: 'a misspelled mode', text: 'version: 1\nmode: shadwo\nrules: []\n', code: 'AM1104', at: '2:7', says: 'did you mean `shadow`' },
  { why: 'a mode in the past tense', text: 'version: 1\nmode: enforced\nrules: []\n', code: 'AM1104', hint: 'write `enforce`' },
  { why: 'a misspelled key', text: 'version: 1\nrulse: []\n', code: 'AM1101', at: '2:1', says: 'did you mean `rules`' },
  {
    why: 'a key in other case',
    text: 'version: 1\nrules: []\ndefault_Action: allow\n',
    code: 'AM1101',
    at: '3:1',
    says: 'did you mean `default_action`',
  },
  {
    why: 'a key of another tool',
    text: 'version: 1\nrules: [{ tool: a, effect: allow, action: allow }]\n',
    code: 'AM1101',
    hint: 'write `action`',
  },
  {
    why: 'priorities',
    text: 'version: 1\nrules: [{ tool: a, priority: 5, action: allow }]\n',
    code: 'AM1101',
    hint: 'order and priority do not matter',
  },
  {
    why: 'an unknown operator',
    text: 'version: 1\nrules: [{ tool: a, action: allow, conditions: [{ path_begins_with: /a }] }]\n',
    code: 'AM1101',
    says: 'a condition has no key `path_begins_with`',
  },
  {
    why: 'conditions that are no list',
    text: 'version: 1\nrules:\n  - tool: a\n    action: allow\n    conditions:\n      path_starts_with: /a\n',
    code: 'AM1103',
    at: '6:7',
    hint: '`- `',
  },
  {
    why: 'an unknown unit',
    text: 'version: 1\nrules: [{ tool: a, action: allow, rate_limit: { requests: 1, per: minutes } }]\n',
    code: 'AM1104',
    hint: 'write `minute`',
  },
  { why: 'octal', text: 'version: 1\nrules: [{ tool: a, action: allow, rate_limit: { requests: 0o10, per: minute } }]\n', code: 'AM1105' },
  {
    why: 'an exponent',
    text: 'version: 1\nrules: [{ tool: a, action: allow, rate_limit: { requests: 1e3, per: minute } }]\n',
    code: 'AM1105',
  },
  {
    why: 'a limit beyond counting',
    text: 'version: 1\nrules: [{ tool: a, action: allow, rate_limit: { requests: 9999999, per: minute } }]\n',
    code: 'AM1105',
  },
  {
    why: 'a limit of a deny',
    text: 'version: 1\nrules: [{ tool: a, action: deny, rate_limit: { requests: 1, per: minute } }]\n',
    code: 'AM1202',
  },
  {
    why: 'a limit of a method',
    text: 'version: 1\nrules: [{ method: a/b, action: allow, rate_limit: { requests: 1, per: minute } }]\n',
    code: 'AM1202',
  },
  { why: 'no: a text in YAML 1.2', text: 'version: 1\nrules: [{ tool: a, action: no }]\n', code: 'AM1104' },
  {
    why: 'several tools in one text',
    text: 'version: 1\nrules: [{ tool: "a, b", action: deny }]\n',
    code: 'AM1108',
    hint: 'write a list',
  },
  {
    why: 'a tool twice in a list',
    text: 'version: 1\nrules: [{ tool: [a, b, a], action: deny }]\n',
    code: 'AM1108',
    at: '2:24',
    says: '`a` stands in this list twice',
  },
  { why: 'everything and something', text: 'version: 1\nrules: [{ tool: [a, "*"], action: deny }]\n', code: 'AM1108', at: '2:21' },
  { why: 'an empty list of tools', text: 'version: 1\nrules: [{ tool: [], action: deny }]\n', code: 'AM1107', at: '2:17' },
  { why: 'tools', text: 'version: 1\nrules: [{ tools: [a], action: deny }]\n', code: 'AM1101', hint: 'write `tool`, which takes a list' },
  {
    why: 'a tool and a resource',
    text: 'version: 1\nrules: [{ tool: a, resource: "x:y", action: deny }]\n',
    code: 'AM1201',
    says: 'a tool and a resource',
  },
  { why: 'a path for a URI', text: 'version: 1\nrules: [{ resource: /srv/a, action: deny }]\n', code: 'AM1108', hint: '`file:///srv/a`' },
  {
    why: 'a URI that no message fits',
    text: 'version: 1\nrules: [{ resource: "file:///srv/../etc/*", action: deny }]\n',
    code: 'AM1108',
    at: '2:21',
    says: 'no message would fit',
  },
  { why: 'a file with one slash', text: 'version: 1\nrules: [{ resource: "file:/srv/*", action: deny }]\n', code: 'AM1108' },
  {
    why: 'a scheme in capitals',
    text: 'version: 1\nrules: [{ resource: "FILE:///srv/*", action: deny }]\n',
    code: 'AM1108',
    hint: 'lower-case scheme',
  },
  {
    why: 'a limit of resources',
    text: 'version: 1\nrules: [{ resource: "x:y", action: allow, rate_limit: { requests: 1, per: day } }]\n',
    code: 'AM1202',
  },
  {
    why: 'conditions on a resource',
    text: 'version: 1\nrules: [{ resource: "x:y", action: allow, conditions: [{ argument_matches: { a: ^b$ } }] }]\n',
    code: 'AM1206',
    hint: 'say it with the URI',
  },
  {
    why: 'annotations of a prompt',
    text: 'version: 1\nrules: [{ prompt: a, action: deny, annotations: { read_only: true } }]\n',
    code: 'AM1208',
    says: 'a prompt has none',
  },
  {
    why: "the specification's spelling of an annotation",
    text: 'version: 1\nrules: [{ tool: a, action: deny, annotations: { readOnlyHint: true } }]\n',
    code: 'AM1101',
    hint: 'write `read_only`',
  },
  { why: 'no annotation', text: 'version: 1\nrules: [{ tool: a, action: deny, annotations: {} }]\n', code: 'AM1107' },
  {
    why: 'an annotation that is no flag',
    text: 'version: 1\nrules: [{ tool: a, action: deny, annotations: { read_only: "yes" } }]\n',
    code: 'AM1103',
    hint: 'without quotes',
  },
  {
    why: 'two servers in one text',
    text: 'version: 1\nrules: [{ tool: a, action: deny, server: "x, y" }]\n',
    code: 'AM1108',
    hint: 'write a list',
  },
  {
    why: 'an obligation of a deny',
    text: 'version: 1\nrules: [{ tool: a, action: deny, obligations: [{ label: x }] }]\n',
    code: 'AM1207',
    says: 'obliges to nothing',
  },
  {
    why: 'two obligations in one',
    text: 'version: 1\nrules: [{ tool: a, action: allow, obligations: [{ label: x, log: full }] }]\n',
    code: 'AM1207',
    hint: 'new entry',
  },
  {
    why: 'a replacement of nothing',
    text: 'version: 1\nrules: [{ tool: a, action: allow, obligations: [{ label: x, replacement: y }] }]\n',
    code: 'AM1207',
    says: 'belongs to `redact`',
  },
  {
    why: 'an obligation that says nothing',
    text: 'version: 1\nrules: [{ tool: a, action: allow, obligations: [{ replacement: y }] }]\n',
    code: 'AM1102',
  },
  {
    why: 'a limit as an obligation',
    text: 'version: 1\nrules: [{ tool: a, action: allow, obligations: [{ rate_limit: { requests: 1, per: day } }] }]\n',
    code: 'AM1101',
    hint: 'beside `action`',
  },
  {
    why: 'how much of the record',
    text: 'version: 1\nrules: [{ tool: a, action: allow, obligations: [{ log: fulll }] }]\n',
    code: 'AM1104',
    says: 'did you mean `full`',
  },
  { why: 'an id that the language uses', text: 'version: 1\nrules: [{ tool: a, action: deny, id: uri }]\n', code: 'AM1203' },
  {
    why: 'a variable that is not there',
    text: 'version: 1\nvars: { docs: /srv }\nrules: [{ tool: "${dosc}", action: deny }]\n',
    code: 'AM1501',
    at: '3:17',
    says: 'did you mean `docs`',
  },
  { why: 'a variable without any', text: 'version: 1\nrules: [{ tool: "${docs}", action: deny }]\n', code: 'AM1501', hint: '`$${`' },
  {
    why: 'a list inside of a text',
    text: 'version: 1\nvars: { t: [a, b] }\nrules: [{ tool: "x_${t}", action: deny }]\n',
    code: 'AM1501',
    says: 'is a list',
  },
  {
    why: 'the environment beside vars',
    text: 'version: 1\nrules: [{ tool: "${env.SET}", action: deny }]\n',
    code: 'AM1501',
    says: 'in `vars` only',
  },
  {
    why: 'a variable in a variable',
    text: 'version: 1\nvars: { a: x, b: "${a}" }\nrules: []\n',
    code: 'AM1501',
    hint: 'do not refer to each other',
  },
  {
    why: 'a variable in a key',
    text: 'version: 1\nvars: { a: x }\nrate_limits: { per_tool: { "${a}": { requests: 1, per: day } } }\nrules: []\n',
    code: 'AM1501',
    says: 'is a key',
  },
  {
    why: 'an environment variable that is not set',
    text: 'version: 1\nvars: { a: "${env.NOT_SET}" }\nrules: []\n',
    code: 'AM1502',
    at: '2:12',
    says: 'is not set',
  },
  {
    why: 'an environment variable that is empty',
    text: 'version: 1\nvars: { a: "${env.EMPTY}" }\nrules: []\n',
    code: 'AM1502',
    says: 'is empty',
  },
  { why: 'a variable with a number', text: 'version: 1\nvars: { a: 5 }\nrules: []\n', code: 'AM1103', hint: 'quotes' },
  {
    why: 'a variable that is a number in the end',
    text: 'version: 1\nvars: { n: "5" }\nrules: [{ tool: a, action: allow, rate_limit: { requests: "${n}", per: day } }]\n',
    code: 'AM1103',
  },
  { why: 'a name of a variable', text: 'version: 1\nvars: { "a-b": x }\nrules: []\n', code: 'AM1108' },
  {
    why: 'text that a variable brings is no YAML',
    text: 'version: 1\nvars: { t: "a, b" }\nrules: [{ tool: "${t}", action: deny }]\n',
    code: 'AM1108',
    says: 'names several',
  },
  { why: 'nothing to extend', text: 'version: 1\nextends: ./base.yaml\n', code: 'AM1503', at: '2:10', says: '`./base.yaml`' },
  { why: 'include', text: 'version: 1\ninclude: a.yaml\nrules: []\n', code: 'AM1101', hint: 'write `extends`' },
  {
    why: 'a server in a server',
    text: 'version: 1\nservers: { git: { rules: [{ tool: a, server: x, action: deny }] } }\n',
    code: 'AM1101',
    says: 'under `servers`',
  },
  {
    why: 'every tool of a server',
    text: 'version: 1\nservers: { git: { rules: [{ tool: "*", action: deny }] } }\n',
    code: 'AM1506',
    hint: 'default_action: deny',
  },
  { why: 'a key of a server', text: 'version: 1\nservers: { git: { default: deny } }\n', code: 'AM1101', says: 'a server has no key' },
  {
    why: 'a zone that is none',
    text: 'version: 1\nrules: [{ tool: a, action: allow, time: { zone: Europe/Berlim } }]\n',
    code: 'AM1104',
    hint: '`Europe/Berlin`',
  },
  {
    why: 'a day that is none',
    text: 'version: 1\nrules: [{ tool: a, action: allow, time: { days: mon-fry } }]\n',
    code: 'AM1104',
    hint: '`mon-fri`',
  },
  {
    why: 'an hour that is none',
    text: 'version: 1\nrules: [{ tool: a, action: allow, time: { from: "25:00" } }]\n',
    code: 'AM1103',
    hint: '"08:00"',
  },
  {
    why: 'a window of nothing',
    text: 'version: 1\nrules: [{ tool: a, action: allow, time: { from: "08:00", to: "08:00" } }]\n',
    code: 'AM1105',
  },
  { why: 'an identity that says nothing', text: 'version: 1\nrules: [{ tool: a, action: allow, identity: {} }]\n', code: 'AM1107' },
  { why: 'a role', text: 'version: 1\nrules: [{ tool: a, action: allow, identity: { role: x } }]\n', code: 'AM1101', hint: 'claims' },
  {
    why: 'a way to know somebody that is none',
    text: 'version: 1\nrules: [{ tool: a, action: allow, identity: { method: jwtt } }]\n',
    code: 'AM1104',
    says: 'did you mean `jwt`',
  },
  {
    why: 'a subject beside identity',
    text: 'version: 1\nrules: [{ tool: a, action: allow, subject: x }]\n',
    code: 'AM1101',
    hint: 'identity',
  },
  {
    why: 'a label of the session',
    text: 'version: 1\nrules: [{ tool: a, action: allow, session: { label: x } }]\n',
    code: 'AM1101',
    hint: 'write `labels`',
  },
  {
    why: 'a regular expression for a tool',
    text: 'version: 1\nrules: [{ tool: "^read_.*$", action: deny }]\n',
    code: 'AM1108',
    hint: '`*` for any text',
  },
  { why: 'every method', text: 'version: 1\nrules: [{ method: "*", action: deny }]\n', code: 'AM1205', hint: 'default_action' },
  {
    why: 'tool calls by a pattern of methods',
    text: 'version: 1\nrules: [{ method: "tools/*", action: deny }]\n',
    code: 'AM1205',
    hint: 'tool: "*"',
  },
  {
    why: 'S-22: look-ahead',
    text: 'version: 1\nrules:\n  - tool: a\n    action: deny\n    conditions:\n      - argument_matches: { q: "a(?!b)" }\n',
    code: 'AM1109',
    at: '6:34',
    says: 'RE2 has no look-ahead',
  },
  {
    why: 'S-22: a back-reference',
    text: "version: 1\nrules:\n  - tool: a\n    action: deny\n    conditions:\n      - argument_matches: { q: '(a)\\1' }\n",
    code: 'AM1109',
    at: '6:36',
    says: 'RE2 has no back-references',
  },
  {
    why: 'brackets beyond the first line that nest too deeply for a parser',
    text: `version: 1\nmetadata:\n  a: ${'['.repeat(1_000)}\n`,
    code: 'AM1004',
    at: '3:262',
  },
  { why: 'two documents', text: 'version: 1\nrules: []\n---\nversion: 1\nrules: []\n', code: 'AM1003', says: 'second one' },
  { why: 'YAML 1.1', text: '%YAML 1.1\n---\nversion: 1\nrules: []\n', code: 'AM1003', says: 'YAML 1.2' },
  { why: 'taint: true', text: 'version: 1\nrules: []\ntaint: true\n', code: 'AM1104', hint: 'write `block`' },
  { why: 'an action of taint that is none', text: 'version: 1\nrules: []\ntaint: deny\n', code: 'AM1104', hint: 'write `block`' },
  { why: 'a kind of call nearly', text: 'version: 1\nrules: []\ntaint: { sent: ask }\n', code: 'AM1101', says: 'did you mean `send`' },
  {
    why: 'a tool that is trusted and not',
    text: 'version: 1\nrules: []\ntaint: { sources: [a, b], trusted: [b] }\n',
    code: 'AM1108',
    says: '`b` stands under `sources` and under `trusted`',
  },
  {
    why: 'a URL among hosts',
    text: 'version: 1\nrules: []\ntaint: { hosts: ["https://a.example"] }\n',
    code: 'AM1108',
    hint: 'the host alone',
  },
  { why: 'sanitize: false', text: 'version: 1\nrules: []\nsanitize: false\n', code: 'AM1103', hint: 'sanitize: off' },
  {
    why: 'an unknown detector',
    text: 'version: 1\nrules: []\nsanitize: { pathtraversal: off }\n',
    code: 'AM1101',
    says: 'did you mean `path_traversal`',
  },
  {
    why: 'roles of a pattern',
    text: 'version: 1\nrules: []\nsanitize: { roles: { "w*": { q: sql } } }\n',
    code: 'AM1108',
    hint: 'write the exact name',
  },
  {
    why: 'a role that is none',
    text: 'version: 1\nrules: []\nsanitize: { roles: { a: { q: shell } } }\n',
    code: 'AM1104',
    hint: 'write `command`',
  },
  { why: 'two roles of one argument', text: 'version: 1\nrules: []\nsanitize: { roles: { a: { q: sql, /q: text } } }\n', code: 'AM1108' },
  { why: 'roles of all items', text: 'version: 1\nrules: []\nsanitize: { roles: { a: { "files.*.q": sql } } }\n', code: 'AM1110' },
  { why: 'a tool without roles', text: 'version: 1\nrules: []\nsanitize: { roles: { a: {} } }\n', code: 'AM1107' },
  { why: 'an exemption of a pattern', text: 'version: 1\nrules: []\nsanitize: { exempt: { "w*": [content] } }\n', code: 'AM1108' },
  {
    why: 'rules of a category',
    text: 'version: 1\nrules: []\nsanitize: { injection: { rules: [a] } }\n',
    code: 'AM1101',
    hint: 'rules belong to a detector',
  },
  {
    why: 'a rule of another detector',
    text: 'version: 1\nrules: []\nsanitize: { pii: { rules: [card] } }\n',
    code: 'AM1108',
    hint: 'write `pii.`',
  },
  {
    why: 'a category nearly',
    text: 'version: 1\nrules: []\nsanitize: { injections: off }\n',
    code: 'AM1101',
    says: 'did you mean `injection`',
  },
  {
    why: 'a pattern of another kind for tools',
    text: 'version: 1\nrules: []\nsanitize: { tools: { "db_(a|b)": off } }\n',
    code: 'AM1108',
    hint: 'patterns have `*`',
  },
  {
    why: 'stars side by side',
    text: 'version: 1\nrules: []\nsanitize: { tools: { "db_**": off } }\n',
    code: 'AM1108',
    hint: 'write `db_*`',
  },
  { why: 'a tool about which nothing is said', text: 'version: 1\nrules: []\nsanitize: { tools: { a: {} } }\n', code: 'AM1107' },
  {
    why: 'an exemption of a detector that is none',
    text: 'version: 1\nrules: []\nsanitize: { exempt: { a: [{ argument: b, detectors: [pi] }] } }\n',
    code: 'AM1104',
    says: 'did you mean `pii`',
  },
  {
    why: 'an exemption without detectors',
    text: 'version: 1\nrules: []\nsanitize: { exempt: { a: [{ argument: b }] } }\n',
    code: 'AM1102',
    says: 'needs the key `detectors`',
  },
  {
    why: 'a redaction of many arguments, which would be of none',
    text: 'version: 1\nrules: [{ tool: t, action: allow, obligations: [{ redact: items.*.ssn }] }]\n',
    code: 'AM1110',
    hint: 'name what they all stand in',
  },
  {
    why: 'the same as a JSON Pointer',
    text: 'version: 1\nrules: [{ tool: t, action: allow, obligations: [{ redact: [a, /items/*/ssn] }] }]\n',
    code: 'AM1110',
  },
  {
    why: 'an exemption of many arguments',
    text: 'version: 1\nrules: []\nsanitize: { exempt: { a: ["files.*.content"] } }\n',
    code: 'AM1110',
  },
  {
    why: 'fields of the log with a star',
    text: 'version: 1\nrules: []\naudit: { redact_fields: ["users.*.ssn"] }\n',
    code: 'AM1110',
    hint: 'write the name alone',
  },
  { why: 'a NUL in a name', text: 'version: 1\nrules: [{ tool: "a\\0b", action: deny }]\n', code: 'AM1107' },
  { why: 'half of a surrogate pair', text: 'version: 1\nrules: [{ tool: "a\\ud800", action: deny }]\n', code: 'AM1107' },
  { why: 'YAML that ends in the middle', text: 'version: 1\nrules: [{ tool: a\n', code: 'AM1001' },
  { why: 'JSON with a trailing word', text: '{"version": 1, "rules": []} x\n', code: 'AM1001' },
];

describe('by hand', () => {
  test.each(BY_HAND)('$why', ({ text, code, at, says, hint }) => {
    const found = problems(text).find((each) => each.code === code);
    expect(found, JSON.stringify(problems(text), null, 1)).toBeDefined();
    if (at !== undefined) expect(`${found?.span?.line}:${found?.span?.column}`).toBe(at);
    if (says !== undefined) expect(found?.message).toContain(says);
    if (hint !== undefined) expect(found?.hint).toContain(hint);
    expect(compilePolicy(text, { file: 'policy.yaml' }).ok).toBe(false);
  });

  test('all problems at once, in the order of the file', () => {
    const found = problems('version: 1\nmode: x\nfoo: 1\nrules:\n  - { tool: a, action: b }\n  - { tol: a, action: allow }\n');
    expect(found.map(({ code, span }) => `${span?.line} ${code}`)).toEqual(['2 AM1104', '3 AM1101', '5 AM1104', '6 AM1101']);
  });
});

describe('S-22: files that attack the reader', () => {
  const laughs = [
    'version: 1',
    'a: &a0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 12 }, (_, i) => `b${i}: &a${i + 1} [${Array.from({ length: 10 }, () => `*a${i}`).join(', ')}]`),
  ].join('\n');
  test.each([
    ['a billion laughs', laughs],
    ['10,000 brackets', `version: 1\nrules: ${'['.repeat(10_000)}`],
    [
      '10,000 lists without brackets',
      `version: 1\nrules:\n${Array.from({ length: 10_000 }, (_, i) => `${' '.repeat(i % 200)}- `).join('\n')}`,
    ],
    ['10,000 dashes on a line', `version: 1\nrules: \n  ${'- '.repeat(10_000)}x`],
    ['megabytes', `version: 1\n#${'x'.repeat(MAX_SOURCE_LENGTH)}`],
    ['an alias to itself', 'version: 1\nrules: &a [*a]\n'],
  ])('%s', (_name, text) => {
    const found = problems(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(100);
    expect(found[0]?.severity).toBe('error');
  });

  test('aliases that stay small are fine', () => {
    const text = 'version: 1\nrules:\n  - { tool: a, action: deny, reason: &r no }\n  - { tool: b, action: deny, reason: *r }\n';
    expect(compilePolicy(text, { file: 'policy.yaml' }).ok).toBe(true);
  });
});

describe('S-24: a rule that can never match is reported', () => {
  test.each([
    ['a deny covers it', 'AM1301', ['{ tool: git_push, action: allow }', '{ tool: "git_*", action: deny }']],
    ['a rule without conditions beside it asks', 'AM1302', ['{ tool: b, action: allow }', '{ tool: b, action: ask }']],
    [
      'its conditions contradict each other',
      'AM1305',
      ['{ tool: d, action: allow, conditions: [{ path_starts_with: /a/b, path_not_contains: b }] }'],
    ],
    ['the protocol has no such method', 'AM1306', ['{ method: resources/reed, action: allow }']],
  ])('%s', (_why, code, rules) => {
    const found = problems(`version: 1\nrules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`);
    expect(found).toMatchObject([{ severity: 'warning', code, span: { line: 3 } }]);
  });
});

test.each(['1', '1.0', '"1"', '"1.0"', "'1.0'"])('version: %s is version 1.0', (version) => {
  expect(compilePolicy(`version: ${version}\nrules: []\n`, { file: 'policy.yaml' }).ok).toBe(true);
});
