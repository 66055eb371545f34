import { posix } from 'node:path';
import { spelt, type Asked, type HostileLine, type Talk } from './hostile-lines.js';
import type { Act } from './lax-readers.js';

/** Policies that go by what a message is about, in both ways to write them. */
const RULES = `
  - { tool: run_shell, action: deny, reason: no shell }
  - { tool: [echo, emit, hold], action: allow }
  - { prompt: secret_plan, action: deny }
  - { prompt: summary, action: allow }
  - { resource: "file:///srv/secret/*", action: deny }
  - { resource: "file:///srv/docs/*", action: allow }
`;
export const TOPIC_POLICIES = {
  'allow by default': `version: '1.0'\ndefault_action: allow\nsanitize: off\nrules:${RULES}`,
  'deny by default': `version: '1.0'\ndefault_action: deny\nsanitize: off\nrules:${RULES}`,
} as const;

const SECRET = '/srv/secret/';
const BY_URI: ReadonlySet<string> = new Set([
  'resources/read',
  'resources/directory/read',
  'resources/subscribe',
  'resources/unsubscribe',
  'completion/complete',
  'subscriptions/listen',
]);
const BY_PROMPT: ReadonlySet<string> = new Set(['prompts/get', 'completion/complete']);

export function isDeniedTopic({ method, name, uri }: Act): boolean {
  if (method === 'tools/call' && name === 'run_shell') return true;
  if (BY_PROMPT.has(method) && name === 'secret_plan') return true;
  return BY_URI.has(method) && uri !== undefined && placeOf(uri).startsWith(SECRET);
}

/** Where the laxest reader of a URI looks: escapes undone until none is left, no scheme or host, either slash, dot segments followed. */
function placeOf(uri: string): string {
  let text = uri;
  for (let undone = decoded(text); undone !== text; undone = decoded(text)) text = undone;
  // WHATWG URL drops control characters.
  const path = text
    .replace(/[\p{Cc}\u200b]/gu, '')
    .trim()
    .replaceAll('\\', '/')
    .replace(/^file:(?:\/\/(?!\/)[^/]*)?/i, '');
  return posix.normalize(`/${path.replace(/[?#].*$/, '')}`);
}

function decoded(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const MODERN = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } };
const inBothEras = (asked: readonly Asked[]): readonly Asked[] =>
  asked.flatMap(({ method, params }) => [
    { method, params },
    { method, params: { ...params, ...MODERN } },
  ]);
const completing = (ref: object) => ({ method: 'completion/complete', params: { ref, argument: { name: 'a', value: 'b' } } });

/** What is asked for by name, by URI and by reference, in both eras. */
export const TOPICS: Talk = {
  forbidden: inBothEras([
    { method: 'tools/call', params: { name: 'run_shell', arguments: {} } },
    { method: 'prompts/get', params: { name: 'secret_plan', arguments: { name: 'summary' } } },
    { method: 'resources/read', params: { uri: 'file:///srv/secret/a' } },
    { method: 'resources/directory/read', params: { uri: 'file:///srv/secret/a/' } },
    { method: 'resources/subscribe', params: { uri: 'file:///srv/secret/a' } },
    { method: 'resources/unsubscribe', params: { uri: 'file:///srv/secret/a' } },
    completing({ type: 'ref/prompt', name: 'secret_plan' }),
    completing({ type: 'ref/resource', uri: 'file:///srv/secret/{x}' }),
    { method: 'subscriptions/listen', params: { notifications: { resourceSubscriptions: ['file:///srv/secret/a'] } } },
  ]),
  allowed: inBothEras([
    { method: 'tools/call', params: { name: 'echo', arguments: { text: 'grüße 😀', n: 1.5 } } },
    { method: 'prompts/get', params: { name: 'summary', arguments: { of: 'secret_plan' } } },
    { method: 'resources/read', params: { uri: 'file:///srv/docs/a' } },
    { method: 'resources/subscribe', params: { uri: 'file:///srv/docs/a' } },
    completing({ type: 'ref/prompt', name: 'summary' }),
    completing({ type: 'ref/resource', uri: 'file:///srv/docs/{x}' }),
    { method: 'resources/list', params: {} },
  ]),
};

const LIKE_SECRET_PLAN = ['Secret_Plan', 'SECRET_PLAN', ' secret_plan', 'secret_plan ', 'secret_plan\u200b', 'ｓecret_plan'];
/** Where JavaScript and readers that ignore letter case look for the URI. */
const HIDDEN_URIS: readonly object[] = [
  JSON.parse('{"__proto__":{"uri":"file:///srv/secret/a"}}') as object,
  { URI: 'file:///srv/secret/a' },
  { uri: '/srv/docs/../secret/a' },
];
/** Where lax readers look for what a listen names. */
const HIDDEN_LISTS: readonly unknown[] = [
  { resourceSubscriptions: 'file:///srv/secret/a' },
  { resourceSubscriptions: [['file:///srv/secret/a']] },
  { resourceSubscriptions: ['file:///srv/docs/a', 'file:///srv/docs/../secret/a'] },
  { ResourceSubscriptions: ['file:///srv/secret/a'] },
  JSON.parse('{"__proto__":{"resourceSubscriptions":["file:///srv/secret/a"]}}'),
  JSON.stringify({ resourceSubscriptions: ['file:///srv/secret/a'] }),
];
/** The params themselves: where a server that copies the message finds them, as a list and as a text. */
const UNDER_OTHER_PARAMS: readonly HostileLine[] = ['resources/subscribe', 'subscriptions/listen'].flatMap((method, at) => {
  const params = '{"uri":"file:///srv/secret/a","notifications":{"resourceSubscriptions":["file:///srv/secret/a"]}}';
  return [`"__proto__":{"params":${params}}`, `"params":[${params}]`, `"params":${JSON.stringify(params)}`].map((said, index) => ({
    bytes: `{"jsonrpc":"2.0","id":"beneath-${at}-${index}","method":"${method}",${said}}`,
    legal: false,
  }));
});
/** What chance finds in few runs, in each of them: one line for each way to name a topic so that the rule and the server read two names. */
export const DISGUISED: readonly HostileLine[] = inBothEras([
  ...LIKE_SECRET_PLAN.flatMap((name) => [{ method: 'prompts/get', params: { name } }, completing({ type: 'ref/prompt', name })]),
  ...HIDDEN_LISTS.map((notifications) => ({ method: 'subscriptions/listen', params: { notifications } })),
  ...HIDDEN_URIS.flatMap((params) => ['resources/subscribe', 'resources/unsubscribe'].map((method) => ({ method, params }))),
])
  .map((asked, index): HostileLine => ({ bytes: spelt(`"disguised-${index}"`, asked), legal: false }))
  .concat(UNDER_OTHER_PARAMS);
