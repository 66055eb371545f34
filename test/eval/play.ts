import { nullSink, type EvaluationData } from '../../src/audit/event.js';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { createRateLimiter } from '../../src/limits/create-rate-limiter.js';
import type { Reason } from '../../src/pdp/decision.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { openConversation } from '../../src/pep/open-conversation.js';
import { createPathResolver } from '../../src/pip/paths.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { silentLog } from '../../src/telemetry/log.js';
import type { Conversation, Line } from '../../src/transport/interceptor.js';
import type { Case } from './case.js';

/** What became of the text of a case at the enforcement point. */
export interface Played {
  /** It did not pass as it came: refused, withheld, hidden or redacted, for what is in it and not for the tool's name. */
  readonly blocked: boolean;
  readonly reasons: readonly Reason[];
}

/** Deep enough that relative imports stay in it; it does not exist, so paths are read as text. */
const PROJECT = '/home/ann/work/team/project/src/lib';
const NOW = Date.UTC(2026, 0, 7, 10);
const clock = { now: () => NOW, monotonic: () => 0 };
/** Answers and describes in place of a tool that the policy shuts, or that needs arguments which a bare text does not come with. */
const OPEN_TOOL = 'lookup';

/** Plays cases as messages through the real enforcement point, each in a conversation of its own. */
export function createPlayer(policy: PolicySet): (one: Case) => Played {
  const closed = new Map<string, boolean>();
  const inspector = createInspector();
  const isClosed = (tool: string): boolean => {
    const known = closed.get(tool) ?? !listed(open(policy, inspector).session, { name: tool });
    closed.set(tool, known);
    return known;
  };

  return (one) => {
    const { session, said } = open(policy, inspector);
    const isShut = isClosed(one.tool);
    const passed = PLAYS[one.surface](session, one, isShut ? OPEN_TOOL : one.tool);
    const reasons = said.flatMap((each) => (each.decision === 'allow' ? [] : each.reasons));
    return { blocked: isShut && one.surface === 'arguments' ? reasons.some(isGuards) : !passed, reasons };
  };
}

/** Of a tool that is shut anyway, a guard's reason says what would happen where it is not. */
function isGuards({ source }: Reason): boolean {
  return source.startsWith('mcp.guards.');
}

/** Whether what the other side gets is what was sent. */
const PLAYS: Readonly<Record<Case['surface'], (session: Conversation, one: Case, tool: string) => boolean>> = {
  arguments: (session, one) => {
    const line = lineOf(call(one.tool, one.arguments));
    return session.fromClient([line]).toServer.some((sent) => sent.equals(line.raw));
  },
  tool_result: (session, one, tool) => {
    const asked = session.fromClient([lineOf(call(tool, {}))]).toServer.length === 1;
    if (!asked) session.fromClient([lineOf(call(OPEN_TOOL, {}))]);
    const line = lineOf({ jsonrpc: '2.0', id: 1, result: { content: [{ type: 'text', text: one.arguments['content'] ?? '' }] } });
    return session.fromServer([line]).toClient.some((sent) => sent.equals(line.raw));
  },
  tool_description: (session, one, tool) => listed(session, { name: tool, inputSchema: { type: 'object' }, ...one.arguments }),
};

function listed(session: Conversation, definition: JsonObject): boolean {
  session.fromClient([lineOf({ jsonrpc: '2.0', id: 1, method: 'tools/list' })]);
  const answer = { jsonrpc: '2.0', id: 1, result: { tools: [{ inputSchema: { type: 'object' }, ...definition }] } };
  const [shown] = session.fromServer([lineOf(answer)]).toClient;
  return shown !== undefined && JSON.stringify(JSON.parse(shown.toString())) === JSON.stringify(answer);
}

export function open(policy: PolicySet, inspector: ReturnType<typeof createInspector>) {
  const said: EvaluationData[] = [];
  const session = openConversation({
    policy: () => policy,
    inspector,
    limiter: createRateLimiter({ clock }),
    audit: nullSink,
    paths: createPathResolver({ cwd: PROJECT, home: '/home/ann', clock }),
    identity: { subject: 'ann', authenticated: false, method: 'os' },
    server: 'eval',
    transport: 'stdio',
    clock,
    ids: () => 'eval',
    log: silentLog,
    defer: (task) => task(),
    onRecord: (event) => {
      if (event.type === 'ai.agentmesh.policy.evaluation') said.push(event.data);
    },
  });
  return { session, said };
}

const call = (name: string, args: JsonObject) => ({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } });

export function lineOf(message: object): Line {
  const bytes = Buffer.from(JSON.stringify(message));
  return { bytes, ending: '\n', raw: Buffer.concat([bytes, Buffer.from('\n')]) };
}
