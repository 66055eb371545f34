import { join } from 'node:path';
import type { SignatureOptions } from '../../../config/signature-options.js';
import { EXIT } from '../../../errors/exit.js';
import type { Bundle } from '../../../engine/bundle.js';
import { packBundle } from '../../../pap/archive/unpack.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { formatAuthored } from '../../../pap/format-authored.js';
import type { ParsedSource } from '../../../pap/source/parsed-source.js';
import { renderProblems } from '../../../pap/render-problems.js';
import { parseSource } from '../../../pap/source/parse-source.js';
import { layerName } from '../../../pap/source/policy-source.js';
import { readSource } from '../../../pap/source/read-source.js';
import { resolveSource } from '../../../pap/source/resolve-source.js';
import { refuseStripped } from '../../../pap/bundle/whole-rego.js';
import { writtenBundle } from '../../../pap/bundle/written-bundle.js';
import { libraryModules } from '../../../pdp/library.js';
import { note, print } from '../../output.js';
import { loadingFrom, type UrlOptions } from '../../signature-options.js';
import { writeAt } from '../../write-files.js';

interface Options extends SignatureOptions, UrlOptions {
  readonly output?: string;
  readonly bundle?: string;
  readonly withLibrary?: boolean;
}

/** Shows the Rego that a policy is: printed, as a folder, or as a bundle that stock OPA loads. */
export async function policyCompile(words: readonly string[], options: Options): Promise<number> {
  const [word = ''] = words;
  const loading = loadingFrom(options);
  const source = resolveSource(word, loading);
  const parsed = await parseSource(await readSource(source, loading));
  refuseStripped(word, parsed.bundle);
  for (const line of renderProblems(parsed.warnings, parsed.texts)) note(line);

  const library = options.withLibrary === true ? libraryModules() : [];
  const root = source.kind === 'profile' || source.kind === 'yaml' ? '' : `${layerName(source)}/`;
  const files = writtenBundle(await formatted(parsed), { library, root });
  if (options.bundle !== undefined)
    writeAt(options.bundle, packBundle(files.map(({ name, text }) => ({ name, bytes: Buffer.from(text) }))));
  if (options.output !== undefined) for (const { name, text } of files) writeAt(join(options.output, name), text);
  if (options.bundle === undefined && options.output === undefined) {
    for (const { name, text } of files) print(`# file: ${name}\n${text}`);
  }
  return EXIT.ok;
}

async function formatted(parsed: ParsedSource): Promise<Bundle> {
  const deps = createPolicyDeps();
  try {
    return await formatAuthored(parsed, () => deps.engine());
  } finally {
    await deps.close();
  }
}
