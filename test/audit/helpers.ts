import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { AuditLog } from '../../src/audit/event.js';
import { openAuditLog, type AuditLogOptions } from '../../src/audit/open-log.js';

const folders: string[] = [];
const logs: AuditLog[] = [];

afterEach(() => {
  for (const log of logs.splice(0)) log.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of the test's own, deleted after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'agentmesh-audit-'));
  folders.push(folder);
  return folder;
}

/** What follows from an append is done at once, unless the test says when. */
export function open(path: string, options: Partial<AuditLogOptions> = {}): AuditLog {
  const log = openAuditLog({ path, format: 'cloudevents', server: 'secure-filesystem', defer: (task) => task(), ...options });
  logs.push(log);
  return log;
}

export const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1);

export const entriesOf = (path: string): Record<string, unknown>[] =>
  linesOf(path).map((line) => JSON.parse(line) as Record<string, unknown>);

export { TIME, denial, evaluation, invoked } from './events.js';
