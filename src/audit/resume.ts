import { hash } from 'node:crypto';
import type { JsonObject } from '../protocol/json/json.js';
import { GENESIS, linkOf, sequenceText, type ChainPosition } from './chain.js';
import type { StoredHead } from './head.js';
import type { Tail } from './tail.js';

export type Resumption =
  | {
      readonly kind: 'go_on';
      /** What the next entry follows. */
      readonly position: ChainPosition;
      /** The file ends within a line: a line feed comes first. */
      readonly endLine: boolean;
      /** Data of the `ai.agentmesh.audit.recovered` entry, when anything was not as a writer leaves it. */
      readonly repair: JsonObject | undefined;
      /** The repair in words, for the operator. */
      readonly findings: readonly string[];
    }
  | { readonly kind: 'not_a_log' };

/**
 * Where the chain goes on after a restart. What is missing is never papered over: when the head names entries that the file has not
 * got, the chain goes on from the head, so that the gap stays visible for ever.
 */
export function resume(head: StoredHead, tail: Tail): Resumption {
  const { last, unfinished } = withUnendedEntry(tail);
  if (head.kind === 'missing' && last === undefined && (tail.foreign || unfinished.length > 0)) return { kind: 'not_a_log' };

  const repair: Record<string, JsonObject | string | number> = {};
  const findings: string[] = [];
  let position: ChainPosition = last ?? GENESIS;

  if (head.kind === 'head') {
    if (last === undefined ? head.last.sequence > 0 : last.sequence < head.last.sequence) {
      const from = sequenceText((last?.sequence ?? head.first.sequence) + 1);
      const to = sequenceText(head.last.sequence);
      repair['missing'] = { from, to };
      findings.push(`entries ${from} to ${to}, which the head names, are not in the file`);
      position = head.last;
    } else if (last !== undefined && last.sequence === head.last.sequence && last.entryhash !== head.last.entryhash) {
      repair['altered'] = sequenceText(last.sequence);
      findings.push(`entry ${sequenceText(last.sequence)} is not the one that the head names`);
      position = head.last;
    } else if (last !== undefined && last.sequence > head.last.sequence) {
      repair['beyond_head'] = last.sequence - head.last.sequence;
    }
  } else if (last !== undefined || head.kind === 'unreadable') {
    repair['head'] = head.kind;
    findings.push(`the head file is ${head.kind}`);
  }
  if (unfinished.length > 0) repair['torn'] = { bytes: unfinished.length, sha256: hash('sha256', unfinished) };

  return {
    kind: 'go_on',
    position,
    endLine: tail.unfinished.length > 0,
    repair: Object.keys(repair).length > 0 ? repair : undefined,
    findings,
  };
}

/** A kill can fall between an entry's last brace and its line feed: the entry counts. */
function withUnendedEntry(tail: Tail): Pick<Tail, 'last' | 'unfinished'> {
  const unended = tail.unfinished.length === 0 ? undefined : linkOf(tail.unfinished);
  if (unended !== undefined) return { last: unended, unfinished: Buffer.alloc(0) };
  return tail.last === undefined ? { unfinished: tail.unfinished } : { last: tail.last, unfinished: tail.unfinished };
}
