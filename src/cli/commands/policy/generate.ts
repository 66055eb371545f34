import { learnPolicy, type Strictness } from '../../../audit/learn.js';
import { readNotes, readRows } from '../../../audit/read.js';
import { plain } from '../../../audit/report/plain.js';
import { compilePolicy } from '../../../compiler/compile-policy.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { note, print } from '../../output.js';

/** The policy that a log's traffic needs, on stdout. What it left out is said beside it. */
export async function policyGenerate(logs: readonly string[], options: { readonly strictness: Strictness }): Promise<number> {
  const notes = readNotes();
  const learned = await learnPolicy(readRows(logs, {}, notes), options);
  for (const { file, line, problem } of notes.bad) note(`agentmesh: ${plain(file)}:${line}: ${plain(problem)}`);
  if (learned.allowed === 0)
    throw new UserError(
      `nothing was allowed in ${logs.map((log) => `\`${log}\``).join(', ')}: there is nothing to learn. ` +
        'Denials of a shadow run count as denials; record with `--policy=minimal` to learn from everything',
    );

  const compiled = compilePolicy(learned.yaml, { file: 'generated.yaml' });
  if (!compiled.ok) throw new Error(`the generated policy is not valid:\n${learned.yaml}\n${JSON.stringify(compiled.diagnostics)}`);
  print(learned.yaml);
  for (const { name, why } of learned.leftOut) note(`agentmesh: \`${plain(name)}\` is left out: ${plain(why)}`);
  note(`agentmesh: ${learned.rules} rules from ${learned.allowed} allowed and ${learned.denied} denied calls`);
  return EXIT.ok;
}
