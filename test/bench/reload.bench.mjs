// @ts-check
// From the save of a policy to the first call that it decides, the engine cold (first edit) and warm (later ones).
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from './load.mjs';
import { reloadUnderLoad } from './reload-load.mjs';
import { connect } from './stdio.mjs';
import { printTable } from './table.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ folder, quick }) {
  const file = join(folder, 'reload.yaml');
  save('allow', 0);
  const env = { ...process.env, AGENTMESH_CACHE_DIR: join(folder, 'reload-cache') };
  const command = [process.execPath, join(here, '../../dist/cli.js'), 'protect', `--policy=${file}`, '--no-log', '--'];
  const { child, request } = connect([...command, process.execPath, join(here, 'servers/echo.mjs')], env);
  await request('initialize', { protocolVersion: '2025-11-25', capabilities: {} });
  const times = [];
  for (let edit = 1; edit <= (quick ? 5 : 21); edit++) {
    const effect = edit % 2 === 1 ? 'deny' : 'allow';
    const from = performance.now();
    save(effect, edit);
    for (;;) {
      const { result } = await request('tools/call', { name: 'echo', arguments: { message: 'm' } });
      if ((result.isError === true) === (effect === 'deny')) break;
      await new Promise((done) => setTimeout(done, 2));
    }
    times.push(performance.now() - from);
  }
  child.stdin.end();
  const [first = NaN, ...later] = times;
  const sorted = later.toSorted((a, b) => a - b);
  const out = { first, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
  printTable('Edit → enforced (ms)', [
    { edits: String(times.length), first: first.toFixed(0), 'later p50': out.p50.toFixed(0), 'later p99': out.p99.toFixed(0) },
  ]);
  return { ...out, under_load: await underLoad(folder, quick) };

  /** @param {string} effect @param {number} edit each text is new, so that no cache knows it */
  function save(effect, edit) {
    writeFileSync(`${file}.tmp`, `version: "1.0"\nrules:\n  - tool: echo\n    action: ${effect}\n    reason: edit ${edit}\n`);
    renameSync(`${file}.tmp`, file);
  }
}

/** @param {string} folder @param {boolean} quick */
async function underLoad(folder, quick) {
  const f = await reloadUnderLoad({ folder, seconds: quick ? 5 : 60, atLeast: 2, everyMs: 200, inFlight: 64 });
  printTable('An edit every 200 ms under 64 calls in flight (ms, MB)', [
    {
      calls: String(f.calls),
      lost: String(f.calls - f.answers),
      unrecorded: String(f.calls - f.records),
      edits: String(f.edits),
      enforced: String(f.enforced),
      'edit → enforced p50': f.p50.toFixed(0),
      p99: f.p99.toFixed(0),
      'RSS after a third': f.rss_third.toFixed(0),
      'at the end': f.rss_end.toFixed(0),
    },
  ]);
  if (f.wrong.length > 0 || f.calls !== f.answers || f.calls !== f.records)
    throw new Error(`decided by a mixture, or lost: ${f.wrong.join('; ')}`);
  return f;
}
