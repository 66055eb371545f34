import { answers, asks, clientAnswers, MODERN, results, serverAsks, tells, type Build, type Place } from './place.js';

const NOTE = 'a.example/note';
const noted = (text: string) => ({ _meta: { [NOTE]: text } });
const SCHEMA = { type: 'object' };
const HELLO = { type: 'text', text: 'hello' };
const READ = { uri: 'note://a' };
const HANDSHAKE = { protocolVersion: '2025-11-25', capabilities: {} };
const GREETED = { ...HANDSHAKE, serverInfo: { name: 'a', version: '1' } };
const COMPLETE = { ref: { type: 'ref/prompt', name: 'p' }, argument: { name: 'a', value: '' } };

/** Methods of a client whose error its model may be shown, with params that they take. */
const FAILING: readonly (readonly [method: string, params: object])[] = [
  ['initialize', HANDSHAKE],
  ['server/discover', MODERN],
  ['tools/list', {}],
  ['prompts/list', {}],
  ['resources/list', {}],
  ['resources/templates/list', {}],
  ['resources/read', READ],
  ['resources/subscribe', READ],
  ['prompts/get', { name: 'p' }],
  ['completion/complete', COMPLETE],
  ['tasks/get', { taskId: 't' }],
  ['tasks/result', { taskId: 't' }],
  ['tasks/list', {}],
  ['logging/setLevel', { level: 'info' }],
  ['ping', {}],
  ['vendor/act', {}],
];

const ERRORS: readonly Place[] = FAILING.flatMap(([method, params]) => [
  answers(`${method} error: the message`, method, params, (text) => ({ error: { code: -32603, message: text } })),
  answers(`${method} error: data`, method, params, (text) => ({ error: { code: -32603, message: 'm', data: { a: [text] } } })),
]);

/** What says of a definition how it is shown, how it is called and what it answers. */
const LISTED: readonly (readonly [method: string, list: string, what: string, build: Build])[] = [
  ['tools/list', 'tools', 'the source of annotations', (text) => ({ name: 'a', inputSchema: SCHEMA, annotations: { note: text } })],
  ['tools/list', 'tools', 'how it runs', (text) => ({ name: 'a', inputSchema: SCHEMA, execution: { taskSupport: text } })],
  [
    'tools/list',
    'tools',
    'a pattern of a parameter',
    (text) => ({ name: 'a', inputSchema: { ...SCHEMA, properties: { b: { pattern: text } } } }),
  ],
  [
    'tools/list',
    'tools',
    'what a parameter always is',
    (text) => ({ name: 'a', inputSchema: { ...SCHEMA, properties: { b: { const: text } } } }),
  ],
  [
    'tools/list',
    'tools',
    'a definition of the schema',
    (text) => ({ name: 'a', inputSchema: { ...SCHEMA, $defs: { b: { description: text } } } }),
  ],
  ['tools/list', 'tools', 'a remark of the schema', (text) => ({ name: 'a', inputSchema: { ...SCHEMA, $comment: text } })],
  ['tools/list', 'tools', 'what is required', (text) => ({ name: 'a', inputSchema: { ...SCHEMA, required: [text] } })],
  [
    'tools/list',
    'tools',
    'the description of a member of what it answers',
    (text) => ({ name: 'a', inputSchema: SCHEMA, outputSchema: { ...SCHEMA, properties: { b: { description: text } } } }),
  ],
  ['tools/list', 'tools', 'a member of no meaning', (text) => ({ name: 'a', inputSchema: SCHEMA, usage: text })],
  ['prompts/list', 'prompts', 'the title of an argument', (text) => ({ name: 'a', arguments: [{ name: 'b', title: text }] })],
  ['prompts/list', 'prompts', 'an icon', (text) => ({ name: 'a', icons: [{ src: text }] })],
  ['prompts/list', 'prompts', '_meta', (text) => ({ name: 'a', ...noted(text) })],
  ['resources/list', 'resources', 'the type', (text) => ({ ...READ, name: 'a', mimeType: text })],
  ['resources/list', 'resources', 'whom it is for', (text) => ({ ...READ, name: 'a', annotations: { audience: [text] } })],
  ['resources/list', 'resources', 'an icon', (text) => ({ ...READ, name: 'a', icons: [{ src: text }] })],
  ['resources/list', 'resources', '_meta', (text) => ({ ...READ, name: 'a', ...noted(text) })],
  ['resources/templates/list', 'resourceTemplates', 'a title', (text) => ({ uriTemplate: 'note://{a}', name: 'a', title: text })],
  ['resources/templates/list', 'resourceTemplates', 'the type', (text) => ({ uriTemplate: 'note://{a}', name: 'a', mimeType: text })],
  ['resources/templates/list', 'resourceTemplates', '_meta', (text) => ({ uriTemplate: 'note://{a}', name: 'a', ...noted(text) })],
];

