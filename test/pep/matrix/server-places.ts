import { answers, inBoth, MODERN, results, tells, type Build, type Place } from './place.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const block = (text: string) => ({ type: 'text', text });
const resource = (more: object) => ({ type: 'resource', resource: { uri: 'note://a', ...more } });
const link = (more: object) => ({ type: 'resource_link', uri: 'note://a', name: 'a', ...more });

const BLOCKS: readonly (readonly [what: string, build: Build])[] = [
  ['a text', block],
  ['what is noted of a text', (text) => ({ ...block(''), annotations: { note: text } })],
  ['a picture', (text) => ({ type: 'image', mimeType: 'image/png', data: base64(text) })],
  ['a sound', (text) => ({ type: 'audio', mimeType: 'audio/wav', data: base64(text) })],
  ['the text of a resource', (text) => resource({ text })],
  ['the bytes of a resource', (text) => resource({ blob: base64(text) })],
  ['the URI of a resource', (text) => resource({ uri: text, text: '' })],
  ['the URI of a link', (text) => link({ uri: text })],
  ['the name of a link', (text) => link({ name: text })],
  ['the title of a link', (text) => link({ title: text })],
  ['the description of a link', (text) => link({ description: text })],
];

/** What servers answer, by method and era. */
function answered(method: string, what: string, params: object, build: Build): readonly Place[] {
  return inBoth(`${method} answer: ${what}`, (era, where) => results(where, method, { ...params, ...era }, build));
}

const CALL = { name: 'look', arguments: {} };
const READ = { uri: 'note://a' };
const GET = { name: 'p' };
const COMPLETE = { ref: { type: 'ref/prompt', name: 'p' }, argument: { name: 'a', value: '' } };
const TASK = { taskId: 't', status: 'working', ttl: 600_000 };

const ANSWERED: readonly Place[] = [
  ...BLOCKS.flatMap(([what, build]) => answered('tools/call', what, CALL, (text) => ({ content: [build(text)] }))),
  ...answered('tools/call', 'structured content', CALL, (text) => ({ content: [], structuredContent: { value: text } })),
  ...answered('tools/call', '_meta', CALL, (text) => ({ content: [], _meta: { 'a.example/note': text } })),
  ...answered('tools/call', 'the message of a task', CALL, (text) => ({ resultType: 'task', ...TASK, taskId: 'u', statusMessage: text })),
  results('tools/call answer: requestState, modern', 'tools/call', { ...CALL, ...MODERN }, (text) => ({
    resultType: 'input_required',
    requestState: text,
  })),
  ...inBoth('tools/call error: the message', (era, where) =>
    answers(where, 'tools/call', { ...CALL, ...era }, (text) => ({ error: { code: -32603, message: text } })),
  ),
  ...inBoth('tools/call error: data', (era, where) =>
    answers(where, 'tools/call', { ...CALL, ...era }, (text) => ({ error: { code: -32603, message: 'm', data: { a: text } } })),
  ),
  ...answered('resources/read', 'a text', READ, (text) => ({ contents: [{ ...READ, text }] })),
  ...answered('resources/read', 'bytes', READ, (text) => ({ contents: [{ ...READ, blob: base64(text) }] })),
  ...answered('resources/read', 'the URI', READ, (text) => ({ contents: [{ uri: text, text: '' }] })),
  results('resources/directory/read answer: a name', 'resources/directory/read', { ...READ, ...MODERN }, (text) => ({
    entries: [{ name: text }],
  })),
  ...answered('prompts/get', 'the description', GET, (text) => ({ description: text, messages: [] })),
  ...BLOCKS.flatMap(([what, build]) =>
    answered('prompts/get', what, GET, (text) => ({ messages: [{ role: 'user', content: build(text) }] })),
  ),
  ...answered('completion/complete', 'a value', COMPLETE, (text) => ({ completion: { values: [text] } })),
  ...answered('tasks/get', 'the message', { taskId: 't' }, (text) => ({ ...TASK, statusMessage: text })),
  results('tasks/get answer: the result, modern', 'tasks/get', { taskId: 't', ...MODERN }, (text) => ({
    ...TASK,
    status: 'completed',
    result: { content: [block(text)] },
  })),
  results('tasks/result answer: a text', 'tasks/result', { taskId: 't' }, (text) => ({ content: [block(text)] })),
  results('tasks/list answer: the message', 'tasks/list', {}, (text) => ({ tasks: [{ ...TASK, statusMessage: text }] })),
  results('tasks/list answer: the next cursor', 'tasks/list', {}, (text) => ({ tasks: [], nextCursor: text })),
  results('tasks/cancel answer: the message', 'tasks/cancel', { taskId: 't' }, (text) => ({ ...TASK, statusMessage: text })),
  results('tasks/update answer: a member of no meaning', 'tasks/update', { taskId: 't', ...MODERN }, (text) => ({ note: text })),
  ...answered('vendor/act', 'a member', {}, (text) => ({ note: text })),
  ...['ping', 'logging/setLevel', 'resources/subscribe', 'resources/unsubscribe', 'subscriptions/listen'].map((method) =>
    results(`${method} answer: a member of no meaning`, method, READ, (text) => ({ note: text })),
  ),
];

const SCHEMA = { type: 'object' };
const tool = (more: object) => ({ name: 'a', inputSchema: SCHEMA, ...more });
const parameter = (more: object) => tool({ inputSchema: { type: 'object', properties: { b: { type: 'string', ...more } } } });

