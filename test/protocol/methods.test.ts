import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { methodFact, METHODS, REVISIONS, type MethodFact } from '../../src/protocol/methods.js';
import { published } from './revisions.js';

const acting = (method: string, from: 'client' | 'server', kind: 'request' | 'notification' = 'request') =>
  methodFact(method, from, kind).acting;

test('plumbing and acting are exactly as listed', () => {
  const plumbing = METHODS.filter((fact) => !fact.acting).map((fact) => fact.method);
  expect(plumbing).toEqual([
    'initialize',
    'server/discover',
    'ping',
    'logging/setLevel',
    'subscriptions/listen',
    'tools/list',
    'resources/list',
    'resources/templates/list',
    'prompts/list',
    'resources/unsubscribe',
    'notifications/initialized',
    'notifications/roots/list_changed',
    'notifications/cancelled',
    'notifications/progress',
    'notifications/message',
    'notifications/tools/list_changed',
    'notifications/resources/list_changed',
    'notifications/prompts/list_changed',
    'notifications/resources/updated',
    'notifications/elicitation/complete',
    'notifications/subscriptions/acknowledged',
    'notifications/tasks/status',
    'notifications/tasks',
  ]);
  expect(METHODS.filter((fact) => fact.acting).map((fact) => fact.method)).toEqual([
    'tools/call',
    'resources/read',
    'resources/directory/read',
    'resources/subscribe',
    'prompts/get',
    'completion/complete',
    'tasks/get',
    'tasks/cancel',
    'tasks/list',
    'tasks/result',
    'tasks/update',
    'sampling/createMessage',
    'elicitation/create',
    'roots/list',
  ]);
});

test('what the table does not say is acting', () => {
  expect(acting('tools/invoke', 'client')).toBe(true);
  expect(acting('notifications/custom', 'server', 'notification')).toBe(true);
  expect(acting('constructor', 'client')).toBe(true);
  expect(acting('__proto__', 'client')).toBe(true);
});

test('a plumbing method is acting from the wrong side or as the wrong kind', () => {
  expect(acting('tools/list', 'client')).toBe(false);
  expect(acting('tools/list', 'server')).toBe(true);
  expect(acting('tools/list', 'client', 'notification')).toBe(true);
  expect(acting('notifications/initialized', 'client', 'request')).toBe(true);
  expect(acting('Tools/List', 'client')).toBe(true);
});

test('each method stands once, and its revisions are in order', () => {
  expect(new Set(METHODS.map((fact) => fact.method)).size).toBe(METHODS.length);
  for (const { since, until } of METHODS)
    if (until !== undefined) expect(REVISIONS.indexOf(since)).toBeLessThanOrEqual(REVISIONS.indexOf(until));
});

test('the table is what the published schemas of all revisions and their extensions say', () => {
  const derived = new Map<string, Omit<MethodFact, 'acting' | 'surface'>>();
  for (const since of REVISIONS) {
    const { core, extensions } = published[since];
    const inExtensions = Object.entries(extensions).flatMap(([extension, said]) => said.map((spoken) => ({ ...spoken, extension })));
    for (const { from, kind, methods, ...more } of [...core, ...inExtensions]) {
      for (const method of methods) {
        const before = derived.get(method);
        // What was in the core once is no extension's, and who might send it once is known by it.
        derived.set(method, {
          ...(before === undefined ? { since, ...more } : before),
          method,
          kind,
          from: before === undefined || before.from === from ? from : 'both',
          until: since,
        });
      }
    }
  }
  const newest = REVISIONS.at(-1);
  const expected = [...derived.values()].map(({ until, ...fact }) => (until === newest || until === undefined ? fact : { ...fact, until }));
  const inOrder = <Fact extends { readonly method: string }>(facts: readonly Fact[]) =>
    facts.toSorted((a, b) => (a.method < b.method ? -1 : 1));
  expect(inOrder(METHODS.map(({ acting: _acting, surface: _surface, ...fact }) => fact))).toEqual(inOrder(expected));
});

test('what a result may ask is acting, as the request of a server that it was', () => {
  const asks = REVISIONS.flatMap((revision) => published[revision].asks);
  expect(asks.length).toBeGreaterThan(0);
  for (const method of asks) expect(methodFact(method, 'server', 'request')).toMatchObject({ acting: true, method, from: 'server' });
});

test('every method that the official SDK speaks stands in the table', () => {
  const types = readFileSync(new URL('../../node_modules/@modelcontextprotocol/sdk/dist/esm/types.js', import.meta.url), 'utf8');
  const spoken = new Set([...types.matchAll(/method: z\.literal\('([^']+)'\)/g)].map((match) => match[1] ?? ''));
  expect(spoken.size).toBeGreaterThan(25);
  const known = new Set(METHODS.map((fact) => fact.method));
  expect([...spoken].filter((method) => !known.has(method))).toEqual([]);
});
