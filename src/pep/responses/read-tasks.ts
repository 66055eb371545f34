import type { PolicySet } from '../../pdp/policy-set.js';
import type { JsonValue } from '../../protocol/json/json.js';
import type { Conversation } from '../conversation.js';
import { opposite } from '../sides.js';
import { UNFILTERED } from '../judge/reasons.js';
import { toolFactOf } from '../judge/tool-fact.js';
import { filterList } from '../lists/list-filter.js';
import { allBut, denied, type Answer, type Read, type Said } from './answer.js';

/** A list of tasks without those of others, and of tools that are hidden now. */
export function readTasks(answer: Answer, result: JsonValue, said: Said, policy: PolicySet, conversation: Conversation): Read {
  const { tasks, tools, definitions, listing } = conversation;
  const read = allBut(answer, said, conversation);
  const origins = tasks.listed(result, opposite(answer.direction));
  const names = new Set(origins.flatMap((origin) => origin?.tool ?? []));
  const facts = [...names].map((name) => toolFactOf(name, policy.config, { tools, definitions }));
  const hidden = facts.length === 0 ? names : listing.hidden(policy, facts);
  const left = filterList(read.bytes, 'tasks', result, (index) => {
    const origin = origins[index];
    return origin === undefined || (origin.tool !== undefined && hidden.has(origin.tool));
  });
  return left === undefined ? denied(answer, UNFILTERED, conversation) : { ...read, bytes: left };
}
