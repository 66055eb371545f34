// @ts-check
// Tools that ask inside their result, as servers do since 2026-07-28 (SEP-2322): the client repeats the call with `inputResponses` and the state as it got it.
import { acceptedContent, CLIENT_CAPABILITIES_META_KEY, inputRequired } from '@modelcontextprotocol/server';
import { text } from '../samples.mjs';

/** @typedef {import('@modelcontextprotocol/server').ServerContext} Context */

/** @typedef {{ round: number, name?: string }} State */

/**
 * What a client sends back is not to be believed: the state is sealed, and the SDK refuses what does not open.
 * @param {import('@modelcontextprotocol/server').RequestStateCodec<State>} state
 * @returns {import('./tool.mjs').Tool[]}
 */
export const inputRequiredTools = (state) => [
  {
    name: 'test_input_required_result_elicitation',
    description: 'Asks for a name',
    run: (_args, ctx) => {
      const name = answer(ctx, 'user_name', 'name');
      return name === undefined ? inputRequired({ inputRequests: { user_name: askFor('name') } }) : said(`Hello, ${name}!`);
    },
  },
  {
    name: 'test_input_required_result_sampling',
    description: 'Asks for a completion',
    run: (_args, ctx) => {
      const completion = sampled(ctx, 'capital_question');
      return completion === undefined
        ? inputRequired({ inputRequests: { capital_question: complete('What is the capital of France?') } })
        : said(`Sampling response: ${completion}`);
    },
  },
  {
    name: 'test_missing_capability',
    description: 'Asks for a completion whatever the client can do; the SDK answers −32021 for one that cannot (SEP-2575)',
    run: (_args, ctx) =>
      sampled(ctx, 'llm_answer') === undefined
        ? inputRequired({ inputRequests: { llm_answer: complete('Reply with the single word: pong') } })
        : said('sampling round trip complete'),
  },
  {
    name: 'test_input_required_result_list_roots',
    description: 'Asks for the roots',
    run: (_args, ctx) => {
      const roots = rootsOf(ctx);
      return roots === undefined
        ? inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } })
        : said(`Client exposed ${roots.length} root(s): ${roots.map(({ uri }) => uri).join(', ')}`);
    },
  },
  {
    name: 'test_input_required_result_multiple_inputs',
    description: 'Asks for three things at once',
    run: async (_args, ctx) => {
      const [name, greeting, roots] = [answer(ctx, 'user_name', 'name'), sampled(ctx, 'greeting'), rootsOf(ctx)];
      if (name !== undefined && greeting !== undefined && roots) return said(`${greeting} ${name}: ${roots.length} root(s)`);
      return inputRequired({
        inputRequests: {
          user_name: askFor('name'),
          greeting: complete('Generate a greeting'),
          client_roots: inputRequired.listRoots(),
        },
        requestState: await state.mint({ round: 1 }),
      });
    },
  },
  {
    name: 'test_input_required_result_request_state',
    description: 'Asks for a confirmation and wants its state back',
    run: async (_args, ctx) =>
      acceptedContent(ctx.mcpReq.inputResponses, 'confirm') && ctx.mcpReq.requestState()
        ? said('state-ok: requestState verified and confirmation received')
        : confirm(await state.mint({ round: 1 })),
  },
  {
    name: 'test_input_required_result_tampered_state',
    description: 'Refuses a state that was changed on its way; the SDK does, before this is called',
    run: async (_args, ctx) =>
      acceptedContent(ctx.mcpReq.inputResponses, 'confirm') && ctx.mcpReq.requestState()
        ? said('integrity-ok: requestState verified')
        : confirm(await state.mint({ round: 1 })),
  },
  {
    name: 'test_input_required_result_multi_round',
    description: 'Asks twice, with another state each time',
    run: async (_args, ctx) => {
      const before = /** @type {State | undefined} */ (ctx.mcpReq.requestState());
      switch (before?.round) {
        case undefined:
          return inputRequired({ inputRequests: { step1: askFor('name') }, requestState: await state.mint({ round: 1 }) });
        case 1: {
          const name = answer(ctx, 'step1', 'name') ?? 'unknown';
          return inputRequired({ inputRequests: { step2: askFor('color') }, requestState: await state.mint({ round: 2, name }) });
        }
        default:
          return said(`${before?.name} likes ${answer(ctx, 'step2', 'color')}`);
      }
    },
  },
  {
    name: 'test_input_required_result_capabilities',
    description: 'Asks only for what this client says it can give',
    run: (_args, ctx) => {
      if (ctx.mcpReq.inputResponses !== undefined) return said('asks fulfilled');
      const meta = /** @type {Record<string, import('@modelcontextprotocol/server').ClientCapabilities | undefined>} */ (
        ctx.mcpReq.envelope ?? {}
      );
      const { elicitation, sampling, roots } = meta[CLIENT_CAPABILITIES_META_KEY] ?? {};
      const inputRequests = {
        ...(elicitation && { user_name: askFor('name') }),
        ...(sampling && { greeting: complete('Generate a short greeting') }),
        ...(roots && { client_roots: inputRequired.listRoots() }),
      };
      return Object.keys(inputRequests).length === 0 ? said('this client can give nothing') : inputRequired({ inputRequests });
    },
  },
];

/** @param {string} field */
export function askFor(field) {
  return inputRequired.elicit({
    message: `What is your ${field}?`,
    requestedSchema: { type: 'object', properties: { [field]: { type: 'string' } }, required: [field] },
  });
}

/** @param {string} prompt */
const complete = (prompt) => inputRequired.createMessage({ messages: [{ role: 'user', content: text(prompt) }], maxTokens: 100 });

/** @param {string} requestState */
function confirm(requestState) {
  const ask = inputRequired.elicit({
    message: 'Please confirm',
    requestedSchema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] },
  });
  return inputRequired({ inputRequests: { confirm: ask }, requestState });
}

/** What the user filled in, if it is text. @param {Context} ctx @param {string} key @param {string} field */
export function answer(ctx, key, field) {
  const value = acceptedContent(ctx.mcpReq.inputResponses, key)?.[field];
  return typeof value === 'string' ? value : undefined;
}

/** @param {Context} ctx @param {string} key */
function sampled(ctx, key) {
  const response = /** @type {{ content?: { text?: string } } | undefined} */ (ctx.mcpReq.inputResponses?.[key]);
  return response?.content?.text;
}

/** @param {Context} ctx */
function rootsOf(ctx) {
  const response = /** @type {{ roots?: { uri: string }[] } | undefined} */ (ctx.mcpReq.inputResponses?.['client_roots']);
  return Array.isArray(response?.roots) ? response.roots : undefined;
}

/** @param {string} line */
const said = (line) => ({ content: [text(line)] });
