// The bare HTTP relay: bytes both ways, no knowledge of MCP. Usage: node http-pass.mjs PORT URL
import { Agent, createServer, request as send } from 'node:http';

const [port, url] = process.argv.slice(2);
const { hostname, port: to } = new URL(url);
const agent = new Agent({ keepAlive: true });
createServer((request, response) => {
  const onward = send(
    { agent, host: hostname, port: to, method: request.method, path: request.url, headers: request.headers },
    (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}).listen(Number(port), '127.0.0.1');
