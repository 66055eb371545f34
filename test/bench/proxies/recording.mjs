// The recording relay: parses each line and has a chained record of it in a file before it forwards the line, and looks at nothing. What any proxy
// costs that writes down a message before it moves: the floor under one with a policy.
import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { forwardLines } from './forward-lines.mjs';

const [log, command, ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
const file = openSync(log, 'a');
let last = '';
forwardLines(process.stdin, server.stdin, (line) => record('request', line));
forwardLines(server.stdout, process.stdout, (line) => record('answer', line));
process.stdin.on('end', () => server.stdin.end());
server.on('exit', (code) => process.exit(code ?? 1));

/** As long as a record of ours: who asked for what, when, and what it follows. */
function record(kind, line) {
  const message = JSON.parse(line.toString('utf8'));
  const text = JSON.stringify({ time: new Date().toISOString(), kind, message, previoushash: last });
  last = hash('sha256', text);
  writeSync(file, `${text.slice(0, -1)},"entryhash":"${last}"}\n`);
}
