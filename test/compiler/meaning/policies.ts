import { UNDER_ROOTS } from '../../../src/compiler/language/under-roots.js';
import type { JsonObject, JsonValue } from '../../../src/protocol/json/json.js';
import * as fc from '../../properties.js';
import { conditions } from './conditions.js';
import { schemas } from './json-schemas.js';
import { PREFIXES } from './operands.js';

/** Random policies over the whole language, as the objects that a file holds. Every one of them compiles. */
export interface PolicyFile {
  readonly version: '1.0';
  readonly rules: readonly JsonObject[];
  readonly [key: string]: JsonValue;
}

export const TOOLS = ['read_file', 'read_dir', 'write_file', 'db_query', 'db_admin', 'Read_File', 'ß'] as const;
export const METHODS = ['roots/list', 'sampling/createMessage', 'resources/read', 'prompts/get', 'tools/list', 'x/y'] as const;
export const URIS = ['file:///srv/a', 'file:///srv/ab', 'file:///srv/a/b', 'db://h/t', 'https://example.com/x'] as const;
export const PROMPTS = ['review', 'review_code', 'plan'] as const;
export const SERVERS = ['files', 'files-2', 'db'] as const;
export const SUBJECTS = ['alice', 'bob', 'Alice'] as const;
export const GROUPS = ['ops', 'dev', 'ß'] as const;
export const CLIENTS = ['editor', 'chat-ui', 'cli'] as const;
export const LABELS = ['seen', 'ß', 'tainted'] as const;
export const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'] as const;

const NAMES = {
  tool: [...TOOLS, 'read_*', '*_file', 'db_*', '*', 'r*d*e', '*a*'],
  method: ['roots/list', 'sampling/createMessage', 'resources/read', 'prompts/get', 'tools/list', 'resources/*', '*/list', 'x/*'],
  resource: [...URIS, 'file:///srv/*', 'file:///srv/a/*', 'db:*'],
  prompt: [...PROMPTS, 'review*', '*'],
} as const;
type Kind = keyof typeof NAMES;

function oneOrMore(names: readonly string[]): fc.Arbitrary<JsonValue> {
  const several = fc.subarray(
    names.filter((name) => name !== '*'),
    { minLength: 1, maxLength: 3 },
  );
  return fc.oneof({ arbitrary: fc.constantFrom(...names), weight: 3 }, { arbitrary: several, weight: 1 });
}

/** With this probability; a key that is not there is a key that is not written. */
function sometimes<T>(value: fc.Arbitrary<T>, percent: number): fc.Arbitrary<T | undefined> {
  return fc.oneof({ arbitrary: fc.constant(undefined), weight: 100 - percent }, { arbitrary: value, weight: percent });
}

function written(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}

function someOf(fields: Readonly<Record<string, fc.Arbitrary<JsonValue>>>): fc.Arbitrary<JsonObject> {
  return fc.record(fields, { requiredKeys: [] }).filter((said) => Object.keys(said).length > 0) as fc.Arbitrary<JsonObject>;
}

const identity = someOf({
  subject: oneOrMore([...SUBJECTS, 'al*', '*b']),
  groups: oneOrMore([...GROUPS]),
  claims: fc.constantFrom<JsonObject>(
    { department: 'it' },
    { level: [1, 2] },
    { '/realm/admin': true },
    { level: 1, department: ['it', 'hr'] },
    { '/realm/a~1b': 'x' },
  ),
  authenticated: fc.boolean(),
  method: fc.constantFrom<JsonValue>('jwt', ['os', 'flag'], 'none'),
});
const time = someOf({
  days: fc.constantFrom<JsonValue>('mon-fri', ['sat', 'sun'], 'wed', 'sun-mon'),
  from: fc.constantFrom('08:00', '22:00', '02:30'),
  to: fc.constantFrom('18:00', '06:00', '03:00', '00:00'),
  zone: fc.constantFrom(...ZONES),
});
const session = someOf({
  after: oneOrMore([...TOOLS]),
  labels: oneOrMore([...LABELS]),
  without_labels: oneOrMore([...LABELS]),
});
const action = fc.constantFrom('allow', 'deny', 'ask');
const rateLimit = fc.record({ requests: fc.integer({ min: 1, max: 9 }), per: fc.constantFrom('second', 'minute', 'hour', 'day') });
const annotations = fc
  .record({ read_only: fc.boolean(), destructive: fc.boolean(), idempotent: fc.boolean(), open_world: fc.boolean() }, { requiredKeys: [] })
  .filter((said) => Object.keys(said).length > 0);
const obligation: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { redact: 'q' },
  { redact: ['/opts/mode', 'n'], replacement: '[gone]' },
  { label: 'seen' },
  { label: 'ß' },
  { log: 'full' },
  { log: 'minimal' },
  { approve: { approvers: ['bob'], message: 'by bob' } },
);

