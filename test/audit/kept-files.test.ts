import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSink } from '../../src/compose/audit-sink.js';
import type { ComposeOptions } from '../../src/compose/options.js';
import { silentLog } from '../../src/telemetry/log.js';
import { evaluation, temporaryFolder } from './helpers.js';

/** Two of these do not fit into one file of the log. */
const LARGE = evaluation({ rules: ['r'.repeat(9 * 1024 * 1024)] });

test.each([
  ['one, where so many are asked for', { logFiles: 1 }, []],
  ['all three, where three are', { logFiles: 3 }, ['audit.jsonl.r000001', 'audit.jsonl.r000002']],
  ['three of eight, where nobody asks', {}, ['audit.jsonl.r000001', 'audit.jsonl.r000002']],
] as const)('of a log of three files are kept %s', (_, options: Pick<ComposeOptions, 'logFiles'>, rotated) => {
  const folder = temporaryFolder();
  const { sink } = openSink({ command: ['server'], log: join(folder, 'audit.jsonl'), ...options }, 'server', {}, silentLog);
  for (let entry = 0; entry < 3; entry++) sink.append([LARGE]);
  sink.close();
  expect(readdirSync(folder).filter((name) => /\.r\d+$/.test(name))).toEqual(rotated);
});
