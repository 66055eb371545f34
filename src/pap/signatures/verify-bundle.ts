import { posix } from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json.js';
import { signatureHolds } from './algorithms.js';
import { fileHash } from './file-hash.js';
import { matchesPattern } from './file-pattern.js';
import { verificationKey } from './keys.js';
import { SignatureError } from './signature-error.js';
import { isSignaturesFile, SIGNATURES_FILE, tokenIn } from './signatures-file.js';
import { splitToken, type Token } from './token.js';
import type { Verification, VerificationKey } from './verification.js';

/** One file of a bundle; `name` is relative to the bundle's root, with `/`. */
export interface BundleEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Verifies all files of a bundle by OPA's rules (v1/bundle/verify.go): one token, the key named by the configuration, else by the token,
 * the algorithm by the key, the scope equal, every file listed, every hash equal, every listed file there. Stricter: `exp` and `nbf`
 * hold, a file listed twice, MD5 and SHA-1 do not. `folder` is the path of a bundle that is a folder, as it was given: `opa sign -b team`
 * signs `team/policy.rego`. Throws a `SignatureError`, or a `UserError` for a file that is not what its name says.
 */
export async function verifyBundle(files: readonly BundleEntry[], verification: Verification, folder?: string): Promise<void> {
  const signatures = files.filter(({ name }) => isSignaturesFile(name));
  const [file, second] = signatures;
  if (file === undefined) throw new SignatureError('missing', `it has no \`${SIGNATURES_FILE}\`, and a verification key is given`);
  if (second !== undefined) throw new SignatureError('malformed', `it has \`${file.name}\` and \`${second.name}\`, and one signs`);
  const token = splitToken(tokenIn(file.bytes.toString('utf8')));
  const key = keyFor(token, verification);
  const now = verification.now();
  verifyToken(token, key, now);
  const expected = verification.scope ?? key.scope ?? '';
  const { scope = '' } = token.payload;
  if (scope !== expected) {
    throw new SignatureError('scope', `its signature has the scope ${shown(scope)}, and ${shown(expected)} is expected`);
  }
  verifyTime(token.payload, now);
  const content = files.filter((each) => !signatures.includes(each));
  await verifyFiles(content, listedFiles(token.payload), verification.exclude, folder);
}

function keyFor({ header, payload }: Token, { keys, keyId }: Verification): VerificationKey {
  const stated = [keyId, header['kid'], payload['keyid']].find((id) => id !== undefined && id !== '');
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
  const seen = new Set<string>();
  for (const { name, bytes } of files) {
    const signed = `${prefix}${name}`;
    seen.add(signed);
    if (excluded(signed)) continue;
    const entry = listed.get(signed);
    if (entry === undefined) throw new SignatureError('unlisted', `\`${signed}\` is not in its signature`);
    if ((await fileHash(name, bytes, entry.algorithm)) !== entry.hash.toLowerCase()) {
      throw new SignatureError('digest', `\`${signed}\` is not the file that was signed (its ${entry.algorithm} differs)`);
    }
  }
  const absent = [...listed.keys()].find((name) => !seen.has(name));
  if (absent !== undefined) throw new SignatureError('absent', `its signature lists \`${absent}\`, which is not there`);
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
