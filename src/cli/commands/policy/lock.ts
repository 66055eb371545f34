import { createDefinitionInspector, isPoisoning } from '../../../definitions/inspect-definitions.js';
import { SECTION_NAMES, type LockedServer } from '../../../definitions/lock/lock-file.js';
import { readLockIfAny, writeLock } from '../../../definitions/lock/lock-io.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPoisoningInspector } from '../../../inspect/create-inspector.js';
import type { Definition } from '../../../definitions/definition.js';
import { askForLock, type LockOptions } from '../../lock-options.js';
import { note } from '../../output.js';

interface Options extends LockOptions {
  readonly force?: boolean;
}

/** Asks a server for its definitions and writes down that they are approved; other servers of the file stay. */
export async function policyLock(_words: readonly string[], { force = false, ...options }: Options): Promise<number> {
  const { name, path, now, definitions } = await askForLock(options);
  const lock = readLockIfAny(path) ?? new Map<string, LockedServer>();
  if (lock.has(name) && !force) {
    throw new UserError(
      `\`${path}\` has the server \`${name}\` already: look at what differs with \`agentmesh policy approve\`, or say \`--force\``,
    );
  }
  writeLock(path, new Map([...lock, [name, now]]));
  note(`agentmesh: wrote \`${path}\`: of \`${name}\` ${counts(now)}; hold it to them with \`agentmesh protect --lock ${path}\``);
  const poisoned = definitions.filter(isPoisoned());
  for (const { kind, name: called } of poisoned)
    note(`agentmesh: the ${kind} \`${called}\` looks poisoned, and being locked does not change that`);
  return poisoned.length === 0 ? EXIT.ok : EXIT.found;
}

function counts(server: LockedServer): string {
  return SECTION_NAMES.map((section) => `${server[section]?.size ?? 0} ${section}`).join(', ');
}

function isPoisoned(): (definition: Definition) => boolean {
  const inspect = createDefinitionInspector(createPoisoningInspector());
  return (definition) => inspect(definition).findings.some(({ detector, confidence }) => isPoisoning(detector) && confidence === 'high');
}
