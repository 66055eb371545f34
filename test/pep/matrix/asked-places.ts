import { clientAnswers, MODERN, asks, results, serverAsks, answers, tells, type Build, type Place } from './place.js';

const block = (text: string) => ({ type: 'text', text });
const sampled = (content: object, more: object = {}) => ({ messages: [{ role: 'user', content }], maxTokens: 9, ...more });
const HELLO = block('hello');
const form = (field: object, message = 'Where?') => ({
  message,
  requestedSchema: { type: 'object', properties: { a: { type: 'string', ...field } } },
});
const page = (url: string, message = 'Sign in.') => ({ mode: 'url', elicitationId: 'e', message, url });

const SAMPLING = 'sampling/createMessage';
const ELICITATION = 'elicitation/create';
const ROOTS = 'roots/list';

/** What a server may ask, by where a text stands in it. */
const ASKED: readonly (readonly [what: string, method: string, build: Build])[] = [
  ['a message', SAMPLING, (text) => sampled(block(text))],
  ['a picture', SAMPLING, (text) => sampled({ type: 'image', mimeType: 'image/png', data: Buffer.from(text).toString('base64') })],
  ['the result of a tool', SAMPLING, (text) => sampled({ type: 'tool_result', toolUseId: 'u', content: [block(text)] })],
  ['the system prompt', SAMPLING, (text) => sampled(HELLO, { systemPrompt: text })],
  ['a tool', SAMPLING, (text) => sampled(HELLO, { tools: [{ name: 'a', description: text, inputSchema: { type: 'object' } }] })],
  ['where to stop', SAMPLING, (text) => sampled(HELLO, { stopSequences: [text] })],
  ['which model', SAMPLING, (text) => sampled(HELLO, { modelPreferences: { hints: [{ name: text }] } })],
  ['metadata', SAMPLING, (text) => sampled(HELLO, { metadata: { a: text } })],
  ['what is said', ELICITATION, (text) => form({}, text)],
  ['the title of a field', ELICITATION, (text) => form({ title: text })],
  ['the description of a field', ELICITATION, (text) => form({ description: text })],
  ['a choice', ELICITATION, (text) => form({ enum: [text] })],
  ['the title of a choice', ELICITATION, (text) => form({ oneOf: [{ const: 'x', title: text }] })],
  ['what a field holds at first', ELICITATION, (text) => form({ default: text })],
  ['what is said of a page', ELICITATION, (text) => page('https://a.example/', text)],
  ['the query of a page', ELICITATION, (text) => page(`https://a.example/?a=${text}`)],
  ['a member of no meaning', ROOTS, (text) => ({ note: text })],
];

const FORM = form({});
/** What a client answers, by where a text stands in it. */
const ANSWERED: readonly (readonly [what: string, method: string, params: object, build: Build])[] = [
  ['what a person typed', ELICITATION, FORM, (text) => ({ action: 'accept', content: { a: text } })],
  ['what a person typed as a token', ELICITATION, FORM, (text) => ({ action: 'accept', content: { token: text } })],
  ['what a model said', SAMPLING, sampled(HELLO), (text) => ({ role: 'assistant', model: 'm', content: block(text) })],
  [
    'what a model gives a tool',
    SAMPLING,
    sampled(HELLO),
    (text) => ({ role: 'assistant', model: 'm', content: { type: 'tool_use', id: 'u', name: 'a', input: { a: text } } }),
  ],
  ['the name of a root', ROOTS, {}, (text) => ({ roots: [{ uri: 'file:///a', name: text }] })],
];

/** What servers ask of clients, and what those answer: by themselves until 2025-11-25, later inside of other messages. */
export const ASKED_PLACES: readonly Place[] = [
  ...ASKED.flatMap(([what, method, build]): readonly Place[] => {
    const asking = (text: string) => ({ resultType: 'input_required', inputRequests: { q: { method, params: build(text) } } });
    return [
      serverAsks(`${method}: ${what}, legacy`, method, build),
      results(`tools/call answer: ${method}: ${what}, modern`, 'tools/call', { name: 'look', ...MODERN }, asking),
      tells('server', `notifications/tasks: ${method}: ${what}`, 'notifications/tasks', (text) => ({ taskId: 't', ...asking(text) })),
    ];
  }),
  answers('tools/call error: what is said of a page, legacy', 'tools/call', { name: 'look' }, (text) => ({
    error: { code: -32042, message: 'First:', data: { elicitations: [page('https://a.example/', text)] } },
  })),
  ...['ping', 'tasks/get', 'tasks/result', 'tasks/cancel'].map((method) =>
    serverAsks(`${method}: a member of no meaning, of the server`, method, (text) => ({ taskId: 'c', note: text })),
  ),
  serverAsks('tasks/list: the cursor, of the server', 'tasks/list', (text) => ({ cursor: text })),
  serverAsks('vendor/ask: a param', 'vendor/ask', (text) => ({ value: text })),

  ...ANSWERED.flatMap(([what, method, params, build]): readonly Place[] => [
    clientAnswers(`${method} answer: ${what}, legacy`, method, params, (text) => ({ result: build(text) })),
    asks(`tools/call: ${method}: ${what}, modern`, 'tools/call', (text) => ({
      name: 'look',
      arguments: {},
      inputResponses: { q: build(text) },
      ...MODERN,
    })),
  ]),
  ...['ping', 'tasks/get', 'tasks/result', 'tasks/cancel', 'tasks/list'].map((method) =>
    clientAnswers(`${method} answer: a member, of the client`, method, { taskId: 'c' }, (text) => ({ result: { tasks: [], note: text } })),
  ),
  ...[SAMPLING, ELICITATION, ROOTS].map((method) =>
    clientAnswers(`${method} error: the message, legacy`, method, sampled(HELLO), (text) => ({ error: { code: -1, message: text } })),
  ),
  ...(['prompts/get', 'resources/read', 'tasks/update'] as const).map((method) =>
    asks(`${method}: ${ELICITATION}: what a person typed, modern`, method, (text) => ({
      name: 'p',
      uri: 'note://a',
      taskId: 't',
      inputResponses: { q: { action: 'accept', content: { a: text } } },
      ...MODERN,
    })),
  ),
];
