import * as fs from 'node:fs';
import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AtWill, AuditEvent } from '../../src/audit/event.js';
import { nodeFiles, type Files } from '../../src/audit/files.js';
import { openAuditLog } from '../../src/audit/open-log.js';
import { readRows } from '../../src/audit/read/read.js';
import { verifyLogs } from '../../src/audit/verify/verify-log.js';
import { denial, evaluation, temporaryFolder } from './helpers.js';

class Killed extends Error {}

/** A process that is killed in the step of that number, before it or half way through what it appends, and does nothing ever after. The head is one sector. */
class Mortal {
  steps = 0;
  readonly files: Files;
  readonly #dies: number;
  #dead = false;

  constructor(dies: number, half: boolean) {
    this.#dies = dies;
    this.files = {
      ...nodeFiles,
      openSync: (path, flags, mode) => (this.#step(), nodeFiles.openSync(path, flags, mode)),
      renameSync: (from, to) => (this.#step(), fs.renameSync(from, to)),
      unlinkSync: (path) => (this.#step(), fs.unlinkSync(path)),
      ftruncateSync: (fd, length) => (this.#step(), fs.ftruncateSync(fd, length)),
      writeSync: ((fd: number, bytes: Buffer, offset: number, length: number, position: number | null) => {
        const begun = half && position === null && !this.#dead && this.steps === dies;
        if (begun) fs.writeSync(fd, bytes, offset, length >> 1);
        this.#step();
        return fs.writeSync(fd, bytes, offset, length, position);
      }) as typeof fs.writeSync,
    };
  }

  #step(): void {
    if (this.#dead || this.steps++ === this.#dies) {
      this.#dead = true;
      throw new Killed();
    }
  }
}

const sent = (id: string, atWill?: AtWill): AuditEvent => {
  const event = evaluation({ decision_id: id, rules: ['r'.repeat(600)], ...(atWill ? {} : { decision: 'deny', reasons: [denial] }) });
  return event.type === 'ai.agentmesh.policy.evaluation' ? { ...event, atWill } : event;
};

/** A session in which the log and both chains beside it overflow, rotate and, of two files, forget. Returns the ids of what was accepted. */
function session(name: string, path: string, pid: number, files: Files, maxFiles: number): string[] {
  const accepted: string[] = [];
  const append = (ids: readonly string[], events: readonly AuditEvent[]): void => {
    log.append(events);
    accepted.push(...ids);
  };
  const process = { pid, host: 'h', bootedAt: 0, incarnation: (asked: number) => (asked === pid ? 'i' : undefined) };
  const log = openAuditLog({ path, format: 'json', server: 's', maxBytes: 9_000, maxFiles, files, defer: (task) => task(), process });
  try {
    for (let id = 0; id < 10; id++) {
      const ids = ['own', 'plain', 'more', 'notable'].map((what) => `${name}-${what}-${id}`);
      const [own = '', plain = '', more = '', notable = ''] = ids;
      append(ids, [sent(own), sent(plain, 'plain'), sent(more, 'plain'), sent(notable, 'notable')]);
    }
    log.close();
  } catch (error) {
    if (!(error instanceof Error && (error.cause ?? error) instanceof Killed)) throw error;
  }
  return accepted;
}

const problemsOf = async (path: string): Promise<string[]> =>
  (await verifyLogs([path])).flatMap(({ problems }) => problems.map(({ kind, message }) => `${kind}: ${message}`));

async function idsOf(path: string): Promise<Set<string | undefined>> {
  const ids = new Set<string | undefined>();
  for await (const { decision_id } of readRows([path], { plumbing: true })) ids.add(decision_id);
  return ids;
}

it.each([
  ['before', 100],
  ['half way through', 100],
  ['before', 2],
  ['half way through', 2],
])(
  'killed %s any step, of a log of %i files: it passes as it is, and after the next start, and what was accepted is there',
  async (when, maxFiles) => {
    const whole = new Mortal(Number.POSITIVE_INFINITY, false);
    session('whole', join(temporaryFolder(), 'audit.jsonl'), 1, whole.files, maxFiles);
    for (let dies = 0; dies < whole.steps; dies++) {
      const path = join(temporaryFolder(), 'audit.jsonl');
      let accepted: string[] = [];
      try {
        accepted = session('killed', path, 1, new Mortal(dies, when === 'half way through').files, maxFiles);
      } catch (error) {
        expect(String(error)).toContain('cannot write the audit log');
      }
      if (existsSync(path)) expect(await problemsOf(path), `killed in step ${dies}`).toEqual([]);
      // A lock that is half made is respected for a while.
      const longAgo = new Date(Date.now() - 60_000);
      if (existsSync(`${path}.lock`)) utimesSync(`${path}.lock`, longAgo, longAgo);
      accepted.push(...session('next', path, 2, nodeFiles, maxFiles));
      expect(await problemsOf(path), `started after step ${dies}`).toEqual([]);
      const ids = maxFiles === 2 ? new Set(accepted) : await idsOf(path);
      expect(
        accepted.filter((id) => !ids.has(id)),
        `accepted before step ${dies}`,
      ).toEqual([]);
    }
  },
);
