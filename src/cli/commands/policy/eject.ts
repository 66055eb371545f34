import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { completeInput } from '../../../cases/complete-input.js';
import { findCases } from '../../../cases/find-cases.js';
import { ejectPolicy } from '../../../eject/eject-policy.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { statIfThere } from '../../../files/stat-if-there.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { parseSource } from '../../../pap/source/parse-source.js';
import { readSource } from '../../../pap/source/read-source.js';
import { resolveSource } from '../../../pap/source/resolve-source.js';
import { parsePolicyConfig } from '../../../pdp/policy-config.js';
import { print } from '../../output.js';
import { writeAt } from '../../write-files.js';

interface Options {
  readonly output: string;
  readonly force?: boolean;
}

/** A policy in YAML as a folder of Rego for someone who goes on by hand, with its cases as Rego tests. */
export async function policyEject([word = '']: readonly string[], { output, force }: Options): Promise<number> {
  const source = resolveSource(word);
  if (source.kind !== 'yaml' && source.kind !== 'profile')
    throw new UserError(`\`${word}\` is Rego already; what is ejected is a policy in YAML, or a profile`);
  if (force !== true && !isFree(output))
    throw new UserError(`\`${output}\` exists and is not an empty folder; name another one, or write over it with \`--force\``);
  const parsed = await parseSource(await readSource(source));
  const config = parsePolicyConfig(parsed.bundle.data);
  const found = source.kind === 'yaml' ? findCases([word]) : [];
  const cases = found.flatMap(({ file }) =>
    file.cases.map(({ name, decision, input }) => ({ name, decision, input: completeInput(input, config) })),
  );
  const deps = createPolicyDeps();
  try {
    const files = await ejectPolicy(parsed, cases, await deps.engine());
    for (const { name, text } of files) writeAt(join(output, name), text);
  } finally {
    await deps.close();
  }
  print(
    `${output}: Rego of \`${word}\`, ${cases.length === 0 ? 'without tests: there are no cases beside it' : `with ${cases.length} tests`}; go on with ${join(output, 'README.md')}`,
  );
  return EXIT.ok;
}

function isFree(path: string): boolean {
  const found = statIfThere(path);
  return found === undefined || (found.isDirectory() && readdirSync(path).length === 0);
}