const ABOUT_ITSELF: readonly (readonly [what: string, build: Build])[] = [
  ['its name', (text) => ({ ...GREETED, serverInfo: { name: text, version: '1' } })],
  ['its version', (text) => ({ ...GREETED, serverInfo: { name: 'a', version: text } })],
  ['its description', (text) => ({ ...GREETED, serverInfo: { name: 'a', version: '1', description: text } })],
  ['its page', (text) => ({ ...GREETED, serverInfo: { name: 'a', version: '1', websiteUrl: text } })],
  ['its icon', (text) => ({ ...GREETED, serverInfo: { name: 'a', version: '1', icons: [{ src: text }] } })],
  ['a capability', (text) => ({ ...GREETED, capabilities: { experimental: { [NOTE]: { note: text } } } })],
  ['its revision', (text) => ({ ...GREETED, protocolVersion: text })],
  ['_meta', (text) => ({ ...GREETED, ...noted(text) })],
  ['instructions that are no text', (text) => ({ ...GREETED, instructions: [text] })],
];

/** What stands in and beside the blocks of an answer. */
const SAID: readonly (readonly [what: string, build: Build])[] = [
  ['the name of a member', (text) => ({ content: [], structuredContent: { [text]: 1 } })],
  ['what is noted of a block', (text) => ({ content: [{ ...HELLO, ...noted(text) }] })],
  ['whom a block is for', (text) => ({ content: [{ ...HELLO, annotations: { audience: [text] } }] })],
  ['the kind of a block', (text) => ({ content: [{ type: text }] })],
  ['a block that nobody knows', (text) => ({ content: [{ type: 'card', body: { lines: [text] } }] })],
  ['the type of a picture', (text) => ({ content: [{ type: 'image', mimeType: text, data: '' }] })],
  ['the type of a resource', (text) => ({ content: [{ type: 'resource', resource: { ...READ, mimeType: text, text: '' } }] })],
  ['an icon of a link', (text) => ({ content: [{ type: 'resource_link', ...READ, name: 'a', icons: [{ src: text }] }] })],
  ['whether it failed', (text) => ({ content: [], isError: text })],
  ['a member of no meaning', (text) => ({ content: [], note: text })],
];

const ANSWERED: readonly Place[] = [
  ...SAID.map(([what, build]) => results(`tools/call answer: ${what}`, 'tools/call', { name: 'look', arguments: {} }, build)),
  results('tools/call answer: what kind of result it is, modern', 'tools/call', { name: 'look', arguments: {}, ...MODERN }, (text) => ({
    content: [],
    resultType: text,
  })),
  results('resources/read answer: the type', 'resources/read', READ, (text) => ({ contents: [{ ...READ, text: '', mimeType: text }] })),
  results('resources/read answer: _meta', 'resources/read', READ, (text) => ({ contents: [{ ...READ, text: '', ...noted(text) }] })),
  results('prompts/get answer: who says it', 'prompts/get', { name: 'p' }, (text) => ({ messages: [{ role: text, content: HELLO }] })),
  results('prompts/get answer: _meta', 'prompts/get', { name: 'p' }, (text) => ({ messages: [], ...noted(text) })),
  results('completion/complete answer: beside the values', 'completion/complete', COMPLETE, (text) => ({
    completion: { values: [], note: text },
  })),
  results('tasks/list answer: a member of a task', 'tasks/list', {}, (text) => ({
    tasks: [{ taskId: 't', status: 'working', ttl: 600_000, note: text }],
  })),
];

const SAMPLING = 'sampling/createMessage';
const ELICITATION = 'elicitation/create';
const sampled = (more: object) => ({ messages: [{ role: 'user', content: HELLO }], maxTokens: 9, ...more });
const form = (more: object, field: object = {}) => ({
  message: 'Where?',
  requestedSchema: { type: 'object', properties: { a: { type: 'string', ...field } }, ...more },
});

