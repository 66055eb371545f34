// @ts-check

/** @typedef {import('node:http').ServerResponse} Response */

/** @param {Response} response @param {number} status @param {unknown} body */
export function answerJson(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** @param {Response} response @param {number} status @param {string | number | null | undefined} id @param {number} code @param {string} message */
export function answerError(response, status, id, code, message) {
  answerJson(response, status, { jsonrpc: '2.0', id: id ?? null, error: { code, message } });
}

/** Makes the response an event stream, if it is none yet. @param {Response} response @param {Record<string, string>} headers */
export function openStream(response, headers = {}) {
  if (response.headersSent) return;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', ...headers });
  response.flushHeaders();
}

/** @param {Response} response @param {unknown} message */
export function sendEvent(response, message) {
  response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
}
