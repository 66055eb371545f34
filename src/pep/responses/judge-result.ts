import { besideDefinitions, defines } from '../../definitions/definition.js';
import type { Conversation } from '../conversation.js';
import type { Question } from '../judge/question.js';
import type { Judgement } from '../judge/judgement.js';
import { resultOf, type Answer } from './answer.js';
import { readsResult } from './who-reads.js';

const NO_DECISIONS: readonly Judgement[] = [];

/** What the policy says of the answer as a whole. What is defined in it is judged by itself (`read-definitions.ts`); here what stands beside that is read. */
export function judgeResult(answer: Answer, { evaluate, facts }: Conversation): readonly Judgement[] {
  const { message, asked, direction, policy } = answer;
  if (!readsResult(asked, direction, policy)) return NO_DECISIONS;
  const result = resultOf(message.outcome);
  const question: Question = {
    direction,
    kind: 'response',
    method: asked.method,
    acting: false,
    // What a client answers is sent as arguments are.
    surface: direction === 'client_to_server' ? 'arguments' : 'result',
    era: asked.era,
    topic: asked.topic,
    client: facts.client(undefined),
    result,
    failed: 'error' in message.outcome,
    retried: false,
  };
  const defining = direction === 'server_to_client' && defines(asked.method);
  const beside = () => (defining ? { ...question, result: besideDefinitions(asked.method, result) } : question);
  const whole = () => evaluate.decide(defining ? { ...question, surface: 'definition' } : question, policy);
  if (policy === undefined) return [whole()];
  const found = defining || policy.config.results === 'findings' ? evaluate.decideFound(beside(), policy) : undefined;
  const decided = policy.config.results === 'findings' ? undefined : whole();
  if (found === undefined && decided === undefined) return NO_DECISIONS;
  return [found, decided].flatMap((each) => each ?? []);
}
