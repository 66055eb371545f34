import { isAskedWhether } from './asked-whether.js';
import type { LeftOut } from './left-out.js';
import { isOffice } from './offices.js';
import { takesMessagesBack } from './own-messages.js';
import { isStatus } from './status.js';
import { isTakenBack } from './taken-back.js';

/** What of a rule people, or programs, write that is no order; undefined for a rule of which they write nothing. */
export function saidByPeople(rule: string): LeftOut | undefined {
  if (rule === 'role') return isOffice;
  if (rule === 'addressed') return isAskedWhether;
  if (rule === 'markup') return isStatus;
  if (rule === 'override') return takesMessagesBack;
  return rule.startsWith('override_') ? isTakenBack : undefined;
}
