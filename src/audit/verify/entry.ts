import { createHash } from 'node:crypto';
import type { Line } from '../format/lines.js';
import { ENTRY_DOMAIN, KEPT_TYPE, OVERFLOW_TYPE, RECOVERED_TYPE } from '../format/log-format.js';

/** What one line is by itself, before its neighbours are asked. Everything here is attacker-controlled until the hash agrees. */
export type ReadEntry =
  | {
      readonly kind: 'entry';
      readonly sequence: number;
      readonly previoushash: string;
      readonly entryhash: string;
      /** The log itself may speak here, of its repair or of chains beside it. */
      readonly ofLog: boolean;
    }
  | { readonly kind: 'bad'; readonly why: string; readonly claims: number | undefined; readonly bytes: number; readonly sha256: string };

const OWN_HASH = Buffer.from(',"entryhash":"');
const BEFORE_OWN_HASH = /,"sequence":"([0-9]{12})","previoushash":"([0-9a-f]{64})"$/;
/** The text that BEFORE_OWN_HASH matches has this length. */
const LINK_BYTES = 110;
const OF_LOG = [RECOVERED_TYPE, OVERFLOW_TYPE, KEPT_TYPE].map((type) => Buffer.from(`"type":"${type}"`));

export function readEntry(line: Line): ReadEntry {
  const { bytes } = line;
  if (!line.complete) return bad(bytes, 'the line is too long for an entry');
  if (bytes.length === 0) return bad(bytes, 'the line is empty');
  const cut = bytes.lastIndexOf(OWN_HASH);
  const own = cut === -1 ? null : /^,"entryhash":"([0-9a-f]{64})"\}$/.exec(bytes.toString('latin1', cut));
  const link = cut === -1 ? null : BEFORE_OWN_HASH.exec(bytes.toString('latin1', Math.max(0, cut - LINK_BYTES), cut));
  if (own === null || link === null) return bad(bytes, 'the line is not an entry');
  const [, entryhash = ''] = own;
  const [, sequence = '', previoushash = ''] = link;
  if (createHash('sha256').update(ENTRY_DOMAIN).update(bytes.subarray(0, cut)).digest('hex') !== entryhash) {
    return bad(bytes, 'the text does not match its hash', Number(sequence));
  }
  return { kind: 'entry', sequence: Number(sequence), previoushash, entryhash, ofLog: OF_LOG.some((type) => bytes.includes(type)) };
}

function bad(bytes: Buffer, why: string, claims?: number): ReadEntry {
  return { kind: 'bad', why, claims, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
