// @ts-check
// One Streamable HTTP conversation (2025-11-25) with whatever listens at a URL, from a raw client with kept-alive connections.
import { Agent, request } from 'node:http';
import { load, several } from './load.mjs';

/**
 * @param {string} url
 * @param {(n: number) => { name: string, arguments: object }} callOf the nth call
 * @param {number} calls
 * @param {number | undefined} pid of what listens there
 * @returns {Promise<import('./load.mjs').LoadFigures>}
 */
export async function measureHttp(url, callOf, calls, pid) {
  const { post, close } = await connectHttp(url);
  let made = 0;
  const go = async () => {
    const answer = await post('tools/call', callOf(made++));
    if (!answer.includes('"result"') || answer.includes('"isError":true')) throw new Error(`the call failed: ${answer.slice(0, 300)}`);
  };
  await several(16, Math.ceil(calls / 2), go);
  const figures = await load([1, 16], calls, go, pid);
  close();
  return figures;
}

/** @param {string} url */
async function connectHttp(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  /** @type {Record<string, string>} */
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2025-11-25',
  };
  let lastId = 0;
  /** @param {object} message @returns {Promise<string>} */
  const send = (message) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(message);
      const sent = request(
        url,
        { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
        (response) => {
          const session = response.headers['mcp-session-id'];
          if (typeof session === 'string') headers['mcp-session-id'] = session;
          let text = '';
          response
            .setEncoding('utf8')
            .on('data', (part) => (text += part))
            .on('end', () => resolve(text))
            .on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  /** @param {string} method @param {object} params */
  const post = (method, params) => send({ jsonrpc: '2.0', id: ++lastId, method, params });
  await post('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bench', version: '0' } });
  await send({ jsonrpc: '2.0', method: 'notifications/initialized' });
  await post('tools/list', {});
  return { post, close: () => agent.destroy() };
}
