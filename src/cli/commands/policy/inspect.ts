import { inspectReport, type Inspected } from '../../../authoring/inspect-report.js';
import { policyFiles } from '../../../authoring/policy-files.js';
import type { SignatureOptions } from '../../../config/signature-options.js';
import { EXIT } from '../../../errors/exit.js';
import { renderProblems } from '../../../pap/render-problems.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { note, print, printJson } from '../../output.js';
import { verificationFrom } from '../../signature-options.js';

export interface InspectOptions extends SignatureOptions {
  readonly annotations?: boolean;
  readonly format: 'pretty' | 'json';
}

/** `opa inspect`: what is in a bundle, a folder or a file. Its signature is judged where a key is given. */
export async function policyInspect([path = '']: readonly string[], options: InspectOptions): Promise<number> {
  const verification = verificationFrom(options);
  const files = Object.fromEntries((await policyFiles(path, verification)).map(({ name, bytes }) => [name, bytes.toString('base64')]));
  const deps = createPolicyDeps();
  try {
    const engine = await deps.engine();
    const found = (await engine.call('inspect', { files, annotations: options.annotations === true })) as unknown as Inspected;
    const { diagnostics, ...facts } = found;
    for (const line of renderProblems(diagnostics)) note(line);
    if (options.format === 'json') printJson(facts);
    else print(inspectReport(found, verification !== undefined));
    return diagnostics.length === 0 ? EXIT.ok : EXIT.usage;
  } finally {
    await deps.close();
  }
}
