import { knownNames, takenFor } from './names.js';

/** The published revisions, oldest first. Up to 2025-11-25 they begin with a handshake; from 2026-07-28 on each request is complete. */
export const REVISIONS = ['2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25', '2026-07-28'] as const;
export type Revision = (typeof REVISIONS)[number];

export type Surface =
  | 'lifecycle'
  | 'list'
  | 'tool'
  | 'resource'
  | 'prompt'
  | 'completion'
  | 'sampling'
  | 'elicitation'
  | 'roots'
  | 'tasks'
  | 'notification'
  | 'unknown';

export type Sender = 'client' | 'server';

/** One method of the protocol, as far as policy is concerned. */
export interface MethodFact {
  readonly method: string;
  readonly kind: 'request' | 'notification';
  readonly from: Sender | 'both';
  /** Acting: needs an allow. Plumbing (false): only a deny stops it. */
  readonly acting: boolean;
  readonly surface: Surface;
  readonly since: Revision;
  /** The last revision that has it; absent while it lives. */
  readonly until?: Revision;
  /** Stands in an extension of that revision, not in its core. */
  readonly extension?: string;
}

const ACTING = true;
const PLUMBING = false;
const FIRST = '2024-11-05';
export const LAST_HANDSHAKE = '2025-11-25';
/** From this revision on there is no handshake and no session: each request says by itself what it needs. */
export const FIRST_STATELESS = '2026-07-28';
const TASKS = 'io.modelcontextprotocol/tasks';

/** Completes an argument of the prompt, or of the template of URIs, that `params.ref` names. */
export const COMPLETE = 'completion/complete';

const handshakeOnly = { since: FIRST, until: LAST_HANDSHAKE } as const;

/** Every method of every revision. What does not stand here is acting. */
export const METHODS: readonly MethodFact[] = [
  request('client', 'initialize', PLUMBING, 'lifecycle', handshakeOnly),
  request('client', 'server/discover', PLUMBING, 'lifecycle', { since: FIRST_STATELESS }),
  request('both', 'ping', PLUMBING, 'lifecycle', handshakeOnly),
  request('client', 'logging/setLevel', PLUMBING, 'lifecycle', handshakeOnly),
  request('client', 'subscriptions/listen', PLUMBING, 'lifecycle', { since: FIRST_STATELESS }),

  request('client', 'tools/list', PLUMBING, 'list'),
  request('client', 'resources/list', PLUMBING, 'list'),
  request('client', 'resources/templates/list', PLUMBING, 'list'),
  request('client', 'prompts/list', PLUMBING, 'list'),

  request('client', 'tools/call', ACTING, 'tool'),
  request('client', 'resources/read', ACTING, 'resource'),
  request('client', 'resources/directory/read', ACTING, 'resource', {
    since: FIRST_STATELESS,
    extension: 'io.modelcontextprotocol/skills',
  }),
  request('client', 'resources/subscribe', ACTING, 'resource', handshakeOnly),
  request('client', 'resources/unsubscribe', PLUMBING, 'resource', handshakeOnly),
  request('client', 'prompts/get', ACTING, 'prompt'),
  request('client', COMPLETE, ACTING, 'completion'),

  // 2025-11-25: either side may hold the other's tasks. Later they are an extension, and only the client asks.
  request('both', 'tasks/get', ACTING, 'tasks', { since: LAST_HANDSHAKE }),
  request('both', 'tasks/cancel', ACTING, 'tasks', { since: LAST_HANDSHAKE }),
  request('both', 'tasks/list', ACTING, 'tasks', { since: LAST_HANDSHAKE, until: LAST_HANDSHAKE }),
  request('both', 'tasks/result', ACTING, 'tasks', { since: LAST_HANDSHAKE, until: LAST_HANDSHAKE }),
  request('client', 'tasks/update', ACTING, 'tasks', { since: FIRST_STATELESS, extension: TASKS }),

  // From 2026-07-28 on the server asks these inside a result (`inputRequests`), never as a request.
  request('server', 'sampling/createMessage', ACTING, 'sampling', handshakeOnly),
  request('server', 'elicitation/create', ACTING, 'elicitation', { since: '2025-06-18', until: LAST_HANDSHAKE }),
  request('server', 'roots/list', ACTING, 'roots', handshakeOnly),

  notification('client', 'notifications/initialized', handshakeOnly),
  notification('client', 'notifications/roots/list_changed', handshakeOnly),
  notification('both', 'notifications/cancelled'),
  notification('both', 'notifications/progress'),
  notification('server', 'notifications/message'),
  notification('server', 'notifications/tools/list_changed'),
  notification('server', 'notifications/resources/list_changed'),
  notification('server', 'notifications/prompts/list_changed'),
  notification('server', 'notifications/resources/updated'),
  notification('server', 'notifications/elicitation/complete', { since: LAST_HANDSHAKE, until: LAST_HANDSHAKE }),
  notification('server', 'notifications/subscriptions/acknowledged', { since: FIRST_STATELESS }),
  notification('both', 'notifications/tasks/status', { since: LAST_HANDSHAKE, until: LAST_HANDSHAKE }),
  notification('server', 'notifications/tasks', { since: FIRST_STATELESS, extension: TASKS }),
];

const byName = new Map(METHODS.map((fact) => [fact.method, fact]));

/**
 * What a method is when this side sends it as this kind of message. A known method from the wrong side, or a request's method in a
 * notification, is as unknown as one that no revision has: acting.
 */
export function methodFact(method: string, from: Sender, kind: MethodFact['kind']): MethodFact {
  const fact = byName.get(method);
  if (fact !== undefined && fact.kind === kind && (fact.from === 'both' || fact.from === from)) return fact;
  return { method, kind, from, acting: true, surface: 'unknown', since: FIRST };
}

/** Whether the stateless revisions have given up a method that the ones before had. */
export function isGivenUp(method: string): boolean {
  return byName.get(method)?.until !== undefined;
}

/** The known method that a lax router could take this one for (`Tools/Call`); undefined when it is that method itself or like none. */
export function methodMeantBy(method: string): string | undefined {
  return takenFor(method, METHOD_NAMES);
}

const METHOD_NAMES = knownNames(byName.keys());

type Span = Pick<MethodFact, 'until' | 'extension'> & { readonly since?: Revision };

function request(from: MethodFact['from'], method: string, acting: boolean, surface: Surface, span: Span = {}): MethodFact {
  return { method, kind: 'request', from, acting, surface, since: FIRST, ...span };
}

/** All of them report on what was allowed before, or on the connection itself. */
function notification(from: MethodFact['from'], method: string, span: Span = {}): MethodFact {
  return { method, kind: 'notification', from, acting: false, surface: 'notification', since: FIRST, ...span };
}
