import { createDefinitions } from '../definitions/seen-definitions.js';
import { createDefinitionInspector } from '../definitions/inspect-definitions.js';
import { identityAt } from '../identity/expiry.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { Setting } from '../pip/build-input.js';
import { createSessionOrigins } from '../pip/origins/origins.js';
import { createSessionFacts } from '../pip/session-facts.js';
import { createToolCatalogue } from '../pip/tool-catalogue.js';
import { defaultReadLimits } from '../protocol/read-limits.js';
import { createCorrelation, createPendingRoom, sharedCorrelation } from './pending/correlation.js';
import { judgeDefinition } from './lists/definitions.js';
import { createEvaluate } from './judge/evaluate.js';
import { createJournal } from './journal.js';
import { passes } from './judge/judgement.js';
import { createListing } from './lists/listing.js';
import { createRecorder } from './records.js';
import { createRounds } from './pending/rounds.js';
import { createTasks } from './pending/tasks.js';
import type { Conversation, ConversationDeps } from './conversation.js';
import type { Asked } from './pending/asked.js';

export function createConversation(deps: ConversationDeps): Conversation {
  const { options = {}, clock } = deps;
  const limits = options.limits ?? defaultReadLimits;
  const room = { client_to_server: createPendingRoom(limits), server_to_client: createPendingRoom(limits) };
  const facts = createSessionFacts(deps.ids(), clock.now());
  const tools = createToolCatalogue();
  const known = deps.definitions ?? createDefinitions({ inspect: createDefinitionInspector(deps.inspector), approval: () => undefined });
  const definitions = known.open();
  const modeOf = (policy: PolicySet) => options.mode ?? policy.config.mode ?? 'enforce';
  const setting: Setting = {
    server: deps.server,
    transport: deps.transport,
    // A session may outlive the token that opened it.
    get identity() {
      return identityAt(deps.identity, clock.now());
    },
  };
  const evaluate = createEvaluate({
    ...deps,
    mode: options.mode,
    rateLimit: options.rateLimit,
    shadow: deps.shadow,
    tools,
    definitions,
    session: facts,
    origins: createSessionOrigins(facts.id),
    setting,
  });
  const refuses = (tool: string, policy: PolicySet): boolean => {
    const fact = definitions.fact('tool', tool);
    return fact !== undefined && !passes(judgeDefinition('tools/list', fact, policy, evaluate, facts));
  };
  return {
    deps,
    limits,
    denyAs: options.denyAs ?? 'result',
    facts,
    tools,
    definitions,
    evaluate,
    listing: createListing({ tools, session: facts, setting, modeOf, refuses, now: () => clock.now() }),
    rounds: createRounds(),
    tasks: createTasks({ shared: deps.tasks, session: facts.id, identity: () => deps.identity, now: () => clock.monotonic() }),
    recorder: createRecorder(setting, facts.id),
    journal: deps.journal ?? createJournal({ ...deps, failure: options.auditFailure ?? 'deny', onRecord: deps.onRecord }),
    room,
    asked: {
      client_to_server: createCorrelation<Asked>(room.client_to_server),
      server_to_client: createCorrelation<Asked>(room.server_to_client),
    },
  };
}

/**
 * The same conversation with ids of its own: one HTTP request and its answer. What the server asks on it is answered by another
 * request (2025-03-26 to 2025-11-25), which without a session has nothing in common with this one but its caller.
 */
export function exchangeOf(conversation: Conversation): Conversation {
  const { asked, room } = conversation;
  return {
    ...conversation,
    asked: {
      client_to_server: createCorrelation<Asked>(room.client_to_server),
      server_to_client: sharedCorrelation(asked.server_to_client),
    },
  };
}
