import type {
  ClientInfo,
  Direction,
  Finding,
  Identity,
  InputDocument,
  MessageKind,
  Mode,
  PathFact,
  ToolFact,
} from '../pdp/input-document.js';
import type { JsonValue } from '../protocol/json.js';
import type { SessionFacts } from './session-facts.js';
import type { Subject } from './subject.js';

/** What does not change while a proxy runs. */
export interface Setting {
  readonly server: string;
  readonly identity: Identity;
  readonly transport: 'stdio' | 'http';
}

/** What is known of one message. */
export interface MessageFacts {
  readonly direction: Direction;
  readonly kind: MessageKind;
  readonly method: string;
  readonly acting: boolean;
  readonly subject: Subject;
  readonly tool?: ToolFact;
  readonly result?: JsonValue;
  readonly client: ClientInfo;
  readonly findings: readonly Finding[];
  readonly paths: Readonly<Record<string, PathFact>>;
  readonly mode: Mode;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The input document of one message, exactly design §4.1: what does not apply is absent, never null. */
export function buildInput(setting: Setting, session: SessionFacts, message: MessageFacts): InputDocument {
  const { subject, tool, result } = message;
  const date = new Date(message.now);
  return {
    version: 1,
    direction: message.direction,
    kind: message.kind,
    method: message.method,
    acting: message.acting,
    server: setting.server,
    ...(tool === undefined ? {} : { tool }),
    ...(subject.arguments === undefined ? {} : { arguments: subject.arguments }),
    ...(subject.resource === undefined ? {} : { resource: { uri: subject.resource } }),
    ...(subject.prompt === undefined ? {} : { prompt: { name: subject.prompt } }),
    ...(subject.params === undefined ? {} : { params: subject.params }),
    ...(result === undefined ? {} : { result }),
    identity: setting.identity,
    client: message.client,
    session: session.fact(),
    findings: message.findings,
    paths: message.paths,
    time: { now_ns: message.now * 1e6, hour: date.getUTCHours(), weekday: WEEKDAYS[date.getUTCDay()] ?? 'Sunday', zone: 'UTC' },
    transport: setting.transport,
    mode: message.mode,
  };
}

/** The document that the entrypoint `mcp/main/hidden` sees: a tools/list of this session. */
export function listingInput(
  setting: Setting,
  session: SessionFacts,
  mode: Mode,
  now: number,
  client: ClientInfo = session.client(undefined),
): InputDocument {
  return buildInput(setting, session, {
    direction: 'client_to_server',
    kind: 'request',
    method: 'tools/list',
    acting: false,
    subject: {},
    client,
    findings: [],
    paths: {},
    mode,
    now,
  });
}
