import { defines } from '../../definitions/definition.js';
import type { Conversation } from '../conversation.js';
import { opposite } from '../sides.js';
import { judgeElicitations, judgeInputRequests, NO_ASKS, type JudgedAsks } from '../asks/input-requests.js';
import { recordRedacted } from '../judge/judge.js';
import { FOREIGN_TASK, TOO_MANY_TASKS } from '../judge/reasons.js';
import { allBut, denied, type Answer, type Read, type Said } from './answer.js';
import { doubtIn } from './doubt.js';
import { judgeResult } from './judge-result.js';
import { readDefinitions } from './read-definitions.js';
import { readTasks } from './read-tasks.js';

/** What the answer says, as far as somebody decides by it, and the bytes that the asker may see. */
export function readResponse(answer: Answer, conversation: Conversation): Read {
  const { message, asked, direction, policy } = answer;
  const { outcome } = message;
  const doubt = doubtIn(answer);
  if (doubt !== undefined) return denied(answer, doubt, conversation);

  const said = judgeSaid(answer, conversation);
  if ('error' in outcome || policy === undefined) return allBut(answer, said, conversation);
  const { result } = outcome;
  const obstacle = conversation.tasks.obstacle(asked, result, opposite(direction));
  if (obstacle !== undefined) return denied(answer, obstacle === 'foreign_task' ? FOREIGN_TASK : TOO_MANY_TASKS, conversation);

  if (asked.method === 'tasks/list') return readTasks(answer, result, said, policy, conversation);
  if (direction === 'server_to_client' && defines(asked.method)) return readDefinitions(answer, result, said, policy, conversation);
  return allBut(answer, said, conversation);
}

/** What the policy says of the answer as a whole, and of each question that it carries. */
function judgeSaid(answer: Answer, conversation: Conversation): Said {
  const decisions = judgeResult(answer, conversation);
  const asks = judgeAsksIn(answer, conversation);
  return {
    judgements: [...decisions.map((each) => recordRedacted(each, asks.redactions)), ...asks.judgements],
    cuts: [...decisions.flatMap(({ redactions }) => redactions), ...asks.redactions],
  };
}

function judgeAsksIn({ message: { outcome }, asked, direction, policy }: Answer, conversation: Conversation): JudgedAsks {
  if ('result' in outcome) return policy === undefined ? NO_ASKS : judgeInputRequests(asked, outcome.result, policy, conversation);
  return direction === 'server_to_client' ? judgeElicitations(asked, outcome.error, policy, conversation) : NO_ASKS;
}
