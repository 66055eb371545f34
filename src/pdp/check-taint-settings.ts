import type { Section } from './config-section.js';
import { TAINT_ACTIONS, TAINT_KINDS } from './guards.js';

/** The guards of `mcp.guards.taint` hold what they cannot read for "block"; that is safe, and no help. */
export function checkTaint(taint: Section): void {
  taint.only('action', 'kinds', 'untainted', 'sources', 'trusted', 'sinks', 'harmless', 'hosts', 'from_start');
  taint.word('action', TAINT_ACTIONS);
  taint.word('untainted', TAINT_ACTIONS);
  const kinds = taint.section('kinds').only(...TAINT_KINDS);
  for (const kind of kinds.names()) kinds.word(kind, TAINT_ACTIONS);
  for (const list of ['sources', 'trusted', 'sinks', 'harmless', 'hosts']) taint.strings(list);
  taint.flag('from_start');
}

/** The policy follows taint: it has to be asked about answers. */
export function isTainting(config: Section): boolean {
  return config.get('taint') !== undefined;
}

/** And where words of calls were met before; without this setting nothing would be made of it. */
export function isTellingTargets(taint: Section): boolean {
  return taint.get('untainted') !== undefined;
}
