// @ts-check
import { fromJsonSchema } from '@modelcontextprotocol/server';

/**
 * @typedef {object} Tool
 * @property {string} name the suite calls its tools by name
 * @property {string} description
 * @property {import('@modelcontextprotocol/server').JSONObject} [inputSchema] JSON Schema as it shall be listed; none: no arguments
 * @property {(args: Record<string, unknown>, ctx: import('@modelcontextprotocol/server').ServerContext) => Answer | Promise<Answer>} run
 *
 * @typedef {import('@modelcontextprotocol/server').CallToolResult | import('@modelcontextprotocol/server').InputRequiredResult} Answer
 */

export const noArguments = /** @type {const} */ ({ type: 'object', properties: {} });

/** @param {import('@modelcontextprotocol/server').McpServer} server @param {Tool} tool */
export function register(server, { name, description, inputSchema = noArguments, run }) {
  /** @type {import('@modelcontextprotocol/server').StandardSchemaWithJSON<Record<string, unknown>>} */
  const schema = fromJsonSchema(inputSchema);
  server.registerTool(name, { description, inputSchema: schema }, async (args, ctx) => run(args, ctx));
}
