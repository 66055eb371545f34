import { createHash } from 'node:crypto';
import { UserError } from '../../errors/exit.js';
import { textOf } from '../bundle/file-text.js';
import { canonicalText } from '../bundle/json-text.js';
import { jsonTextOf } from '../bundle/yaml-text.js';
import { SignatureError } from './signature-error.js';

/** OPA's names, and Node's. OPA also takes MD5 and SHA-1, for which two files with one hash can be made. */
const HASHES: Readonly<Record<string, string>> = {
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA-512-224': 'sha512-224',
  'SHA-512-256': 'sha512-256',
};

/** What `opa sign` hashes with. */
export const DEFAULT_HASH = 'SHA-256';

/** The hash of one file of a bundle in hex: of `.manifest` and data what they say, of all others the bytes (v1/bundle/hash.go). */
export async function fileHash(name: string, bytes: Buffer, algorithm: string): Promise<string> {
  const hash = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined;
  if (hash === undefined) {
    const known = Object.keys(HASHES).join(', ');
    throw new SignatureError('malformed', `its signature hashes \`${name}\` with \`${algorithm}\`; known are ${known}`);
  }
  return createHash(hash)
    .update(isStructured(name) ? await canonical(name, bytes) : bytes)
    .digest('hex');
}

/** Its hash is of what it says: it has to be parsed for it. */
export function isStructured(name: string): boolean {
  return /(^|\/)(\.manifest|data\.json|data\.ya?ml)$/.test(name);
}

async function canonical(name: string, bytes: Buffer): Promise<string> {
  const text = textOf(name, bytes);
  try {
    JSON.parse(text);
  } catch (cause) {
    if (name.endsWith('.yaml') || name.endsWith('.yml')) return canonicalText(name, await jsonTextOf(name, text));
    throw new UserError(`\`${name}\` is not JSON: ${(cause as Error).message}`, { cause });
  }
  return canonicalText(name, text);
}
