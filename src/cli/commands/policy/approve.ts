import { unifiedDiff } from '../../../authoring/unified-diff.js';
import { approve, driftOf, type Drifted } from '../../../definitions/lock/drift.js';
import { readLock, writeLock } from '../../../definitions/lock/lock-io.js';
import { entryText } from '../../../definitions/lock/write-lock.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { didYouMean } from '../../../errors/near-miss.js';
import { printable } from '../../../errors/printable.js';
import { askForLock, type LockOptions } from '../../lock-options.js';
import { note, print, printJson } from '../../output.js';

interface Options extends LockOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Shows where a server differs from its lock file, and takes over what is named. Exit code 1: something differs still. */
export async function policyApprove(names: readonly string[], { all = false, json = false, ...options }: Options): Promise<number> {
  const { name, path, now } = await askForLock(options);
  const lock = readLock(path);
  const approved = lock.get(name);
  if (approved === undefined)
    throw new UserError(`\`${path}\` has nothing of the server \`${name}\`: add it with \`agentmesh policy lock\``);
  const drifted = driftOf(approved, now);
  const unknown = names.find((each) => !drifted.some((drift) => drift.name === each));
  if (unknown !== undefined) {
    const near = didYouMean(
      unknown,
      drifted.map((drift) => drift.name),
    );
    throw new UserError(`\`${unknown}\` of \`${name}\` is as it was approved, or there is none${near}`);
  }
  if (json) printJson(drifted);
  else for (const drift of drifted) print(shown(drift));
  const accepted = all ? drifted : drifted.filter((drift) => names.includes(drift.name));
  if (accepted.length > 0) writeLock(path, new Map([...lock, [name, approve(approved, accepted)]]));
  note(summary(drifted, accepted, name, path));
  return accepted.length === drifted.length ? EXIT.ok : EXIT.found;
}

/** Definitions are somebody else's words: what a terminal would obey, or not show, is written out. */
function shown({ section, name, drift, before, after }: Drifted): string {
  const text = unifiedDiff(
    `${section}/${name}`,
    before === undefined ? '' : entryText(before),
    after === undefined ? '' : entryText(after),
  );
  return printable(`${drift}: ${section}/${name}\n${text}\n`);
}

function summary(drifted: readonly Drifted[], accepted: readonly Drifted[], server: string, path: string): string {
  if (drifted.length === 0) return `agentmesh: \`${server}\` is as it was approved`;
  const left = drifted.length - accepted.length;
  const taken = accepted.length === 0 ? '' : `approved ${accepted.length} in \`${path}\``;
  const open = left === 0 ? '' : `${left} ${left === 1 ? 'differs' : 'differ'}: name what you approve, or say \`--all\``;
  return `agentmesh: ${[taken, open].filter((part) => part !== '').join('; ')}`;
}
