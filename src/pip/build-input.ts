import type {
  ArgumentFacts,
  ClientInfo,
  DefinitionFact,
  Direction,
  Finding,
  Identity,
  InputDocument,
  MessageKind,
  Mode,
  PathFact,
  PromptFact,
  TaskFact,
  ToolFact,
} from '../pdp/input-document.js';
import type { JsonValue } from '../protocol/json/json.js';
import type { SessionFacts } from './session-facts.js';
import type { Topic } from './topic.js';

/** What does not change while a proxy runs. */
export interface Setting {
  readonly server: string;
  readonly identity: Identity;
  readonly transport: 'stdio' | 'http';
}

/** What a message says by itself. */
export interface MessageFacts {
  readonly direction: Direction;
  readonly kind: MessageKind;
  readonly method: string;
  readonly acting: boolean;
  readonly topic: Topic;
  /** What is known of the task that it names. */
  readonly task?: TaskFact | undefined;
  readonly client: ClientInfo;
  /** Of a response. */
  readonly result: JsonValue | undefined;
}

/** What is known beside it. */
export interface Circumstances {
  readonly tool: ToolFact | undefined;
  readonly prompt: PromptFact | undefined;
  readonly definition?: DefinitionFact | undefined;
  readonly findings: readonly Finding[];
  readonly paths: Readonly<Record<string, PathFact>>;
  readonly facts: ArgumentFacts;
  readonly origins?: InputDocument['origins'];
  readonly mode: Mode;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
type Draft = { -readonly [Name in keyof InputDocument]?: InputDocument[Name] };

/** The input document of one message (`rego/schemas/input.json`): what does not apply is absent, never null. */
export function buildInput(
  setting: Setting,
  session: Pick<SessionFacts, 'fact'>,
  message: MessageFacts,
  around: Circumstances,
): InputDocument {
  const { facts } = around;
  const document = ofCall(setting, session, message, around) ?? ofAny(setting, session, message, around);
  if (facts.urls !== undefined) document.urls = facts.urls;
  if (facts.sql !== undefined) document.sql = facts.sql;
  if (facts.commands !== undefined) document.commands = facts.commands;
  if (around.origins !== undefined) document.origins = around.origins;
  document.time = timeOf(around.now);
  document.transport = setting.transport;
  document.mode = around.mode;
  return document as InputDocument;
}

/** What documents begin with. Member by member, in the order that people read it in the log: on this path spreads cost more than the decision. */
function ofAny(setting: Setting, session: Pick<SessionFacts, 'fact'>, message: MessageFacts, around: Circumstances): Draft {
  const { direction, kind, method, acting, topic, task, result } = message;
  const document: Draft = { version: 1, direction, kind, method, acting, server: setting.server };
  if (around.tool !== undefined) document.tool = around.tool;
  if (topic.arguments !== undefined) document.arguments = topic.arguments;
  if (topic.resource !== undefined) document.resource = { uri: topic.resource };
  if (around.prompt !== undefined) document.prompt = around.prompt;
  if (task !== undefined) document.task = task;
  if (topic.params !== undefined) document.params = topic.params;
  if (result !== undefined) document.result = result;
  document.identity = setting.identity;
  document.client = message.client;
  document.session = session.fact();
  document.findings = around.findings;
  if (around.definition !== undefined) document.definition = around.definition;
  document.paths = around.paths;
  return document;
}

/** The same of most calls, in one literal: an object that grows is copied with every third member. */
function ofCall(
  { server, identity }: Setting,
  session: Pick<SessionFacts, 'fact'>,
  { direction, kind, method, acting, topic, client, result }: MessageFacts,
  { tool, definition, findings, paths }: Circumstances,
): Draft | undefined {
  const { arguments: given, params, resource, prompt } = topic;
  if (tool === undefined || given === undefined || params === undefined) return undefined;
  if (resource !== undefined || prompt !== undefined || result !== undefined || definition !== undefined) return undefined;
  return {
    version: 1,
    direction,
    kind,
    method,
    acting,
    server,
    tool,
    arguments: given,
    params,
    identity,
    client,
    session: session.fact(),
    findings,
    paths,
  };
}

const HOUR_MS = 3_600_000;
let lastNow = Number.NaN;
let lastTime: InputDocument['time'] | undefined;

/** Messages of one millisecond share it, and those of one hour what is asked of the calendar. */
export function timeOf(now: number): InputDocument['time'] {
  if (lastTime !== undefined && now === lastNow) return lastTime;
  const { hour, weekday } = lastTime !== undefined && isSameHour(now, lastNow) ? lastTime : calendarOf(now);
  lastNow = now;
  lastTime = { now_ns: now * 1e6, hour, weekday, zone: 'UTC' };
  return lastTime;
}

function isSameHour(one: number, other: number): boolean {
  return Math.floor(one / HOUR_MS) === Math.floor(other / HOUR_MS);
}

function calendarOf(now: number): Pick<InputDocument['time'], 'hour' | 'weekday'> {
  const date = new Date(now);
  return { hour: date.getUTCHours(), weekday: WEEKDAYS[date.getUTCDay()] ?? 'Sunday' };
}

const NO_TOPIC: Topic = { tool: undefined, resource: undefined, prompt: undefined, arguments: undefined, params: undefined };

/** The document that the entrypoint `mcp/main/hidden` sees: a tools/list of this session. */
export function listingInput(setting: Setting, session: SessionFacts, mode: Mode, now: number): InputDocument {
  const listing: MessageFacts = {
    direction: 'client_to_server',
    kind: 'request',
    method: 'tools/list',
    acting: false,
    topic: NO_TOPIC,
    client: session.client(undefined),
    result: undefined,
  };
  return buildInput(setting, session, listing, { tool: undefined, prompt: undefined, findings: [], paths: {}, facts: {}, mode, now });
}
