import { asks, inBoth, MODERN, tells, type Place } from './place.js';

const PROMPT = { ref: { type: 'ref/prompt', name: 'p' } };
const HANDSHAKE = { protocolVersion: '2025-11-25', capabilities: {} };

/** What clients send on their own. */
export const CLIENT_PLACES: readonly Place[] = [
  ...inBoth('tools/call: an argument', (era, where) =>
    asks(where, 'tools/call', (text) => ({ name: 'look', arguments: { value: text }, ...era })),
  ),
  ...inBoth('tools/call: how long a task is kept', (era, where) =>
    asks(where, 'tools/call', (text) => ({ name: 'look', arguments: {}, task: { value: text }, ...era })),
  ),
  ...inBoth('tools/call: a member of no meaning', (era, where) =>
    asks(where, 'tools/call', (text) => ({ name: 'look', arguments: {}, more: { value: text }, ...era })),
  ),
  asks('tools/call: _meta', 'tools/call', (text) => ({ name: 'look', arguments: {}, _meta: { ...MODERN._meta, 'a.example/note': text } })),
  asks('tools/call: requestState, modern', 'tools/call', (text) => ({ name: 'look', arguments: {}, requestState: text, ...MODERN })),
  ...inBoth('prompts/get: an argument', (era, where) =>
    asks(where, 'prompts/get', (text) => ({ name: 'p', arguments: { value: text }, ...era })),
  ),
  ...inBoth('resources/read: the URI', (era, where) => asks(where, 'resources/read', (text) => ({ uri: text, ...era }))),
  asks('resources/directory/read: the URI', 'resources/directory/read', (text) => ({ uri: text, ...MODERN })),
  asks('resources/subscribe: the URI', 'resources/subscribe', (text) => ({ uri: text })),
  asks('resources/unsubscribe: the URI', 'resources/unsubscribe', (text) => ({ uri: text })),
  asks('subscriptions/listen: a URI', 'subscriptions/listen', (text) => ({ notifications: { resourceSubscriptions: [text] }, ...MODERN })),
  ...inBoth('completion/complete: the argument', (era, where) =>
    asks(where, 'completion/complete', (text) => ({ ...PROMPT, argument: { name: 'a', value: text }, ...era })),
  ),
  ...inBoth('completion/complete: the context', (era, where) =>
    asks(where, 'completion/complete', (text) => ({
      ...PROMPT,
      argument: { name: 'a', value: '' },
      context: { arguments: { b: text } },
      ...era,
    })),
  ),
  ...['tasks/get', 'tasks/result', 'tasks/cancel', 'tasks/update'].map((method) =>
    asks(`${method}: a member of no meaning`, method, (text) => ({ taskId: 't', note: text })),
  ),
  asks('tasks/list: the cursor', 'tasks/list', (text) => ({ cursor: text })),
  asks('vendor/act: a param', 'vendor/act', (text) => ({ value: text })),
  asks('initialize: the client', 'initialize', (text) => ({ ...HANDSHAKE, clientInfo: { name: text, version: '1' } })),
  asks('server/discover: the client', 'server/discover', (text) => ({
    _meta: { ...MODERN._meta, 'io.modelcontextprotocol/clientInfo': { name: text, version: '1' } },
  })),
  asks('ping: a member of no meaning', 'ping', (text) => ({ note: text })),
  asks('logging/setLevel: a member of no meaning', 'logging/setLevel', (text) => ({ level: 'info', note: text })),
  ...['tools/list', 'prompts/list', 'resources/list', 'resources/templates/list'].map((method) =>
    asks(`${method}: the cursor`, method, (text) => ({ cursor: text })),
  ),
  tells('client', 'notifications/progress: the message, of the client', 'notifications/progress', (text) => ({
    progressToken: 1,
    progress: 1,
    message: text,
  })),
  tells('client', 'notifications/cancelled: the reason, of the client', 'notifications/cancelled', (text) => ({
    requestId: 9,
    reason: text,
  })),
  tells('client', 'notifications/tasks/status: the message, of the client', 'notifications/tasks/status', (text) => ({
    taskId: 't',
    status: 'working',
    statusMessage: text,
  })),
  ...['notifications/initialized', 'notifications/roots/list_changed'].map((method) =>
    tells('client', `${method}: a member of no meaning`, method, (text) => ({ note: text })),
  ),
];
