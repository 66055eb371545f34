import { posix } from 'node:path';
import { acts, READERS, type Act } from './lax-readers.js';

/** What the policies below never let a server see. */
const TOOLS: ReadonlySet<string> = new Set(['run_shell']);
const METHODS: ReadonlySet<string> = new Set(['resources/read', 'prompts/get', 'admin/erase', 'tasks/result', 'tasks/cancel']);
/** What they never let a client see. */
const ASKS: ReadonlySet<string> = new Set(['sampling/createmessage', 'elicitation/create']);
const DOCUMENTS = '/srv/docs/';

function isForbiddenCall({ method, name, path }: Act): boolean {
  if (METHODS.has(method) || ASKS.has(method.toLowerCase())) return true;
  if (method !== 'tools/call' || name === undefined) return false;
  return TOOLS.has(name) || (name === 'read_file' && path !== undefined && !posix.normalize(path).startsWith(DOCUMENTS));
}

/** The readers that would act on something forbidden in these bytes, with what it is. */
export function seenForbidden(bytes: Buffer, isForbidden: (act: Act) => boolean = isForbiddenCall): readonly string[] {
  return READERS.flatMap((reader) =>
    acts(bytes, reader)
      .filter(isForbidden)
      .map((act) => `${reader.name}: ${JSON.stringify(act)}`),
  );
}

const RULES = `
  - { tool: run_shell, action: deny, reason: no shell }
  - { tool: read_file, action: allow, conditions: [{ path_starts_with: /srv/docs }] }
  - { tool: echo, action: allow }
  - { tool: emit, action: allow }
  - { tool: hold, action: allow }
  - { method: roots/list, action: allow }
  - { method: resources/read, action: deny }
  - { method: prompts/get, action: deny }
  - { method: admin/*, action: deny }
  - { method: tasks/*, action: deny }
  - { method: sampling/createMessage, action: deny }
  - { method: elicitation/create, action: deny }
`;

/** Both ways to write the same prohibition: everything else is allowed, or nothing else is. */
export const POLICIES = {
  'allow by default': `version: '1.0'\ndefault_action: allow\nsanitize: off\nrules:${RULES}`,
  'deny by default': `version: '1.0'\ndefault_action: deny\nsanitize: off\nrules:${RULES}`,
} as const;
