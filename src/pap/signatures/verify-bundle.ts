import { posix } from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { POLICY_LIMITS } from '../bundle/limits.js';
import { signatureHolds } from './algorithms.js';
import { fileHash, isStructured } from './file-hash.js';
import { matchesPattern } from './file-pattern.js';
import { verificationKey } from './keys.js';
import { SignatureError } from './signature-error.js';
import { isSignaturesFile, SIGNATURES_FILE, tokenIn } from './signatures-file.js';
import { payloadOf, splitToken, type Token } from './token.js';
import type { Verification, VerificationKey } from './verification.js';

/** One file of a bundle; `name` is relative to the bundle's root, with `/`. */
export interface BundleEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the token says beside its files. */
export interface Signed {
  /** `iat` (RFC 7519 §4.1.6), in seconds since the epoch. OPA does not look at it. */
  readonly issuedAt?: number;
}

/**
 * Verifies all files of a bundle by OPA's rules (v1/bundle/verify.go): one token, the key named by the configuration, else by the token,
 * the algorithm by the key, the scope equal, every file listed, every hash equal, every listed file there. Stricter: `exp` and `nbf`
 * hold, a file listed twice, MD5 and SHA-1 do not. What is cheap and tells most comes first: nothing is parsed but the token until its
 * signature holds, the names are those that it lists, and every file that is hashed as it is has its hash. `folder` is the path of a bundle that is a folder, as it was given: `opa sign -b team`
 * signs `team/policy.rego`. Throws a `SignatureError`, or a `UserError` for a file that is not what its name says.
 */
export async function verifyBundle(files: readonly BundleEntry[], verification: Verification, folder?: string): Promise<Signed> {
  const signatures = files.filter(({ name }) => isSignaturesFile(name));
  const [file, second] = signatures;
  if (file === undefined) throw new SignatureError('missing', `it has no \`${SIGNATURES_FILE}\`, and a verification key is given`);
  if (second !== undefined) throw new SignatureError('malformed', `it has \`${file.name}\` and \`${second.name}\`, and one signs`);
  if (file.bytes.length > POLICY_LIMITS.signaturesBytes)
    throw new SignatureError(
      'malformed',
      `its \`${file.name}\` has ${file.bytes.length} bytes; at most ${POLICY_LIMITS.signaturesBytes} are read`,
    );
  const token = splitToken(tokenIn(file.bytes.toString('utf8')));
  const key = keyFor(token, verification);
  const now = verification.now();
  verifyToken(token, key, now);
  const payload = payloadOf(token);
  const expected = verification.scope ?? key.scope ?? '';
  const { scope = '', iat } = payload;
  if (scope !== expected) {
    throw new SignatureError('scope', `its signature has the scope ${shown(scope)}, and ${shown(expected)} is expected`);
  }
  verifyTime(payload, now);
  const content = files.filter((each) => !signatures.includes(each));
  await verifyFiles(content, listedFiles(payload), verification.exclude, folder);
  return iat === undefined ? {} : { issuedAt: seconds(iat, 'iat') };
}

function keyFor(token: Token, { keys, keyId }: Verification): VerificationKey {
  const names = (id: JsonValue | undefined) => id !== undefined && id !== '';
  const stated = [keyId, token.header['kid']].find(names) ?? [payloadOf(token)['keyid']].find(names);
  if (typeof stated !== 'string') throw new SignatureError('unknown-key', 'its token names no key: `--verification-key-id` does');
  const key = keys.get(stated);
  if (key !== undefined) return key;
  const known = [...keys.keys()].map((id) => `\`${id}\``).join(', ');
  throw new SignatureError('unknown-key', `it is signed with the key \`${stated}\`, and known are ${known}`);
}

function verifyToken({ header, text, signature }: Token, { text: key, algorithm }: VerificationKey, now: number): void {
  if (signatureHolds(algorithm, verificationKey(key, algorithm, now), text, signature)) return;
  const { alg } = header;
  const hint =
    typeof alg === 'string' && alg !== algorithm ? `; the token says ${JSON.stringify(alg)}, and the key is for ${algorithm}` : '';
  throw new SignatureError('bad-signature', `its signature was not made with this key${hint}`);
}

