import { defines } from '../../definitions/definition.js';
import type { Direction } from '../../pdp/input-document.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import { mayAskForInput } from '../asks/input-requests.js';
import type { Asked } from '../pending/asked.js';
import { mayNameTasks } from '../pending/tasks.js';

/** Whether anything is decided by what an answer says. A server's errors are few and short, and any may ask for something. */
export function isDecidedBy(asked: Asked, failed: boolean, bytes: Buffer, direction: Direction, policy: PolicySet | undefined): boolean {
  if (failed && direction === 'server_to_client') return true;
  return readsResult(asked, direction, policy) || defines(asked.method) || mayAskForInput(asked, bytes) || mayNameTasks(asked, bytes);
}

/** Whether the policy is asked. Of plumbing a server's answers alone are looked at: whatever it answers to may reach the model. */
export function readsResult({ acting }: Asked, direction: Direction, policy: PolicySet | undefined): boolean {
  return readsAllAnswers(direction, policy) || (policy?.config.results === 'findings' && acting);
}

/** Whatever was asked: then nobody needs to look who asked before it is read. */
export function readsAllAnswers(direction: Direction, policy: PolicySet | undefined): boolean {
  if (policy === undefined || policy.config.results === 'all') return true;
  return policy.config.results === 'findings' && direction === 'server_to_client';
}
