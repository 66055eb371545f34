// The recording relay: parses each line and has a chained record of it in a file before it forwards the line, and looks at nothing. What any proxy
// costs that writes down a message before it moves: the floor under one with a policy.
import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';

const [log, command, ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
const file = openSync(log, 'a');
let last = '';
forward('request', process.stdin, server.stdin);
forward('answer', server.stdout, process.stdout);
process.stdin.on('end', () => server.stdin.end());
server.on('exit', (code) => process.exit(code ?? 1));

function forward(kind, from, to) {
  let parts = [];
  from.on('data', (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      parts.push(chunk.subarray(start, end + 1));
      start = end + 1;
      const line = parts.length === 1 ? parts[0] : Buffer.concat(parts);
      parts = [];
      record(kind, JSON.parse(line.toString('utf8')));
      if (!to.write(line)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}

/** As long as a record of ours: who asked for what, when, and what it follows. */
function record(kind, message) {
  const text = JSON.stringify({ time: new Date().toISOString(), kind, message, previoushash: last });
  last = hash('sha256', text);
  writeSync(file, `${text.slice(0, -1)},"entryhash":"${last}"}\n`);
}
