import { describeReport } from '../../audit/verify/describe.js';
import { verifyLogs } from '../../audit/verify/verify-log.js';
import { EXIT } from '../../errors/exit.js';
import { print, printJson } from '../output.js';

/** Exit code 1 when a log is not as it was written. */
export async function auditVerify(logs: readonly string[], options: { json?: boolean }): Promise<number> {
  const reports = await verifyLogs(logs);
  if (options.json === true) printJson(reports);
  else for (const report of reports) print(describeReport(report));
  return reports.every(({ ok }) => ok) ? EXIT.ok : EXIT.found;
}
