import { nullSink } from '../audit/event.js';
import type { Inspector } from '../inspect/inspector.js';
import { createRateLimiter } from '../limits/create-rate-limiter.js';
import type { Direction, Identity } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { Conversation } from '../pep/conversation.js';
import { createConversation } from '../pep/create-conversation.js';
import { judgeDefinitions } from '../pep/lists/definitions.js';
import { judgeElicitations, judgeInputRequests } from '../pep/asks/input-requests.js';
import { judge } from '../pep/judge/judge.js';
import type { PathResolver } from '../pip/paths.js';
import { eraOfResult } from '../protocol/era.js';
import { member, type JsonValue } from '../protocol/json/json.js';
import type { Message, RequestId, Unreadable } from '../protocol/message.js';
import type { Clock } from '../telemetry/clock.js';
import type { Log } from '../telemetry/log.js';
import { answerQuestion, askedBy, withoutFound, type Asked } from './asked.js';
import { judgeRecorded } from './judge-recorded.js';
import { callMessage, directionOf, messagesIn } from './messages.js';
import { scannedOf, type Scanned } from './scanned.js';
import type { Place, Subject } from './subject.js';

export interface ScannerDeps {
  readonly policy: PolicySet;
  readonly inspector: Inspector;
  readonly paths: PathResolver;
  readonly identity: Identity;
  /** As `input.server` names it. */
  readonly server: string;
  /** The tool that a text is taken for an answer of. */
  readonly tool: string;
  readonly clock: Clock;
  readonly ids: () => string;
  readonly log: Log;
}

/** Looks at what is given in order, as a proxy would in one conversation: lists describe the tools of calls behind them, answers leave labels. */
export type Scan = (subject: Subject) => readonly Scanned[];

/** What is answered, and by whom. */
interface Answer {
  readonly direction: Direction;
  /** An error, under that name. */
  readonly failed: boolean;
  readonly result: JsonValue;
}

const shown = (result: JsonValue): Answer => ({ direction: 'server_to_client', failed: false, result });

export function createScanner(deps: ScannerDeps): Scan {
  const { policy, inspector, paths, clock, tool } = deps;
  const conversation = createConversation({
    ...deps,
    policy: () => policy,
    limiter: createRateLimiter({ clock }),
    audit: nullSink,
    transport: 'stdio',
    // What a proxy in shadow mode lets pass is what is asked about here.
    options: { mode: 'enforce' },
  });
  /** By who asked: ids of both sides may be alike. */
  const open = { client_to_server: new Map<RequestId, Asked>(), server_to_client: new Map<RequestId, Asked>() };
  const text = askedBy('tools/call', { name: tool });

  const answered = (place: Place, asked: Asked, { direction, failed, result }: Answer): readonly Scanned[] => {
    // What no policy reads passes unread.
    const whole =
      policy.config.results === 'none'
        ? []
        : [conversation.evaluate.decide(answerQuestion(asked, { result, failed }, direction, conversation), policy)];
    const scanned = whole.map((judgement) => scannedOf(place, `answer of ${asked.name}`, judgement, judgement.input?.findings ?? []));
    const asks = direction === 'client_to_server' ? [] : carried(place, asked, result, failed, policy, conversation);
    const definitions = asked.defines && !failed ? defined(place, asked.method, result, policy, conversation) : [];
    return [...scanned, ...asks, ...definitions];
  };

  /** What nobody asked for is taken for the answer of a tool. */
  const answeredBy = (id: RequestId | undefined): { readonly asked: Asked; readonly direction: Direction } => {
    const ofClient = id === undefined ? undefined : open.client_to_server.get(id);
    if (ofClient !== undefined) return { asked: ofClient, direction: 'server_to_client' };
    const ofServer = id === undefined ? undefined : open.server_to_client.get(id);
    return ofServer === undefined ? { asked: text, direction: 'server_to_client' } : { asked: ofServer, direction: 'client_to_server' };
  };

  const sent = (place: Place, message: Message | Unreadable): readonly Scanned[] => {
    if (message.kind === 'unreadable') return [unreadable(place, message)];
    if (message.kind === 'response') {
      const { asked, direction } = answeredBy(message.id);
      const { outcome } = message;
      return 'result' in outcome
        ? answered(place, asked, { direction, failed: false, result: outcome.result })
        : answered(place, asked, { direction, failed: true, result: { error: outcome.error } });
    }
    const direction = directionOf(message);
    const { judgement } = judge(message, direction, policy, conversation);
    const asked = withoutFound(askedBy(message.method, message.params), judgement.input?.findings ?? []);
    if (message.kind === 'request') open[direction].set(message.id, asked);
    return [scannedOf(place, `call of ${asked.name}`, judgement, judgement.input?.findings ?? [])];
  };

  return (subject) => {
    const { place, kind } = subject;
    if (kind === 'text') return answered(place, text, shown({ content: [{ type: 'text', text: subject.text }] }));
    if (kind === 'answer') {
      const asked = subject.method === 'tools/call' ? text : askedBy(subject.method, {});
      return answered(place, { ...asked, era: eraOfResult(subject.result) }, shown(subject.result));
    }
    if (kind === 'call') return sent(place, callMessage(subject.tool, subject.arguments));
    if (kind === 'message') return messagesIn(subject.bytes).flatMap((message) => sent(place, message));
    const recorded = judgeRecorded(place, subject.input, policy, { inspector, paths, now: () => clock.now() });
    return recorded === undefined ? [] : [recorded];
  };
}

/** Tools, prompts, resources and instructions, each by itself: those of which there is something to say. */
function defined(place: Place, method: string, result: JsonValue, policy: PolicySet, conversation: Conversation): readonly Scanned[] {
  const { definitions, evaluate, facts, tools } = conversation;
  if (method === 'tools/list') tools.page(undefined, result);
  const { judgements } = judgeDefinitions(method, undefined, result, policy, { seen: definitions, evaluate, session: facts });
  return judgements.map((judgement) => {
    const definition = judgement.input?.definition;
    const what = definition === undefined ? method : `definition of ${definition.kind.replaceAll('_', ' ')} ${definition.name}`;
    return scannedOf(place, what, judgement, definition?.findings ?? []);
  });
}

/** What it asks a client for, by itself. */
function carried(
  place: Place,
  asked: Asked,
  result: JsonValue,
  failed: boolean,
  policy: PolicySet,
  conversation: Conversation,
): readonly Scanned[] {
  const { judgements } = failed
    ? judgeElicitations(asked, member(result, 'error') ?? null, policy, conversation)
    : judgeInputRequests(asked, result, policy, conversation);
  return judgements.map((judgement) => scannedOf(place, `call of ${judgement.about.method}`, judgement, judgement.input?.findings ?? []));
}

function unreadable(place: Place, { code, message }: Unreadable): Scanned {
  const reason = { id: `unreadable.${code}`, message, severity: 'high', source: 'pep' } as const;
  return { place, what: 'message', effect: 'deny', findings: [], reasons: [reason] };
}
