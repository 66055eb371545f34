import { readSource } from '../../../pap/source/read-source.js';
import { resolveSource } from '../../../pap/source/resolve-source.js';
import type { SignatureOptions } from '../../../config/signature-options.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { print } from '../../output.js';
import { verificationFrom } from '../../signature-options.js';

/** Whether bundles are what somebody signed, by OPA's rules; exit code 1 when one is not. */
export async function policyVerify(paths: readonly string[], options: SignatureOptions): Promise<number> {
  const verification = verificationFrom(options);
  if (verification === undefined) throw new UserError('`--verification-key` names the key: a file (PEM, or a secret), or its text');
  let code: number = EXIT.ok;
  for (const path of paths) {
    const source = resolveSource(path);
    if (source.kind !== 'bundle' && source.kind !== 'directory')
      throw new UserError(`\`${path}\` is no bundle: a folder or a \`.tar.gz\` is expected`);
    try {
      await readSource(source, { verification });
      print(`${path}: verified`);
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      print(cause.message);
      code = EXIT.found;
    }
  }
  return code;
}
