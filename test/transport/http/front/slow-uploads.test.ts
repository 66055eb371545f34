import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { JSON_HEADERS, send } from '../raw.js';
import { echoBackend, startFront } from './harness.js';

const HELD = 1000;
const SENDERS = 20;
const head = 'POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n';

/** Sends a byte now and then for as long as it may: never silent, never done. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write(' '), 10);
  socket.once('close', () => clearInterval(timer)).on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
}

test('senders that drip their bodies are cut off however busy they look, and leave nothing held', async () => {
  const seen: string[] = [];
  const backend = echoBackend((response, body) => {
    seen.push(body);
    response.end();
  });
  const front = await startFront({ backend, limits: { maxHeldBytes: HELD, headersTimeoutMs: 100, requestTimeoutMs: 200 } });
  const { hostname, port } = new URL(front.url);
  const ends = Array.from({ length: SENDERS }, async () => {
    const socket = connect(Number(port), hostname);
    const said = text(socket);
    socket.write(`${head}{`);
    drip(socket);
    return said;
  });
  // 408 where the time ran out, 503 where all of them together held too much.
  for (const said of await Promise.all(ends)) expect(said).toMatch(/^HTTP\/1\.1 (408|503) /);
  expect(seen).toEqual([]);
  const whole = `"${'x'.repeat(HELD - 2)}"`;
  expect((await send(front.url, { headers: JSON_HEADERS, body: whole })).status).toBe(200);
  expect(seen).toEqual([whole]);
});

test('headers that drip are cut off too', async () => {
  const front = await startFront({ limits: { headersTimeoutMs: 100, requestTimeoutMs: 200 } });
  const { hostname, port } = new URL(front.url);
  const socket = connect(Number(port), hostname);
  const said = text(socket);
  socket.write('POST /mcp HTTP/1.1\r\nhost: localhost\r\nx-padding: ');
  drip(socket);
  expect(await said).toMatch(/^HTTP\/1\.1 408 /);
});
