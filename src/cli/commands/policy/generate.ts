import { readNotes, readRows } from '../../../audit/read/read.js';
import { plain } from '../../../audit/report/plain.js';
import { parseSince } from '../../../audit/read/since.js';
import { compilePolicy } from '../../../compiler/compile-policy.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { GENERALISE, STRICTNESS, type Extent } from '../../../learn/extent.js';
import { generate, type GenerateDeps, type Generated } from '../../../learn/generate.js';
import { logHashes } from '../../../learn/log-hashes.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { loadPolicyText } from '../../../pap/load-policy-set.js';
import type { PolicyDeps } from '../../../pap/policy-deps.js';
import { note, print } from '../../output.js';
import { writeNew } from '../../write-new.js';

interface Options {
  readonly generalise?: keyof typeof GENERALISE;
  readonly strictness?: keyof typeof STRICTNESS;
  readonly headroom: string;
  readonly holdout?: string;
  readonly since?: string;
  readonly output?: string;
  readonly force?: boolean;
}

/** What diagnostics call a policy that is in no file yet. */
const NAME = 'generated.yaml';

/** The policy that a log's traffic needs, on stdout, with its proof; exit code 1 when that does not hold. */
export async function policyGenerate(logs: readonly string[], options: Options): Promise<number> {
  const settings = {
    extent: extentOf(options),
    headroom: factor(options.headroom),
    ...(options.holdout === undefined ? {} : { holdOut: share(options.holdout) }),
  };
  const filter = { plumbing: true, ...(options.since === undefined ? {} : { since: parseSince(options.since, Date.now()) }) };
  let notes = readNotes();
  // The log is read several times, and its broken lines are counted once.
  const rows = () => readRows(logs, filter, (notes = readNotes()));
  const deps = createPolicyDeps();
  let generated: Generated | undefined;
  try {
    const hashes = await logHashes(logs);
    generated = await generate({ rows, load: loader(deps) }, { ...settings, logs, hashes, badLines: () => notes.badCount });
  } finally {
    await deps.close();
  }
  for (const { file, line, problem } of notes.bad) note(`agentmesh: ${plain(file)}:${line}: ${plain(problem)}`);
  if (notes.badCount > notes.bad.length) note(`agentmesh: ${notes.badCount - notes.bad.length} more lines could not be read`);
  if (generated === undefined) throw nothingAllowed(logs);
  report(generated, options);
  return generated.proved ? EXIT.ok : EXIT.found;
}

function loader(deps: PolicyDeps): GenerateDeps['load'] {
  return async (yaml) => {
    const compiled = compilePolicy(yaml, { file: NAME });
    if (!compiled.ok) throw new Error(`the generated policy is not valid:\n${yaml}\n${JSON.stringify(compiled.diagnostics)}`);
    return { policy: compiled.policy, replay: await loadPolicyText(NAME, yaml, deps) };
  };
}

function report({ yaml, learned, proofLines }: Generated, { output, force = false }: Options): void {
  if (output === undefined) print(yaml);
  else writeNew(output, yaml, force);
  for (const { name, why, allowed } of learned.leftOut) if (allowed > 0) note(`agentmesh: \`${plain(name)}\` is left out: ${plain(why)}`);
  for (const line of proofLines) note(`agentmesh: ${plain(line)}`);
}

function nothingAllowed(logs: readonly string[]): UserError {
  return new UserError(
    `nothing was allowed in ${logs.map((log) => `\`${log}\``).join(', ')}: there is nothing to learn. ` +
      'Denials of a shadow run count as denials; record with `--policy=minimal` to learn from everything',
  );
}

function extentOf({ generalise, strictness }: Options): Extent {
  if (generalise !== undefined && strictness !== undefined)
    throw new UserError('`--generalise` and `--strictness` both say how far what was seen is generalised: give one of them');
  return strictness === undefined ? GENERALISE[generalise ?? 'some'] : STRICTNESS[strictness];
}

function factor(text: string): number {
  const value = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 1 && value <= 1_000) return value;
  throw new UserError(`\`${text}\` is no value of \`--headroom\`: a number from 1 to 1000, for example \`2\``);
}

function share(text: string): number {
  const [, digits] = /^(\d{1,2}(?:\.\d{1,2})?)%$/.exec(text) ?? [];
  const percent = Number(digits);
  if (percent > 0) return percent / 100;
  throw new UserError(`\`${text}\` is no value of \`--holdout\`: a percentage below 100, for example \`20%\``);
}
