import { INSTRUCTIONS, instructionsIn, listedIn, LISTS, type Definition } from '../../definitions/definition.js';
import type { SeenDefinitions } from '../../definitions/seen-definitions.js';
import type { DefinitionFact, DefinitionKind } from '../../pdp/input-document.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import type { SessionFacts } from '../../pip/session-facts.js';
import type { Topic } from '../../pip/topic.js';
import { isJsonObject, member, type JsonValue } from '../../protocol/json/json.js';
import { findSpan, splice } from '../../protocol/json/json-span.js';
import { listCursor } from '../../protocol/list-cursor.js';
import type { Evaluate } from '../judge/evaluate.js';
import { passes, type Judgement } from '../judge/judgement.js';
import type { Redaction } from '../judge/obligations.js';
import { redactedAt } from '../redact/redact.js';

/** What becomes of the definitions in one answer. */
export interface JudgedDefinitions {
  /** One for each of which there was something to say: they are records, and refuse nothing but that definition. */
  readonly judgements: readonly Judgement[];
  /** Places in the list of what the client must not see. */
  readonly refused: ReadonlySet<number>;
  /** What was approved is gone, and the policy refuses the list for it. */
  readonly withheld: Judgement | undefined;
  /** The server's instructions must not be seen. */
  readonly silenced: boolean;
  /** What is to be cut out of those that may be seen, by places in the answer. */
  readonly redactions: readonly Redaction[];
}

export interface DefinitionsDeps {
  readonly seen: SeenDefinitions;
  readonly evaluate: Evaluate;
  readonly session: SessionFacts;
}

/** Judges what an answer defines, for its records and for what is taken out of it. */
export function judgeDefinitions(
  method: string,
  cursor: string | undefined,
  result: JsonValue,
  policy: PolicySet,
  { seen, evaluate, session }: DefinitionsDeps,
): JudgedDefinitions {
  const judge = (fact: DefinitionFact) => judgeDefinition(method, fact, policy, evaluate, session);
  const place = LISTS.get(method);
  if (place === undefined) {
    const instructions = instructionsIn(method, result);
    const [fact] = instructions === undefined ? [] : seen.page(greeting(instructions)).facts;
    if (fact === undefined) return NOTHING;
    const judgement = judge(fact);
    const redactions = redactedAt(judgement.redactions, '/definition', ['result']);
    return { ...NOTHING, judgements: [judgement], silenced: !passes(judgement), redactions };
  }
  const { facts, removed } = seen.page({
    kind: place.kind,
    definitions: listedIn(place, result),
    cursor,
    next: listCursor(member(result, 'nextCursor')),
  });
  const judged = facts.flatMap((fact, index) => (fact === undefined ? [] : [{ index, judgement: judge(fact) }]));
  const gone = removed.map(judge);
  const entries = member(result, place.list);
  // What is no object has no place in it that could be told.
  const isWhole = (index: number) => Array.isArray(entries) && isJsonObject(entries[index] as JsonValue);
  return {
    judgements: [...judged.map(({ judgement }) => judgement), ...gone.filter(passes)],
    refused: new Set(
      judged
        .filter(({ judgement, index }) => !passes(judgement) || (judgement.redactions.length > 0 && !isWhole(index)))
        .map(({ index }) => index),
    ),
    redactions: judged.flatMap(({ index, judgement }) => redactedAt(judgement.redactions, '/definition', ['result', place.list, index])),
    withheld: gone.find((judgement) => !passes(judgement)),
    silenced: false,
  };
}

/** One definition by the policy. It is plumbing: nothing has to allow it, and only a denial takes it out. */
export function judgeDefinition(
  method: string,
  definition: DefinitionFact,
  policy: PolicySet,
  evaluate: Evaluate,
  session: SessionFacts,
): Judgement {
  return evaluate.decide(
    {
      direction: 'server_to_client',
      kind: 'response',
      method,
      acting: false,
      surface: 'definition',
      topic: topicOf(definition.kind, definition.name),
      client: session.client(undefined),
      result: undefined,
      definition,
    },
    policy,
  );
}

/** The answer without its instructions: an empty text says none. Undefined where they cannot be found without doubt. */
export function withoutInstructions(json: Buffer): Buffer | undefined {
  const span = findSpan(json, ['result', INSTRUCTIONS]);
  return span === undefined ? undefined : splice(json, [{ ...span, text: '""' }]);
}

const NOTHING: JudgedDefinitions = { judgements: [], refused: new Set(), withheld: undefined, silenced: false, redactions: [] };

function greeting(definition: Definition) {
  return { kind: definition.kind, definitions: [definition], cursor: undefined, next: undefined };
}

function topicOf(kind: DefinitionKind, name: string): Topic {
  return {
    tool: kind === 'tool' ? name : undefined,
    prompt: kind === 'prompt' ? name : undefined,
    resource: kind === 'resource' ? name : undefined,
    arguments: undefined,
    params: undefined,
  };
}
