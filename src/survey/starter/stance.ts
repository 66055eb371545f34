import { wordsOf } from '../../inspect/roles/role-names.js';
import type { ToolDefinition } from '../../protocol/server-survey.js';
import type { ArgumentRoles } from '../../inspect/roles/argument-roles.js';

/** What a starter policy does with a tool before a person has looked: `off` is a rule in a comment, so that the tool stays denied. */
export interface Stance {
  readonly action: 'allow' | 'ask' | 'off';
  /** Why, in a few words. */
  readonly because: string;
}

const READS = new Set(
  'get list read search find show view describe count stat tree info status head tail diff log lookup browse peek preview inspect echo ping help'.split(
    ' ',
  ),
);
const DESTROYS = new Set(
  'delete remove drop destroy purge wipe kill terminate truncate reset force exec execute run shell bash eval sudo uninstall shutdown revoke'.split(
    ' ',
  ),
);

/**
 * By what the server says (`annotations`, specification 2025-11-25, tools) and, where it is silent, by the words of the name. Names win over a
 * server that calls a tool read-only which runs commands.
 */
export function stanceOf({ name, annotations }: ToolDefinition, roles: ArgumentRoles): Stance {
  const words = wordsOf(name);
  const destroying = words.find((word) => DESTROYS.has(word));
  if (roles.commands.length > 0) return { action: 'off', because: 'it runs commands: no other rule means anything beside it' };
  if (annotations['readOnlyHint'] === true) {
    return destroying === undefined
      ? { action: 'allow', because: 'only reads, as the server says' }
      : { action: 'ask', because: `only reads, as the server says, but is named \`${destroying}\`` };
  }
  if (annotations['destructiveHint'] === true) return { action: 'off', because: 'destroys or overwrites, as the server says' };
  if (destroying !== undefined) return { action: 'off', because: `is named \`${destroying}\`` };
  if (annotations['readOnlyHint'] === undefined && READS.has(words[0] ?? '')) {
    return { action: 'allow', because: 'only reads, by its name: the server does not say' };
  }
  return {
    action: 'ask',
    because: annotations['readOnlyHint'] === false ? 'writes, as the server says' : 'the server does not say whether it writes',
  };
}
