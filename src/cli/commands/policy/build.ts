import { buildBundle } from '../../../authoring/build-bundle.js';
import type { Target } from '../../../authoring/choices.js';
import type { SignatureOptions } from '../../../config/signature-options.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { print } from '../../output.js';
import { verificationFrom } from '../../signature-options.js';
import { signerOf, type SigningOptions } from '../../signing-options.js';
import { writeAt } from '../../write-files.js';

/** `--signing-alg` and `--verification-key-id` are of both keys, as with OPA. */
export interface BuildCommandOptions extends SigningOptions, Omit<SignatureOptions, 'requireSigned'> {
  readonly bundle?: boolean;
  readonly target: Target;
  readonly entrypoint?: readonly string[];
  readonly revision?: string;
  readonly output: string;
  readonly withLibrary?: boolean;
}

/** `opa build`: policies as a bundle, checked, perhaps compiled to WASM, perhaps signed. */
export async function policyBuild(paths: readonly string[], options: BuildCommandOptions): Promise<number> {
  const { target, entrypoint = [], revision, output } = options;
  if (target === 'rego' && entrypoint.length > 0)
    throw new UserError('`--entrypoint` is for `--target wasm`: in Rego every rule can be asked');
  const verification = verificationOf(options);
  const signer = signerOf(options);
  const deps = createPolicyDeps();
  try {
    const sign = signer === undefined ? undefined : (files: Parameters<typeof signer>[0]) => signer(files, undefined);
    const library = options.withLibrary === true;
    const settings = { bundle: options.bundle === true, verification, target, entrypoints: entrypoint, revision, library, sign };
    const archive = await buildBundle(paths, settings, await deps.engine());
    writeAt(output, archive);
    print(`${output}: ${archive.length} bytes${signer === undefined ? '' : ', signed'}`);
    return EXIT.ok;
  } finally {
    await deps.close();
  }
}

function verificationOf({ signingAlg, verificationKeyId, ...options }: BuildCommandOptions) {
  if (options.verificationKey !== undefined && options.bundle !== true)
    throw new UserError('`--verification-key` is for a bundle that is built again: add `--bundle`');
  const named = { ...(signingAlg === undefined ? {} : { signingAlg }), ...(verificationKeyId === undefined ? {} : { verificationKeyId }) };
  return verificationFrom({ ...options, ...(options.verificationKey === undefined ? {} : named) });
}
