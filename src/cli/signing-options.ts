import { readFileSync } from 'node:fs';
import { UserError } from '../errors/exit.js';
import { jsonOf, textOf } from '../pap/bundle/file-text.js';
import { readKeyFile } from '../pap/signatures/read-key.js';
import { signBundle } from '../pap/signatures/sign-bundle.js';
import { SignatureError } from '../pap/signatures/signature-error.js';
import { algorithmNamed } from '../pap/signatures/verification-options.js';
import { isJsonObject, type JsonObject } from '../protocol/json/json.js';

/** As `opa build` and `opa sign` name them. */
export interface SigningOptions {
  readonly signingKey?: string;
  readonly signingAlg?: string;
  readonly claimsFile?: string;
  readonly verificationKeyId?: string;
}

/** Files of a bundle, and the path of one that stays a folder → the text of `.signatures.json`. */
export type Signer = (files: readonly { readonly name: string; readonly bytes: Buffer }[], folder: string | undefined) => Promise<string>;

/** Undefined without a key. Throws a `UserError` for a key, an algorithm or claims that are none. */
export function signerOf({ signingKey, signingAlg = 'RS256', claimsFile, verificationKeyId }: SigningOptions): Signer | undefined {
  const algorithm = algorithmNamed(signingAlg);
  if (signingKey === undefined) {
    if (claimsFile === undefined) return undefined;
    throw new UserError('`--claims-file` is part of a signature: add `--signing-key`');
  }
  const key = readKeyFile(signingKey) ?? signingKey;
  const claims = claimsFile === undefined ? undefined : claimsIn(claimsFile);
  return async (files, folder) => {
    try {
      return await signBundle(files, {
        key,
        algorithm,
        ...(verificationKeyId === undefined ? {} : { keyId: verificationKeyId }),
        ...(claims === undefined ? {} : { claims }),
        ...(folder === undefined ? {} : { folder }),
      });
    } catch (cause) {
      if (!(cause instanceof SignatureError)) throw cause;
      throw new UserError(`\`--signing-key\`: ${cause.message}`, { cause });
    }
  };
}

function claimsIn(path: string): JsonObject {
  const value = jsonOf(path, textOf(path, readFileSync(path)));
  if (isJsonObject(value)) return value;
  throw new UserError(`\`${path}\` holds no claims: an object is expected`);
}