const ASKED: readonly Place[] = [
  serverAsks(`${SAMPLING}: the name of a tool`, SAMPLING, (text) => sampled({ tools: [{ name: text, inputSchema: SCHEMA }] })),
  serverAsks(`${SAMPLING}: the description of a parameter`, SAMPLING, (text) =>
    sampled({ tools: [{ name: 'a', inputSchema: { ...SCHEMA, properties: { b: { description: text } } } }] }),
  ),
  serverAsks(`${SAMPLING}: what a tool was given`, SAMPLING, (text) =>
    sampled({ messages: [{ role: 'assistant', content: { type: 'tool_use', id: 'u', name: 'a', input: { b: text } } }] }),
  ),
  serverAsks(`${SAMPLING}: which tool is to be used`, SAMPLING, (text) => sampled({ toolChoice: { mode: text } })),
  serverAsks(`${SAMPLING}: what else the model is to see`, SAMPLING, (text) => sampled({ includeContext: text })),
  serverAsks(`${SAMPLING}: _meta, of the server`, SAMPLING, (text) => sampled(noted(text))),
  serverAsks(`${ELICITATION}: the names of choices`, ELICITATION, (text) => form({}, { enum: ['x'], enumNames: [text] })),
  serverAsks(`${ELICITATION}: the name of a field`, ELICITATION, (text) => ({
    message: 'Where?',
    requestedSchema: { type: 'object', properties: { [text]: { type: 'string' } } },
  })),
  serverAsks(`${ELICITATION}: the title of the form`, ELICITATION, (text) => form({ title: text })),
  serverAsks(`${ELICITATION}: the title of one of several choices`, ELICITATION, (text) =>
    form({}, { type: 'array', items: { anyOf: [{ const: 'x', title: text }] } }),
  ),
  serverAsks(`${ELICITATION}: _meta, of the server`, ELICITATION, (text) => ({ ...form({}), ...noted(text) })),
  serverAsks('roots/list: _meta, of the server', 'roots/list', noted),
  clientAnswers(`${SAMPLING} answer: which model it was`, SAMPLING, sampled({}), (text) => ({
    result: { role: 'assistant', model: text, content: HELLO },
  })),
  clientAnswers(`${SAMPLING} answer: why it stopped`, SAMPLING, sampled({}), (text) => ({
    result: { role: 'assistant', model: 'm', content: HELLO, stopReason: text },
  })),
  clientAnswers(`${SAMPLING} answer: _meta, of the client`, SAMPLING, sampled({}), (text) => ({
    result: { role: 'assistant', model: 'm', content: HELLO, ...noted(text) },
  })),
  clientAnswers(`${ELICITATION} answer: what the person did`, ELICITATION, form({}), (text) => ({ result: { action: text } })),
  clientAnswers('roots/list answer: the URI of a root', 'roots/list', {}, (text) => ({ result: { roots: [{ uri: text }] } })),
  clientAnswers(`${SAMPLING} error: data`, SAMPLING, sampled({}), (text) => ({ error: { code: -1, message: 'm', data: { a: text } } })),
];

const TOLD: readonly Place[] = [
  tells('server', 'notifications/progress: _meta, of the server', 'notifications/progress', (text) => ({
    progressToken: 1,
    progress: 1,
    ...noted(text),
  })),
  tells('server', 'notifications/progress: the token', 'notifications/progress', (text) => ({ progressToken: text, progress: 1 })),
  tells('server', 'notifications/message: the level', 'notifications/message', (text) => ({ level: text, data: '' })),
  tells('server', 'notifications/message: _meta, of the server', 'notifications/message', (text) => ({
    level: 'info',
    data: '',
    ...noted(text),
  })),
  tells('server', 'notifications/message: the name of a member', 'notifications/message', (text) => ({
    level: 'info',
    data: { [text]: 1 },
  })),
  tells('server', 'notifications/cancelled: the id', 'notifications/cancelled', (text) => ({ requestId: text })),
];

const CALLED: readonly Place[] = [
  asks('tools/call: the name', 'tools/call', (text) => ({ name: text, arguments: {} })),
  asks('tools/call: the name of an argument', 'tools/call', (text) => ({ name: 'look', arguments: { [text]: 1 } })),
  asks('tools/call: arguments that are a text', 'tools/call', (text) => ({ name: 'look', arguments: text })),
  asks('prompts/get: the name', 'prompts/get', (text) => ({ name: text })),
  asks('completion/complete: the name of the argument', 'completion/complete', (text) => ({
    ...COMPLETE,
    argument: { name: text, value: '' },
  })),
  asks('completion/complete: the prompt', 'completion/complete', (text) => ({ ...COMPLETE, ref: { type: 'ref/prompt', name: text } })),
  asks('completion/complete: the template', 'completion/complete', (text) => ({ ...COMPLETE, ref: { type: 'ref/resource', uri: text } })),
  asks('tools/list: a member of no meaning', 'tools/list', (text) => ({ note: text })),
];

/** What stands beside that for which a message is sent: notes, types, names of members, errors. */
export const BESIDE_PLACES: readonly Place[] = [
  ...ERRORS,
  ...LISTED.map(([method, list, what, build]) => results(`${method} answer: ${what}`, method, {}, (text) => ({ [list]: [build(text)] }))),
  ...ABOUT_ITSELF.map(([what, build]) => results(`initialize answer: ${what}`, 'initialize', HANDSHAKE, build)),
  ...ANSWERED,
  ...ASKED,
  ...TOLD,
  ...CALLED,
];
