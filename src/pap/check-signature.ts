import { UserError } from '../errors/exit.js';
import { layerName, type PolicySource } from './source/policy-source.js';
import { SignatureError } from './signatures/signature-error.js';
import { isSignaturesFile } from './signatures/signatures-file.js';
import { verifyBundle, type BundleEntry, type Signed } from './signatures/verify-bundle.js';
import type { Verification } from './signatures/verification.js';

/**
 * What is read of a bundle or a folder is what was signed, or a `UserError` says why not. As in OPA a signature that nobody can check is
 * refused: whoever signed it expects a check, and skipping that silently would be worse than none.
 */
export async function checkSignature(
  source: PolicySource,
  files: readonly BundleEntry[],
  verification: Verification | undefined,
): Promise<Signed | undefined> {
  const name = layerName(source);
  try {
    if (verification !== undefined) return await verifyBundle(files, verification, source.kind === 'directory' ? source.path : undefined);
    if (files.some((file) => isSignaturesFile(file.name))) {
      throw new SignatureError('no-key', 'it is signed, and no key is given: `--verification-key=<file>` names it');
    }
    return undefined;
  } catch (cause) {
    if (!(cause instanceof SignatureError)) throw cause;
    throw new UserError(`policy \`${name}\`: ${cause.message}`, { cause });
  }
}

/** A file by itself has no place for a signature. What the package ships is part of the program that is run. */
export function checkUnsigned(source: PolicySource, verification: Verification | undefined): void {
  if (verification?.everything !== true || source.kind === 'profile') return;
  if (source.kind === 'opa')
    throw new UserError(
      `policy \`${layerName(source)}\` is a remote OPA, of which no signature tells what it decides with, and \`--require-signed\` is given`,
    );
  throw new UserError(
    `policy \`${layerName(source)}\` is a single file, which cannot be signed, and \`--require-signed\` is given: sign a bundle or a folder of it`,
  );
}
