// @ts-check
import { connect } from 'node:net';
import { onLines } from './lines.mjs';

/**
 * In the place of src/engine/child.ts: calls and replies over IPC, as there, and behind it over a socket. It ends when it is told to, as that does.
 * @param {string} socket
 */
export function relay(socket) {
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
  process.on('disconnect', () => process.exit(0));
  if (!process.connected) process.exit(0);
  const opa = connect(socket);
  opa.on('error', (error) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
  opa.on('close', () => process.exit(1));
  process.on('message', (call) => opa.write(`${JSON.stringify(call)}\n`));
  onLines(opa, (reply) => process.send?.(JSON.parse(reply)));
}
