import type { Revision, Sender } from '../../src/protocol/methods.js';

type Kind = 'request' | 'notification';

/** What one side may send. */
interface Spoken {
  readonly from: Sender;
  readonly kind: Kind;
  readonly methods: readonly string[];
}

/** The unions ClientRequest, ClientNotification, ServerRequest and ServerNotification of `schema/<revision>/schema.ts`, and InputRequest. */
interface Published {
  readonly core: readonly Spoken[];
  /** What a result may ask of the client. */
  readonly asks: readonly string[];
  /** By identifier: `capabilities.extensions` of 2026-07-28. */
  readonly extensions: Readonly<Record<string, readonly Spoken[]>>;
}

const said = (from: Sender, kind: Kind, methods: string): Spoken => ({ from, kind, methods: methods.split(' ') });

const FIRST_REQUESTS =
  'initialize ping completion/complete logging/setLevel prompts/get prompts/list resources/list resources/read resources/subscribe ' +
  'resources/templates/list resources/unsubscribe tools/call tools/list';
const FIRST_NOTIFICATIONS = 'notifications/cancelled notifications/initialized notifications/progress notifications/roots/list_changed';
const FIRST_SERVER_NOTIFICATIONS =
  'notifications/cancelled notifications/message notifications/progress notifications/prompts/list_changed ' +
  'notifications/resources/list_changed notifications/resources/updated notifications/tools/list_changed';
const TASK_REQUESTS = 'tasks/cancel tasks/get tasks/list tasks/result';

const first: Published = {
  core: [
    said('client', 'request', FIRST_REQUESTS),
    said('client', 'notification', FIRST_NOTIFICATIONS),
    said('server', 'request', 'ping roots/list sampling/createMessage'),
    said('server', 'notification', FIRST_SERVER_NOTIFICATIONS),
  ],
  asks: [],
  extensions: {},
};

export const published: Readonly<Record<Revision, Published>> = {
  '2024-11-05': first,
  '2025-03-26': first,
  '2025-06-18': { ...first, core: [...first.core, said('server', 'request', 'elicitation/create')] },
  '2025-11-25': {
    ...first,
    core: [
      ...first.core,
      said('client', 'request', TASK_REQUESTS),
      said('client', 'notification', 'notifications/tasks/status'),
      said('server', 'request', `elicitation/create ${TASK_REQUESTS}`),
      said('server', 'notification', 'notifications/elicitation/complete notifications/tasks/status'),
    ],
  },
  '2026-07-28': {
    core: [
      said(
        'client',
        'request',
        'server/discover subscriptions/listen completion/complete prompts/get prompts/list resources/list resources/read ' +
          'resources/templates/list tools/call tools/list',
      ),
      said('client', 'notification', 'notifications/cancelled'),
      said('server', 'notification', `${FIRST_SERVER_NOTIFICATIONS} notifications/subscriptions/acknowledged`),
    ],
    asks: ['elicitation/create', 'roots/list', 'sampling/createMessage'],
    extensions: {
      // SEP-2663.
      'io.modelcontextprotocol/tasks': [
        said('client', 'request', 'tasks/get tasks/update tasks/cancel'),
        said('server', 'notification', 'notifications/tasks'),
      ],
      // SEP-2640.
      'io.modelcontextprotocol/skills': [said('client', 'request', 'resources/directory/read')],
      // Its `ui/…` messages go between a host and its view, never between client and server.
      'io.modelcontextprotocol/ui': [],
    },
  },
};
