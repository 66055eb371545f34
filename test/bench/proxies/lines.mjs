// The bare line relay: splits lines and forwards each, with backpressure, and looks at nothing. What a policy proxy is compared with.
// `--own-session`: the server leads a session of its own, as ours does; with Linux's autogroup scheduling that alone costs throughput.
import { spawn } from 'node:child_process';

const words = process.argv.slice(2);
const detached = words[0] === '--own-session';
const [command, ...args] = detached ? words.slice(1) : words;
const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached });
forward(process.stdin, server.stdin);
forward(server.stdout, process.stdout);
process.stdin.on('end', () => server.stdin.end());
server.on('exit', (code) => process.exit(code ?? 1));

function forward(from, to) {
  let parts = [];
  from.on('data', (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      parts.push(chunk.subarray(start, end + 1));
      start = end + 1;
      const line = parts.length === 1 ? parts[0] : Buffer.concat(parts);
      parts = [];
      if (!to.write(line)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}
