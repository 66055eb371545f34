import { SENT, type Detector, type InspectedText, type Match } from '../../detector.js';
import type { Role } from '../../roles/roles.js';
import { characterSet, hasAll } from '../../traits/traits.js';
import { inCode } from './in-code.js';
import { inCommand } from './in-command.js';
import { inParameter, LONGEST_PARAMETER } from './in-parameter.js';

const ROLES: ReadonlySet<Role> = new Set(['path', 'url', 'email', 'identifier', 'text', 'command', 'code', 'prose']);

/**
 * Two questions, by role. A value that a server may put into a command (a host, a file, a URL, a name) must not bring a
 * command of its own. A value that is a command is judged by what it does, not by its punctuation, and code by what it does and
 * by the commands that it starts. Prose is neither: only a text that is nothing but a substitution is looked at.
 */
export const commandInjection: Detector = {
  name: 'command_injection',
  surfaces: SENT,
  roles: ROLES,
  inWords: true,
  detect(inspected, report) {
    const { role } = inspected;
    if (role === 'command') return inCommand(inspected, report);
    if (role === 'code') return inCode(inspected, report);
    if (role === 'prose') return wholeSubstitution(inspected, report);
    inParameter(inspected, report);
  },
};

const SUBSTITUTION = characterSet('$()');

/** A mail body that is `$(cat ~/.aws/credentials)` and nothing else. */
function wholeSubstitution({ views }: InspectedText, report: (match: Match) => void): void {
  const view = views[0];
  if (view === undefined || view.text.length > LONGEST_PARAMETER || !hasAll(view.traits, SUBSTITUTION)) return;
  const match = /^\s{0,8}\$\([^()\n]{2,512}\)\s{0,8}$/.exec(view.text);
  if (match !== null) report({ rule: 'substitution', confidence: 'medium', severity: 'high', view, start: 0, end: match[0].length });
}
