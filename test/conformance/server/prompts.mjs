// @ts-check
import { fromJsonSchema, inputRequired } from '@modelcontextprotocol/server';
import { png, text } from './samples.mjs';
import { answer, askFor } from './tools/input-required.mjs';

/** @typedef {import('@modelcontextprotocol/server').PromptMessage['content']} Content */

/** @param {import('@modelcontextprotocol/server').McpServer} server */
export function registerPrompts(server) {
  server.registerPrompt('test_simple_prompt', { description: 'Without arguments' }, () =>
    says(text('This is a simple prompt for testing.')),
  );

  server.registerPrompt(
    'test_prompt_with_arguments',
    { description: 'With two arguments', argsSchema: strings('arg1', 'arg2') },
    ({ arg1, arg2 }) => says(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)),
  );

  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description: 'With a resource inside', argsSchema: strings('resourceUri') },
    ({ resourceUri = '' }) =>
      says(
        { type: 'resource', resource: { uri: resourceUri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' } },
        text('Please process the embedded resource above.'),
      ),
  );

  server.registerPrompt('test_prompt_with_image', { description: 'With an image' }, () =>
    says({ type: 'image', data: png, mimeType: 'image/png' }, text('Please analyze the image above.')),
  );

  server.registerPrompt(
    'test_input_required_result_prompt',
    { description: 'Asks inside its result (2026-07-28)', argsSchema: strings() },
    (_args, ctx) => {
      const context = answer(ctx, 'user_context', 'context');
      return context === undefined
        ? inputRequired({ inputRequests: { user_context: askFor('context') } })
        : says(text(`Use the following context: ${context}`));
    },
  );
}

/** @param {Content[]} contents */
const says = (...contents) => ({ messages: contents.map((content) => ({ role: /** @type {const} */ ('user'), content })) });

/** @param {string[]} names @returns {import('@modelcontextprotocol/server').StandardSchemaWithJSON<Record<string, string>>} */
const strings = (...names) =>
  fromJsonSchema({ type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])), required: names });
