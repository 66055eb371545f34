// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { visitLimit } from './client.mjs';

/**
 * Runs a client that is a program of its own.
 * @param {string[]} command
 * @param {{ input?: string, env?: NodeJS.ProcessEnv, cwd?: string }} options
 */
export async function run([command = '', ...args], { input = '', env = process.env, cwd = process.cwd() } = {}) {
  const child = spawn(command, args, { env, cwd, stdio: 'pipe', timeout: visitLimit, killSignal: 'SIGKILL' });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = /** @type {[number | null]} */ (await ended);
  return { code, stdout, stderr };
}