function verifyTime({ exp, nbf }: JsonObject, now: number): void {
  if (exp !== undefined && seconds(exp, 'exp') * 1000 <= now) {
    throw new SignatureError('expired', `its signature was valid until ${time(seconds(exp, 'exp'))}`);
  }
  if (nbf !== undefined && seconds(nbf, 'nbf') * 1000 > now) {
    throw new SignatureError('expired', `its signature is valid from ${time(seconds(nbf, 'nbf'))} on`);
  }
}

/** A NumericDate (RFC 7519 §2). */
function seconds(value: JsonValue, claim: string): number {
  if (typeof value === 'number') return value;
  throw new SignatureError('malformed', `\`${claim}\` of its signature is no number of seconds`);
}

function time(value: number): string {
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? `${value} s` : date.toISOString();
}

interface Listed {
  readonly hash: string;
  readonly algorithm: string;
}

function listedFiles({ files = [] }: JsonObject): ReadonlyMap<string, Listed> {
  const listed = new Map<string, Listed>();
  if (!Array.isArray(files)) throw new SignatureError('malformed', '`files` of its signature is no list');
  for (const file of files as readonly JsonValue[]) {
    const { name, hash, algorithm = '' } = isJsonObject(file) ? file : {};
    if (typeof name !== 'string' || typeof hash !== 'string' || typeof algorithm !== 'string') {
      throw new SignatureError('malformed', '`files` of its signature must be a list of `{name, hash, algorithm}`');
    }
    if (algorithm === '') throw new SignatureError('malformed', `its signature states no hash algorithm for \`${name}\``);
    if (listed.has(name)) throw new SignatureError('malformed', `its signature lists \`${name}\` twice`);
    listed.set(name, { hash, algorithm });
  }
  return listed;
}

async function verifyFiles(
  files: readonly BundleEntry[],
  listed: ReadonlyMap<string, Listed>,
  exclude: readonly string[],
  folder: string | undefined,
): Promise<void> {
  const prefix = prefixOf(listed, files, folder);
  const excluded = (name: string) => exclude.some((pattern) => matchesPattern(pattern, name));
  const named = files.map((file) => ({ file, signed: `${prefix}${file.name}` }));
  const judged = named
    .filter(({ signed }) => !excluded(signed))
    .map(({ file, signed }) => ({ file, signed, entry: entryOf(signed, listed) }));
  const seen = new Set(named.map(({ signed }) => signed));
  const absent = [...listed.keys()].find((name) => !seen.has(name));
  if (absent !== undefined) throw new SignatureError('absent', `its signature lists \`${absent}\`, which is not there`);
  // Whose hash is of what they say is parsed for it.
  const inOrder = [...judged.filter(({ file }) => !isStructured(file.name)), ...judged.filter(({ file }) => isStructured(file.name))];
  for (const { file, signed, entry } of inOrder) {
    if ((await fileHash(file.name, file.bytes, entry.algorithm)) !== entry.hash.toLowerCase())
      throw new SignatureError('digest', `\`${signed}\` is not the file that was signed (its ${entry.algorithm} differs)`);
  }
}

function entryOf(name: string, listed: ReadonlyMap<string, Listed>): Listed {
  const entry = listed.get(name);
  if (entry === undefined) throw new SignatureError('unlisted', `\`${name}\` is not in its signature`);
  return entry;
}

/** Names are a folder's as OPA writes them (the folder's path first, without a leading slash), or relative to the bundle's root. */
function prefixOf(listed: ReadonlyMap<string, Listed>, files: readonly BundleEntry[], folder: string | undefined): string {
  const prefix = folder === undefined ? '' : folderPrefix(folder);
  if (prefix === '' || ![...listed.keys()].every((name) => name.startsWith(prefix))) return '';
  // A folder inside it may have its name.
  return files.every(({ name }) => listed.has(name)) ? '' : prefix;
}

/** Go's `filepath.Join` of the folder with a name, without the slash that it may begin with. */
export function folderPrefix(folder: string): string {
  const path = posix.normalize(folder).replace(/^\/+|\/+$/g, '');
  return path === '' || path === '.' ? '' : `${path}/`;
}

function shown(scope: JsonValue): string {
  return scope === '' ? 'none' : `\`${typeof scope === 'string' ? scope : JSON.stringify(scope)}\``;
}
