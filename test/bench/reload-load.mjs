// @ts-check
// A policy that is edited again and again under load: what became of each call, by the answers and by the audit log.
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from './load.mjs';
import { LogTail } from './log-tail.mjs';
import { rss } from './process-figures.mjs';
import { connect } from './stdio.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Asked in turn; each edit allows one and denies the other. */
const TOOLS = ['a', 'b'];

/**
 * `wrong`: what must not be, in words, at most a few. Times in ms, from a save to the first answer by it; resident set of the proxy in MB after a third
 * of the time and at the end. `enforced`: edits that decided a call; the others were overtaken by the next.
 * @typedef {{ calls: number, answers: number, records: number, edits: number, enforced: number, revisions: number, wrong: string[],
 *   p50: number, p99: number, rss_third: number, rss_end: number }} ReloadFigures
 */

/**
 * As long as `seconds`, and until `atLeast` edits have decided a call.
 * @param {{ folder: string, seconds: number, atLeast: number, everyMs: number, inFlight: number }} options
 * @returns {Promise<ReloadFigures>}
 */
export async function reloadUnderLoad({ folder, seconds, atLeast, everyMs, inFlight }) {
  const file = join(folder, 'edited.yaml');
  const log = join(folder, 'edited.jsonl');
  /** @type {number[]} by edit */
  const saved = [];
  /** @type {(number | undefined)[]} by edit */
  const enforcedAt = [];
  const wrong = new Set();
  const book = new RevisionBook(saved, wrong);
  const tail = new LogTail(log, (line) => book.record(JSON.parse(line)));
  save();

  const command = [process.execPath, join(here, '../../dist/cli.js'), 'protect', `--policy=${file}`, `--log=${log}`, '--'];
  const env = { ...process.env, AGENTMESH_CACHE_DIR: join(folder, 'edited-cache') };
  const { child, request } = connect([...command, process.execPath, join(here, 'servers/echo.mjs')], env);
  await request('initialize', { protocolVersion: '2025-11-25', capabilities: {} });

  let [calls, answers, enforced] = [0, 0, 0];
  const end = performance.now() + seconds * 1000;
  const callers = Array.from({ length: inFlight }, async () => {
    while (performance.now() < end || enforced < atLeast) {
      const name = TOOLS[calls++ % TOOLS.length] ?? '';
      const { result } = await request('tools/call', { name, arguments: { message: 'm' } });
      answers++;
      const text = String(result?.content?.[0]?.text);
      const edit = Number(/edit ([0-9]+)\b/.exec(text)?.[1] ?? NaN);
      if (result?.isError !== true) {
        if (text !== 'm') wrong.add(`a call was answered with ${text}`);
      } else if (saved[edit] === undefined || isAllowed(name, edit)) wrong.add(`\`${name}\` was denied with: ${text}`);
      else if (enforcedAt[edit] === undefined) {
        enforcedAt[edit] = performance.now();
        enforced++;
      }
    }
  });
  const editing = setInterval(save, everyMs);
  const polling = setInterval(() => tail.poll(), 100);
  const third = new Promise((done) => setTimeout(() => done(rss(child.pid)), (seconds * 1000) / 3));
  await Promise.all(callers);
  const rss_end = rss(child.pid);
  clearInterval(editing);
  clearInterval(polling);
  const ended = once(child, 'exit');
  child.stdin.end();
  await ended;
  tail.poll();

  const times = enforcedAt.flatMap((at, edit) => (at === undefined ? [] : [at - (saved[edit] ?? NaN)])).toSorted((a, b) => a - b);
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  const { records, revisions } = book;
  const figures = { calls, answers, records, edits: saved.length, enforced, revisions };
  return { ...figures, wrong: [...wrong].slice(0, 5), p50, p99, rss_third: await third, rss_end };

  /** As editors save: a new file takes the old one's name. */
  function save() {
    const edit = saved.length;
    const rules = TOOLS.map((tool) => {
      const action = isAllowed(tool, edit) ? 'allow' : 'deny';
      return `  - { tool: ${tool}, action: ${action}, id: edit-${edit}-${tool}, reason: edit ${edit} }\n`;
    });
    writeFileSync(`${file}.tmp`, `version: "1.0"\nrules:\n${rules.join('')}`);
    saved.push(performance.now());
    renameSync(`${file}.tmp`, file);
  }
}

/** @param {string} tool @param {number} edit */
function isAllowed(tool, edit) {
  return (tool === 'a') === (edit % 2 === 0);
}

/** Which revision each record states, and whether it decided as that edit says. */
class RevisionBook {
  records = 0;
  /** @type {Map<string, number>} */
  #editOf = new Map();
  /** @type {Map<number, string>} */
  #revisionOf = new Map();
  #saved;
  #wrong;

  /** @param {readonly number[]} saved @param {Set<string>} wrong */
  constructor(saved, wrong) {
    this.#saved = saved;
    this.#wrong = wrong;
  }

  get revisions() {
    return this.#editOf.size;
  }

  /** @param {any} entry */
  record({ type, data }) {
    if (type !== 'ai.agentmesh.policy.evaluation' || data.method !== 'tools/call') return;
    this.records++;
    const edits = new Set(data.rules.map((/** @type {string} */ id) => Number(/^edit-([0-9]+)-/.exec(id)?.[1] ?? NaN)));
    const [edit = NaN] = edits;
    const known = { edit: this.#editOf.get(data.revision) ?? edit, revision: this.#revisionOf.get(edit) ?? data.revision };
    const whole = edits.size === 1 && known.edit === edit && known.revision === data.revision;
    if (!whole || this.#saved[edit] === undefined || (data.decision === 'allow') !== isAllowed(data.tool, edit))
      this.#wrong.add(`${data.tool}: ${data.decision} by ${data.rules.join(', ')} at revision ${data.revision}`);
    this.#editOf.set(data.revision, edit);
    this.#revisionOf.set(edit, data.revision);
  }
}
