// @ts-check
// The server of the conformance suite: `node main.mjs` speaks stdio, `node main.mjs --http PORT` Streamable HTTP.
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { createServer } from './create-server.mjs';

const [mode, port] = process.argv.slice(2);
if (mode === '--http') {
  const { serveHttp } = await import('./http.mjs');
  process.stderr.write(`listening on ${await serveHttp(Number(port))}\n`);
} else {
  serveStdio(() => createServer());
}
