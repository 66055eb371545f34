import { REVISIONS, type Revision } from '../../src/protocol/methods.js';

/** A page of the specification, or of the security best practices beside it (`tutorials/…`). */
export interface Place {
  readonly revision: Revision;
  readonly page: string;
}

/** A test by its name as it stands in a file below `test/`, or in the data that the file reads. */
export type NamedTest = readonly [file: string, name: string];

/**
 * One thing that the specification asks of somebody in whose place we stand: as a server towards the client, as a client towards the
 * server, or as the one who carries messages between them.
 */
export interface Requirement {
  readonly id: string;
  /** The specification's own words, cut at will. */
  readonly text: string;
  readonly where: readonly Place[];
  /** `forwarded`: it is between client and server, whose bytes we do not touch. `enforced`: we do it. `not ours`: see `how`. */
  readonly held: 'forwarded' | 'enforced' | 'not ours';
  readonly how: string;
  /** Empty only for what is not ours. */
  readonly tests: readonly NamedTest[];
}

/** With the handshake. */
export const HANDSHAKE = REVISIONS.slice(0, 4);
/** Those whose HTTP transport is Streamable HTTP with sessions. */
export const SESSIONS = REVISIONS.slice(1, 4);
export const STATELESS = REVISIONS.slice(4);
export const ALL = REVISIONS;

export function on(revisions: readonly Revision[], page: string): readonly Place[] {
  return revisions.map((revision) => ({ revision, page }));
}

export function linkOf({ revision, page }: Place): string {
  return `https://modelcontextprotocol.io/${page.startsWith('tutorials/') ? 'docs' : 'specification'}/${revision}/${page}`;
}

export function forwarded(id: string, text: string, where: readonly Place[], how: string, ...tests: readonly NamedTest[]): Requirement {
  return { id, text, where, held: 'forwarded', how, tests };
}

export function enforced(id: string, text: string, where: readonly Place[], how: string, ...tests: readonly NamedTest[]): Requirement {
  return { id, text, where, held: 'enforced', how, tests };
}

export function notOurs(id: string, text: string, where: readonly Place[], how: string): Requirement {
  return { id, text, where, held: 'not ours', how, tests: [] };
}

/** Tests that several rows name. */
export const BYTES_TO_SERVER: NamedTest = ['transport/fidelity-protect.test.ts', 'S-34, from client to server: $name'];
export const BYTES_TO_CLIENT: NamedTest = ['transport/fidelity-protect.test.ts', 'S-34, from server to client: $name'];
export const EVERY_METHOD: NamedTest = ['pep/open-conversation.test.ts', 'S-3a: every method is decided, plumbing only by denies'];
export const FUZZED: NamedTest = [
  'bypass/fuzz.test.ts',
  'hidden by structure, encoding, batching, timing or ids, no lax reader is given one',
];
export const HEADERS: NamedTest = [
  'pep/exchanges.test.ts',
  'headers that do not match the body are refused, recorded, and answered as the specification says',
];
