import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { printJson } from '../../output.js';

export interface CapabilitiesOptions {
  readonly current?: boolean;
  readonly version?: string;
}

/** `opa capabilities`: what policies may use here, as `opa check --capabilities` reads it, or all that a version of OPA has. */
export async function policyCapabilities(_words: readonly string[], { current, version }: CapabilitiesOptions): Promise<number> {
  if (current === true && version !== undefined) throw new UserError('`--current` and `--version` do not go together');
  const deps = createPolicyDeps();
  try {
    const engine = await deps.engine();
    if (version !== undefined) {
      const { opa = '' } = (await engine.call('version', {})) as { readonly opa?: string };
      if (version.replace(/^v/, '') !== opa) throw new UserError(`the OPA in here is v${opa}: of another version nothing is known`);
    }
    printJson(await engine.call('capabilities', { all: version !== undefined }));
    return EXIT.ok;
  } finally {
    await deps.close();
  }
}
