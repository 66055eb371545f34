import { hash } from 'node:crypto';
import { ENTRY_DOMAIN, GENESIS_HASH, SEQUENCE_DIGITS } from './format/log-format.js';

/** An entry's place in the chain: what the next one follows. */
export interface ChainPosition {
  readonly sequence: number;
  readonly entryhash: string;
}

export const GENESIS: ChainPosition = { sequence: 0, entryhash: GENESIS_HASH };

export function sequenceText(sequence: number): string {
  return String(sequence).padStart(SEQUENCE_DIGITS, '0');
}

/** `,"sequence":"…","previoushash":"…","entryhash":"…"}`: its length is fixed. */
const TAIL = /,"sequence":"(\d{12})","previoushash":"([0-9a-f]{64})","entryhash":"([0-9a-f]{64})"\}$/;
const TAIL_BYTES = 13 + SEQUENCE_DIGITS + 18 + 64 + 15 + 64 + 2;
const OWN_HASH_BYTES = 14 + 64 + 2;

export interface LinkedEntry extends ChainPosition {
  readonly previoushash: string;
}

/** The place of a stored line (without its line feed), or undefined when it is not an entry as `EntryGroup` writes them. */
export function linkOf(line: Buffer): LinkedEntry | undefined {
  const match = TAIL.exec(line.toString('latin1', Math.max(0, line.length - TAIL_BYTES)));
  if (match === null) return undefined;
  const [, sequence = '', previoushash = '', entryhash = ''] = match;
  const body = Buffer.concat([Buffer.from(ENTRY_DOMAIN), line.subarray(0, line.length - OWN_HASH_BYTES)]);
  return hash('sha256', body) === entryhash ? { sequence: Number(sequence), previoushash, entryhash } : undefined;
}
