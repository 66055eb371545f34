// @ts-check
// The proxy's resident set over many calls: it must not grow.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rss } from './process-figures.mjs';
import { connect } from './stdio.mjs';
import { printTable } from './table.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ folder, quick }) {
  const calls = quick ? 5000 : 100_000;
  const command = [
    process.execPath,
    join(here, '../../dist/cli.js'),
    'protect',
    '--policy=standard',
    `--log=${join(folder, 'memory.log')}`,
    '--',
  ];
  const { child, request } = connect([...command, process.execPath, join(here, 'servers/echo.mjs')], { ...process.env });
  await request('initialize', { protocolVersion: '2025-11-25', capabilities: {} });
  /** @type {Record<string, number>} */
  const out = { start: rss(child.pid) };
  let done = 0;
  const go = async () => {
    while (done < calls) {
      done += 1;
      await request('tools/call', { name: 'echo', arguments: { message: `call ${done}` } });
      if (done % (calls / 5) === 0) out[`after ${done}`] = rss(child.pid);
    }
  };
  await Promise.all(Array.from({ length: 16 }, go));
  child.stdin.end();
  printTable('Resident set of the proxy (MB), standard with the log', [
    Object.fromEntries(Object.entries(out).map(([name, mb]) => [name, mb.toFixed(0)])),
  ]);
  return out;
}
