import { linkOf } from '../chain.js';
import { parseEntry } from '../entry.js';
import { isOfRules } from '../event.js';
import type { JsonBytes } from '../encode/json-bytes.js';
import { EVALUATION, INVOKED } from '../read/row.js';

/** A record of a log, to be written to another chain as it stands. */
export interface KeptRecord {
  /** Its text up to the members of its own chain. */
  readonly text: Buffer;
  readonly sequence: number;
  readonly entryhash: string;
}

/** `,"sequence":"…","previoushash":"…","entryhash":"…"}`: chain.ts. */
const CHAIN_MEMBERS = ',"sequence":"';
const DECISION = Buffer.from('"decision":"');
const ALLOW = Buffer.from('"decision":"allow"');
const TYPE = Buffer.from('"type":"');
const OF_ANSWER = Buffer.from(`"type":"${INVOKED}"`);

/**
 * The record of a line that outlives its file: what was refused, would have been, or asked of a person, and what changed the rules. Not what a server
 * told unasked: it could push out the rest. Nothing whose text is not the one that was written: it would have a good chain from then on.
 */
export function recordToKeep(line: Buffer): KeptRecord | undefined {
  // Our own members of these names are the first: of a log almost all lines are allowed calls.
  const at = line.indexOf(DECISION);
  if (at !== -1 && line.subarray(at, at + ALLOW.length).equals(ALLOW)) return undefined;
  const type = line.indexOf(TYPE);
  if (line.subarray(type, type + OF_ANSWER.length).equals(OF_ANSWER)) return undefined;
  const link = linkOf(line);
  if (link === undefined || !isWorthKeeping(line)) return undefined;
  return { text: Buffer.from(line.subarray(0, line.lastIndexOf(CHAIN_MEMBERS))), sequence: link.sequence, entryhash: link.entryhash };
}

function isWorthKeeping(line: Buffer): boolean {
  const entry = parseEntry(line.toString('utf8'));
  if (typeof entry === 'string') return false;
  if (isOfRules(entry.type)) return true;
  const { decision, kind, direction } = entry.data;
  return entry.type === EVALUATION && decision !== 'allow' && !(kind === 'notification' && direction === 'server_to_client');
}

/** As an entry of the chain that keeps it, without that chain's members. */
export function writeKept({ text, sequence, entryhash }: KeptRecord, out: JsonBytes): void {
  out.copy(text);
  out.ascii(`,"keptsequence":"${String(sequence).padStart(12, '0')}","kepthash":"${entryhash}"`);
}

/** What a line of that chain says it was in the log. */
export function keptFrom(line: Buffer): Pick<KeptRecord, 'sequence' | 'entryhash'> | undefined {
  const end = line.toString('latin1', Math.max(0, line.lastIndexOf(CHAIN_MEMBERS) - KEPT_MEMBERS_LENGTH), line.lastIndexOf(CHAIN_MEMBERS));
  const [, sequence, entryhash = ''] = KEPT_MEMBERS.exec(end) ?? [];
  return sequence === undefined ? undefined : { sequence: Number(sequence), entryhash };
}

const KEPT_MEMBERS = /,"keptsequence":"(\d{12})","kepthash":"([0-9a-f]{64})"$/;
const KEPT_MEMBERS_LENGTH = 17 + 12 + 14 + 64 + 1;