export const rule: fc.Arbitrary<JsonObject> = fc
  .constantFrom<Kind>('tool', 'tool', 'tool', 'tool', 'method', 'resource', 'prompt')
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      about: fc.constantFrom('all', 'all', 'conditions', 'conditions', 'conditions', 'arguments', 'context'),
      names: oneOrMore(NAMES[kind]),
      action,
      id: sometimes(fc.constantFrom('one', 'two', 'three', 'four'), 30),
      reason: sometimes(fc.constant('because'), 20),
      advice: sometimes(fc.constant('do not'), 10),
      severity: sometimes(fc.constantFrom('low', 'high'), 20),
      server: sometimes(oneOrMore([...SERVERS, 'files*', '*']), 15),
      annotations: sometimes(annotations, 15),
      conditions: sometimes(conditions, 70),
      schema: schemas,
      also: fc.nat(99),
      identity: sometimes(identity, 10),
      client: sometimes(oneOrMore([...CLIENTS, 'chat-*']), 6),
      time: sometimes(time, 10),
      session: sometimes(session, 10),
      rate_limit: sometimes(rateLimit, 15),
      obligations: sometimes(fc.array(obligation, { minLength: 1, maxLength: 2 }), 15),
    }),
  )
  .map(({ kind, about, also, names, action, annotations, conditions, schema, rate_limit, obligations, ...others }) => {
    const { identity, client, time, session, ...rest } = others;
    const argued = kind === 'tool' || kind === 'prompt';
    const withSchema = about === 'arguments' || (about === 'all' && also < 30);
    return written({
      [kind]: names,
      action,
      ...rest,
      // Of rules that ask for everything at once few ever hold.
      ...(about === 'all' || about === 'context' || !argued ? { identity, client, time, session } : {}),
      annotations: kind === 'tool' ? annotations : undefined,
      conditions: argued && (about === 'all' || about === 'conditions') ? conditions : undefined,
      arguments: argued && withSchema ? schema : undefined,
      rate_limit: kind === 'tool' && action !== 'deny' ? rate_limit : undefined,
      obligations: action === 'deny' ? undefined : obligations,
    });
  });

/** Each rule as if it had `server`, so that it has none itself, and none is a default. */
const servers: fc.Arbitrary<JsonObject> = fc
  .dictionary(
    fc.constantFrom(...SERVERS, 'files*', '*b', '*'),
    fc.record({ default_action: sometimes(action, 60), rules: fc.array(rule, { maxLength: 2 }) }),
    { minKeys: 1, maxKeys: 3 },
  )
  .map((parts) =>
    Object.fromEntries(
      Object.entries(parts).map(([server, { default_action, rules }]) => [server, written({ default_action, rules: rules.map(ofServer) })]),
    ),
  );

function ofServer({ server: _server, id: _id, ...rest }: JsonObject): JsonObject {
  return isDefault(rest) ? { ...rest, tool: 'read_*' } : rest;
}

export const policyFile: fc.Arbitrary<PolicyFile> = fc
  .record({
    default_action: action,
    rules: fc.array(rule, { minLength: 1, maxLength: 7 }),
    global: sometimes(rateLimit, 15),
    per_tool: sometimes(fc.dictionary(fc.constantFrom('read_file', 'db_query'), rateLimit, { minKeys: 1 }), 15),
    servers: sometimes(servers, 15),
    roots: fc.subarray([...PREFIXES], { minLength: 1 }),
  })
  .map(({ default_action, rules, global, per_tool, servers, roots }) => {
    const limits = written({ global, per_tool });
    return {
      version: '1.0',
      default_action,
      rules: withOneDefault(withOneId(rules), default_action),
      ...written({
        servers,
        roots: asksForRoots([rules, servers]) ? roots : undefined,
        rate_limits: Object.keys(limits).length === 0 ? undefined : limits,
      }),
    };
  });

/** Roots that nothing asks for are no error, but nothing that is asked for them may be missing. */
function asksForRoots(said: unknown): boolean {
  return JSON.stringify(said).includes(`"${UNDER_ROOTS.name}"`);
}

/** The same file, with roots where it asks for them and names none. */
export function withRoots(file: PolicyFile): PolicyFile {
  return asksForRoots(file.rules) ? { roots: [...PREFIXES], ...file } : file;
}

/** An id twice is an error. */
function withOneId(rules: readonly JsonObject[]): readonly JsonObject[] {
  return rules.map(({ id, ...rest }, at) =>
    id === undefined || rules.slice(0, at).some((other) => other['id'] === id) ? rest : { ...rest, id },
  );
}

/** So is a second default, or one that disagrees with `default_action`. */
function withOneDefault(rules: readonly JsonObject[], action: string): readonly JsonObject[] {
  const first = rules.find(isDefault);
  return rules.filter((each) => each === first || !isDefault(each)).map((each) => (each === first ? defaultRule(each, action) : each));
}

const NARROWING = ['conditions', 'arguments', 'server', 'annotations', 'identity', 'client', 'time', 'session'] as const;

export function isDefault(each: JsonObject): boolean {
  return each['tool'] === '*' && NARROWING.every((key) => !(key in each));
}

function defaultRule({ rate_limit, obligations, ...rest }: JsonObject, action: string): JsonObject {
  const kept = action === 'deny' ? {} : written({ rate_limit, obligations });
  return { ...rest, ...kept, action };
}
