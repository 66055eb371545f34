// The bare line relay: splits lines and forwards each, with backpressure, and looks at nothing. What a policy proxy is compared with.
// `--own-session`: the server leads a session of its own, as ours does; with Linux's autogroup scheduling that alone costs throughput.
import { spawn } from 'node:child_process';
import { forwardLines } from './forward-lines.mjs';

const words = process.argv.slice(2);
const detached = words[0] === '--own-session';
const [command, ...args] = detached ? words.slice(1) : words;
const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached });
forwardLines(process.stdin, server.stdin);
forwardLines(server.stdout, process.stdout);
process.stdin.on('end', () => server.stdin.end());
server.on('exit', (code) => process.exit(code ?? 1));
