// @ts-check
// Tools that ask the client while they work, as servers did up to 2025-11-25: sampling and elicitation as requests of the server. Each names the
// call that it belongs to and goes on that call's stream: the SDK would put it on the listening stream, and drop it when it comes before that is open.
import { text } from '../samples.mjs';

/** A default for every primitive type (SEP-1034). */
const defaults = {
  name: { type: 'string', description: 'User name', default: 'John Doe' },
  age: { type: 'integer', description: 'User age', default: 30 },
  score: { type: 'number', description: 'User score', default: 95.5 },
  status: { type: 'string', description: 'User status', enum: ['active', 'inactive', 'pending'], default: 'active' },
  verified: { type: 'boolean', description: 'Verification status', default: true },
};

const options = ['option1', 'option2', 'option3'];
const titled = options.map((option, n) => ({ const: option, title: `Option ${n + 1}` }));

/** Every way to spell a choice: plain, titled, with the deprecated `enumNames`, and lists of the first two (SEP-1330). */
const choices = {
  untitledSingle: { type: 'string', enum: options },
  titledSingle: { type: 'string', oneOf: titled },
  legacyEnum: { type: 'string', enum: options, enumNames: titled.map(({ title }) => title) },
  untitledMulti: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'string', enum: options } },
  titledMulti: { type: 'array', minItems: 1, maxItems: 3, items: { anyOf: titled } },
};

/** @type {import('./tool.mjs').Tool[]} */
export const serverRequestTools = [
  {
    name: 'test_sampling',
    description: 'Asks the client for a completion',
    inputSchema: { type: 'object', properties: { prompt: { type: 'string' } }, required: ['prompt'] },
    run: async ({ prompt }, ctx) => {
      const messages = [{ role: /** @type {const} */ ('user'), content: text(String(prompt)) }];
      const { content } = await ctx.mcpReq.requestSampling({ messages, maxTokens: 100 }, { relatedRequestId: ctx.mcpReq.id });
      return { content: [text(`LLM response: ${'text' in content ? content.text : JSON.stringify(content)}`)] };
    },
  },
  {
    name: 'test_elicitation',
    description: 'Asks the user',
    inputSchema: { type: 'object', properties: { message: { type: 'string' } }, required: ['message'] },
    run: ({ message }, ctx) => ask(ctx, String(message), { response: { type: 'string', description: "User's response" } }, ['response']),
  },
  {
    name: 'test_elicitation_sep1034_defaults',
    description: 'Asks the user with defaults of every type',
    run: (_args, ctx) => ask(ctx, 'Please review the form', defaults),
  },
  {
    name: 'test_elicitation_sep1330_enums',
    description: 'Asks the user with choices of every kind',
    run: (_args, ctx) => ask(ctx, 'Please select options', choices),
  },
];

/**
 * @param {import('@modelcontextprotocol/server').ServerContext} ctx
 * @param {string} message
 * @param {object} properties
 * @param {string[]} required
 */
async function ask(ctx, message, properties, required = []) {
  const requestedSchema = /** @type {import('@modelcontextprotocol/server').ElicitRequestFormParams['requestedSchema']} */ ({
    type: 'object',
    properties,
    required,
  });
  const { action, content } = await ctx.mcpReq.elicitInput({ message, requestedSchema }, { relatedRequestId: ctx.mcpReq.id });
  return { content: [text(`Elicitation completed: action=${action}, content=${JSON.stringify(content ?? {})}`)] };
}
