import { createInspector } from '../../src/inspect/create-inspector.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { createPathResolver } from '../../src/pip/paths.js';
import { readSubjects } from '../../src/scan/read-subjects.js';
import type { Scanned } from '../../src/scan/scanned.js';
import { createScanner } from '../../src/scan/scanner.js';
import { silentLog } from '../../src/telemetry/log.js';
import { manualClock } from '../pep/harness.js';

/** What a scan of a text by a policy tells. */
export function look(text: string, policy: PolicySet): readonly Scanned[] {
  const clock = manualClock();
  let id = 0;
  const scan = createScanner({
    policy,
    inspector: createInspector(),
    paths: createPathResolver({ cwd: '/srv/work', clock, home: '/home/ann' }),
    identity: { subject: 'ann', authenticated: false, method: 'os' },
    server: 's',
    tool: 'fetch_page',
    clock,
    ids: () => `${++id}`,
    log: silentLog,
  });
  return readSubjects(text, 'f', 'auto').flatMap(scan);
}
