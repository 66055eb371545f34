/**
 * The audit log's format, version 1.0. Descriptions only: the writer and `verify/` share this page and no code, so that one finds the
 * other's mistakes.
 *
 * A log is a sequence of lines (rotated files oldest first, see layout.ts). Each line is one JSON object, UTF-8, whose last three
 * members are, in this order and without white space:
 *
 *     ,"sequence":"000000000042","previoushash":"<64 hex>","entryhash":"<64 hex>"}
 *
 *     body         = the line's bytes up to, not including, `,"entryhash":`
 *     entryhash    = hex(SHA-256("agentmesh-audit-entry-1.0\n" ‖ body))
 *     previoushash = entryhash of the entry before; 64 zeros for the first
 *     sequence     = 1 for the first entry, then one more each
 *
 * `body` holds `previoushash`, so an entry commits to everything before it and to its own text as stored. A checker in any language:
 *
 *     previous = "0" * 64
 *     for line in open("audit.jsonl", "rb"):
 *         body, own = line.rstrip(b"\n").rsplit(b',"entryhash":"', 1)
 *         assert body.endswith(b'"previoushash":"' + previous.encode() + b'"')
 *         previous = hashlib.sha256(b"agentmesh-audit-entry-1.0\n" + body).hexdigest()
 *         assert own == previous.encode() + b'"}'
 *
 * (The last `,"entryhash":"` is meant: a tool's arguments may have a member of that name.)
 *
 * The head file (`<log>.head`) says where the log begins and ends, so that a cut is seen. It is HEAD_BYTES long, overwritten in place
 * after each group of entries: one JSON object with the members of `Head`, padded with spaces, closed by a line feed.
 *
 * A line that a killed process left unfinished stays where it is. The next writer ends it with a line feed and appends an
 * `ai.agentmesh.audit.recovered` entry whose `data.torn` = `{bytes, sha256}` of that line: verification accepts exactly that line.
 *
 * A record that is kept longer than its file (`<log>.kept`) is its text as it was, and before the three members of its new chain two more, which say
 * what it was in the log: `,"keptsequence":"000000000042","kepthash":"<64 hex>"`.
 */

/** Stands in every entry as `agentmeshversion`. */
export const FORMAT_VERSION = '1.0';

/** Separates entry hashes from every other use of SHA-256. */
export const ENTRY_DOMAIN = 'agentmesh-audit-entry-1.0\n';

/** `previoushash` of the first entry. */
export const GENESIS_HASH = '0'.repeat(64);

/** Fixed width, because a CloudEvents `sequence` must sort as text. */
export const SEQUENCE_DIGITS = 12;

/** One disk sector, so that an overwrite is as good as atomic. */
export const HEAD_BYTES = 512;

export const HEAD_FORMAT = 'agentmesh-audit-head-1.0';

/** Members of the head file in their order. `first*` move on when retention deletes the oldest file. */
export interface Head {
  readonly format: typeof HEAD_FORMAT;
  readonly firstsequence: string;
  readonly firstprevioushash: string;
  readonly sequence: string;
  readonly entryhash: string;
}

/** The longest line that a reader takes into memory: far over what a writer makes (arguments over 64 KB are hashed), far under what hurts. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

export const RECOVERED_TYPE = 'ai.agentmesh.audit.recovered';

/** Says where records of what a side sends at will are kept from here on, and how far they went: `data.file`, `data.entry`, `data.hash`. */
export const OVERFLOW_TYPE = 'ai.agentmesh.audit.overflow';

/** Files were deleted: the refusals of them, and of those before, are in `data.file`, which has come to `data.entry`, `data.hash`. */
export const KEPT_TYPE = 'ai.agentmesh.audit.kept';
