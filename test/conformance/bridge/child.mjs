// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** @typedef {{ jsonrpc: '2.0', id?: string | number, method?: string, params?: any, result?: any, error?: { code: number } }} Message */

/**
 * A stdio server. What is no JSON is dropped: the suite would not see it over HTTP either.
 * @param {string[]} command
 * @param {(message: Message) => void} onMessage
 */
export function startChild([command = '', ...args], onMessage) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  let running = true;
  child.on('exit', () => (running = false));
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (line) => {
    try {
      onMessage(JSON.parse(line));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  });
  return {
    get running() {
      return running;
    },
    /** @param {Message} message */
    send: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    close: () => void child.stdin.end(),
  };
}