const LISTED: readonly (readonly [method: string, list: string, what: string, build: Build])[] = [
  ['tools/list', 'tools', 'a name', (text) => tool({ name: text })],
  ['tools/list', 'tools', 'a title', (text) => tool({ title: text })],
  ['tools/list', 'tools', 'a description', (text) => tool({ description: text })],
  ['tools/list', 'tools', 'the title in annotations', (text) => tool({ annotations: { title: text } })],
  ['tools/list', 'tools', 'the name of a parameter', (text) => tool({ inputSchema: { type: 'object', properties: { [text]: {} } } })],
  ['tools/list', 'tools', 'the title of a parameter', (text) => parameter({ title: text })],
  ['tools/list', 'tools', 'the description of a parameter', (text) => parameter({ description: text })],
  ['tools/list', 'tools', 'the default of a parameter', (text) => parameter({ default: text })],
  ['tools/list', 'tools', 'a choice of a parameter', (text) => parameter({ enum: [text] })],
  ['tools/list', 'tools', 'an example of a parameter', (text) => parameter({ examples: [text] })],
  ['tools/list', 'tools', 'the description of what it answers', (text) => tool({ outputSchema: { ...SCHEMA, description: text } })],
  ['tools/list', 'tools', 'an icon', (text) => tool({ icons: [{ src: text }] })],
  ['tools/list', 'tools', '_meta', (text) => tool({ _meta: { 'a.example/note': text } })],
  ['prompts/list', 'prompts', 'a name', (text) => ({ name: text })],
  ['prompts/list', 'prompts', 'a title', (text) => ({ name: 'a', title: text })],
  ['prompts/list', 'prompts', 'a description', (text) => ({ name: 'a', description: text })],
  ['prompts/list', 'prompts', 'the name of an argument', (text) => ({ name: 'a', arguments: [{ name: text }] })],
  ['prompts/list', 'prompts', 'the description of an argument', (text) => ({ name: 'a', arguments: [{ name: 'b', description: text }] })],
  ['resources/list', 'resources', 'a URI', (text) => ({ uri: text, name: 'a' })],
  ['resources/list', 'resources', 'a name', (text) => ({ ...READ, name: text })],
  ['resources/list', 'resources', 'a title', (text) => ({ ...READ, name: 'a', title: text })],
  ['resources/list', 'resources', 'a description', (text) => ({ ...READ, name: 'a', description: text })],
  ['resources/templates/list', 'resourceTemplates', 'a template', (text) => ({ uriTemplate: text, name: 'a' })],
  ['resources/templates/list', 'resourceTemplates', 'a name', (text) => ({ uriTemplate: 'note://{a}', name: text })],
  [
    'resources/templates/list',
    'resourceTemplates',
    'a description',
    (text) => ({ uriTemplate: 'note://{a}', name: 'a', description: text }),
  ],
];

const LISTS = [
  ['tools/list', 'tools'],
  ['prompts/list', 'prompts'],
  ['resources/list', 'resources'],
  ['resources/templates/list', 'resourceTemplates'],
] as const;

const HANDSHAKE = { protocolVersion: '2025-11-25', capabilities: {} };
const SERVER = { name: 'a', version: '1' };
const GREETED = { ...HANDSHAKE, serverInfo: SERVER };
const DISCOVERED = { supportedVersions: ['2026-07-28'], capabilities: {} };

/** What servers say that they have. */
const DEFINED: readonly Place[] = [
  ...LISTED.flatMap(([method, list, what, build]) => answered(method, what, {}, (text) => ({ [list]: [build(text)] }))),
  ...LISTS.flatMap(([method, list]) => [
    ...answered(method, 'beside the list', {}, (text) => ({ [list]: [], note: text })),
    ...answered(method, 'the next cursor', {}, (text) => ({ [list]: [], nextCursor: text })),
  ]),
  results('initialize answer: instructions', 'initialize', HANDSHAKE, (text) => ({ ...GREETED, instructions: text })),
  results('initialize answer: the server', 'initialize', HANDSHAKE, (text) => ({ ...HANDSHAKE, serverInfo: { ...SERVER, title: text } })),
  results('server/discover answer: instructions', 'server/discover', MODERN, (text) => ({ ...DISCOVERED, instructions: text })),
  results('server/discover answer: the server', 'server/discover', MODERN, (text) => ({
    ...DISCOVERED,
    _meta: { 'io.modelcontextprotocol/serverInfo': { ...SERVER, title: text } },
  })),
];

const server = (method: string, what: string, build: Build): Place => tells('server', `${method}: ${what}`, method, build);

/** What servers tell meanwhile. */
const TOLD: readonly Place[] = [
  server('notifications/message', 'a text', (text) => ({ level: 'info', data: text })),
  server('notifications/message', 'a member', (text) => ({ level: 'info', data: { note: text } })),
  server('notifications/message', 'the logger', (text) => ({ level: 'info', logger: text, data: '' })),
  server('notifications/progress', 'the message', (text) => ({ progressToken: 1, progress: 1, message: text })),
  server('notifications/cancelled', 'the reason', (text) => ({ requestId: 9, reason: text })),
  server('notifications/tasks/status', 'the message', (text) => ({ ...TASK, statusMessage: text })),
  server('notifications/tasks', 'the message', (text) => ({ ...TASK, statusMessage: text })),
  server('notifications/tasks', 'the result', (text) => ({ ...TASK, status: 'completed', result: { content: [block(text)] } })),
  server('notifications/resources/updated', 'the URI', (text) => ({ uri: text })),
  server('notifications/elicitation/complete', 'the id', (text) => ({ elicitationId: text })),
  server('notifications/subscriptions/acknowledged', 'a member of no meaning', (text) => ({ note: text })),
  ...['tools', 'prompts', 'resources'].map((list) =>
    server(`notifications/${list}/list_changed`, 'a member of no meaning', (text) => ({ note: text })),
  ),
  server('vendor/tell', 'a param', (text) => ({ value: text })),
];

export const SERVER_PLACES: readonly Place[] = [...ANSWERED, ...DEFINED, ...TOLD];
