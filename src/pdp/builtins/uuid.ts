import { integer, RegoObject, type RegoValue } from '../value/value.js';
import type { Builtin } from './builtin.js';
import { text } from './operands.js';

export const uuidBuiltins: Readonly<Record<string, Builtin>> = {
  'uuid.parse': (_context, value) => parse(text(value)),
};

const FORMS = [
  /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i,
  /^urn:uuid:([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i,
  // Go does not look at what stands where the braces are wanted.
  /^[\0-\x7f]([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})[\0-\x7f]$/i,
  /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i,
];
/** 100 ns from 15 October 1582 to 1970. */
const GREGORIAN = 122_192_928_000_000_000n;
const DOMAINS = ['Person', 'Group', 'Org'];

/** What github.com/google/uuid reads; of versions 1 and 2 what they were made of (RFC 9562, 5.1). */
function parse(value: string): RegoValue | undefined {
  const match = FORMS.map((form) => form.exec(value)).find((found) => found !== null);
  if (match === undefined || match === null) return undefined;
  const bytes = Buffer.from(match.slice(1).join(''), 'hex');
  const version = (bytes[6] ?? 0) >> 4;
  const fields: [string, RegoValue][] = [
    ['version', version],
    ['variant', variantOf(bytes[8] ?? 0)],
  ];
  if (version === 1 || version === 2) fields.push(...partsOf(bytes));
  if (version === 2) fields.push(['id', bytes.readUInt32BE(0)], ['domain', DOMAINS[bytes[9] ?? 0] ?? `Domain${bytes[9]}`]);
  return new RegoObject(fields);
}

function variantOf(byte: number): string {
  if ((byte & 0xc0) === 0x80) return 'RFC4122';
  if ((byte & 0xe0) === 0xc0) return 'Microsoft';
  return (byte & 0xe0) === 0xe0 ? 'Future' : 'Reserved';
}

function partsOf(bytes: Buffer): [string, RegoValue][] {
  const ticks = (BigInt(bytes.readUInt16BE(6) & 0xfff) << 48n) | (BigInt(bytes.readUInt16BE(4)) << 32n) | BigInt(bytes.readUInt32BE(0));
  const node = bytes.subarray(10);
  return [
    ['time', integer(BigInt.asIntN(64, (ticks - GREGORIAN) * 100n))],
    ['nodeid', Array.from(node, (byte) => byte.toString(16).padStart(2, '0')).join('-')],
    ['macvariables', macVariables(node[0] ?? 0)],
    ['clocksequence', bytes.readUInt16BE(8) & 0x3fff],
  ];
}

/** RFC 7042, 2.1. */
function macVariables(byte: number): string {
  const scope = (byte & 2) === 0 ? 'global' : 'local';
  return `${scope}:${(byte & 1) === 0 ? 'unicast' : 'multicast'}`;
}
