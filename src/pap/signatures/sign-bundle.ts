import type { JsonObject } from '../../protocol/json/json.js';
import type { SignatureAlgorithm } from './algorithms.js';
import { DEFAULT_HASH, fileHash } from './file-hash.js';
import { signingKey } from './keys.js';
import { isSignaturesFile, signaturesText } from './signatures-file.js';
import { makeToken } from './token.js';
import { folderPrefix, type BundleEntry } from './verify-bundle.js';

export interface SignOptions {
  /** A private key in PEM, or the secret of an HS algorithm. */
  readonly key: string;
  readonly algorithm: SignatureAlgorithm;
  /** The token's `kid`, and the deprecated `keyid` beside it where no claims are given, as `opa build` writes both. */
  readonly keyId?: string;
  /** Go into the payload beside `files`: `scope`, `exp`, `iss`, … */
  readonly claims?: JsonObject;
  /** Of a bundle that is a folder and stays one: its path, so that `opa run -b` finds its names. */
  readonly folder?: string;
}

/** The text of the `.signatures.json` that `opa sign` would write for these files. Throws as `verifyBundle` does. */
export async function signBundle(files: readonly BundleEntry[], options: SignOptions): Promise<string> {
  const { key, algorithm, keyId, claims, folder } = options;
  const prefix = folder === undefined ? '' : folderPrefix(folder);
  const listed: JsonObject[] = [];
  for (const { name, bytes } of files) {
    if (isSignaturesFile(name)) continue;
    listed.push({ name: `${prefix}${name}`, hash: await fileHash(name, bytes, DEFAULT_HASH), algorithm: DEFAULT_HASH });
  }
  const header = { alg: algorithm, ...(keyId === undefined ? {} : { kid: keyId }), typ: 'JWT' };
  const named = claims ?? (keyId === undefined ? {} : { keyid: keyId });
  return signaturesText(makeToken(header, { files: listed, ...named }, algorithm, signingKey(key, algorithm)));
}
