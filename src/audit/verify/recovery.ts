import { isJsonObject } from '../../protocol/json/json.js';
import { RECOVERED_TYPE } from '../format/log-format.js';
import type { BadLines } from './bad-lines.js';
import type { Findings, Place } from './report.js';
import { saidOfLog } from './said-of-log.js';

/** An entry that says how the log was picked up again explains the line before it, if it is the very one that was left unfinished. */
export function takeRecovery(line: Buffer, place: Place, bad: BadLines, findings: Findings): void {
  const data = saidOfLog(line, RECOVERED_TYPE);
  if (data === undefined) return;
  const torn = data['torn'];
  const { last } = bad;
  if (last !== undefined && isJsonObject(torn) && torn['bytes'] === last.bytes && torn['sha256'] === last.sha256) {
    bad.explainLast();
    findings.note({
      kind: 'torn',
      place: last.place,
      message: `a killed writer left ${last.bytes} bytes of a line; entry on line ${place.line} accounts for them`,
    });
  }
  findings.note({ kind: 'recovered', place, message: `the log was picked up again: ${JSON.stringify(data)}` });
}
