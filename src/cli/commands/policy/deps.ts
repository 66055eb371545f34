import { addLibrary } from '../../../authoring/add-library.js';
import { loadDocuments } from '../../../authoring/load-documents.js';
import { textTable } from '../../../authoring/text-table.js';
import type { SignatureOptions } from '../../../config/signature-options.js';
import type { Diagnostic } from '../../../errors/diagnostic.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { PolicyError } from '../../../pap/policy-error.js';
import { print, printJson } from '../../output.js';
import { verificationFrom } from '../../signature-options.js';

export interface DepsOptions extends SignatureOptions {
  readonly data?: readonly string[];
  readonly bundle?: readonly string[];
  readonly format: 'pretty' | 'json';
  readonly library: boolean;
}

/** `opa deps`: the input and data (base documents) and the rules (virtual documents) that a query's answer depends on. */
export async function policyDeps([query = 'data.mcp.main.decision']: readonly string[], options: DepsOptions): Promise<number> {
  const { modules, data, texts } = await loadDocuments(options, { verification: verificationFrom(options) });
  if (modules.length === 0) throw new UserError('there is no policy to look at: name it with `--data` or `--bundle`');
  const deps = createPolicyDeps();
  try {
    const engine = await deps.engine();
    const found = await engine.call('deps', { modules: addLibrary(modules, options.library), data, query });
    const { base, virtual, diagnostics } = found as unknown as Found;
    if (diagnostics !== undefined) throw new PolicyError(query, diagnostics, texts);
    if (options.format === 'json') printJson({ base, virtual });
    else print(table(base, virtual));
    return EXIT.ok;
  } finally {
    await deps.close();
  }
}

interface Found {
  readonly base: readonly string[];
  readonly virtual: readonly string[];
  readonly diagnostics?: readonly Diagnostic[];
}

function table(base: readonly string[], virtual: readonly string[]): string {
  const rows = Array.from({ length: Math.max(base.length, virtual.length) }, (_none, at) => [base[at] ?? '', virtual[at] ?? '']);
  return textTable(['BASE DOCUMENTS', 'VIRTUAL DOCUMENTS'], rows);
}
