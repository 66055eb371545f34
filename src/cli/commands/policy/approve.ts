import { createHash } from 'node:crypto';
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
  /** The digest of what was shown before. */
  readonly seen?: string;
  readonly json?: boolean;
}

/** Shows where a server differs from its lock file, and takes over what is named. Exit code 1: something differs still. */
export async function policyApprove(names: readonly string[], { all = false, json = false, seen, ...options }: Options): Promise<number> {
  const { name, path, now } = await askForLock(options);
  const lock = readLock(path);
  const approved = lock.get(name);
  if (approved === undefined)
    throw new UserError(`\`${path}\` has nothing of the server \`${name}\`: add it with \`agentmesh policy lock\``);
  const drifted = driftOf(approved, now);
  for (const each of names) wanted(each, drifted, name);
  if (json) printJson(drifted);
  else for (const drift of drifted) print(shown(drift));
  const digest = digestOf(drifted);
  // A server may say one thing to who looks at it and another to who approves it.
  if (seen !== undefined && seen !== digest)
    throw new UserError(
      `\`${name}\` differs in another way than what was seen as \`${seen}\`: nothing was approved. This is \`${digest}\``,
      {
        exitCode: EXIT.found,
      },
    );
  const accepted = all ? drifted : drifted.filter((drift) => names.some((each) => isNamed(drift, each)));
  if (accepted.length > 0) writeLock(path, new Map([...lock, [name, approve(approved, accepted)]]));
  note(summary(drifted, accepted, name, path, digest));
  return accepted.length === drifted.length ? EXIT.ok : EXIT.found;
}

/** Throws a `UserError` where a name stands for nothing that differs, or for more than one. */
function wanted(given: string, drifted: readonly Drifted[], server: string): void {
  const meant = drifted.filter((drift) => isNamed(drift, given));
  if (meant.length > 1)
    throw new UserError(`\`${given}\` is ${meant.map(({ section, name }) => `\`${section}/${name}\``).join(' and ')}: say which`);
  if (meant.length === 1) return;
  const near = didYouMean(
    given,
    drifted.map(({ name }) => name),
  );
  throw new UserError(`\`${given}\` of \`${server}\` is as it was approved, or there is none${near}`);
}

/** By its name, or as the diff heads it. */
function isNamed({ section, name }: Drifted, given: string): boolean {
  return given === name || given === `${section}/${name}`;
}

/** Twelve digits: who makes definitions to fit them has to try some 10^14. */
function digestOf(drifted: readonly Drifted[]): string {
  const said = drifted.map(({ section, name, after }) => [section, name, after?.fingerprint ?? null]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
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

function summary(drifted: readonly Drifted[], accepted: readonly Drifted[], server: string, path: string, digest: string): string {
  if (drifted.length === 0) return `agentmesh: \`${server}\` is as it was approved`;
  const left = drifted.length - accepted.length;
  const taken = accepted.length === 0 ? '' : `approved ${accepted.length} in \`${path}\``;
  const open =
    left === 0
      ? ''
      : `${left} ${left === 1 ? 'differs' : 'differ'}: name what you approve, or say \`--all\`; with \`--seen ${digest}\` nothing that is not shown here`;
  return `agentmesh: ${[taken, open].filter((part) => part !== '').join('; ')}`;
}
