import { createInspector } from '../inspect/create-inspector.js';
import { pathArguments } from '../inspect/roles/path-arguments.js';
import type { PolicyConfig } from '../pdp/evaluator.js';
import type { Finding, Identity, InputDocument, PathFact, SessionFact, ToolFact } from '../pdp/input-document.js';
import { buildInput } from '../pip/build-input.js';
import { argumentFacts, noFacts } from '../pip/facts/argument-facts.js';
import { createSessionOrigins } from '../pip/origins/origins.js';
import { createPathResolver } from '../pip/paths.js';
import { promptFact } from '../pip/prompt-fact.js';
import { remotePaths } from '../pip/remote-paths.js';
import { createToolCatalogue } from '../pip/tool-catalogue.js';
import { topicOf } from '../pip/topic.js';
import type { JsonValue } from '../protocol/json/json.js';
import { toPointer } from '../protocol/json/json-pointer.js';
import { COMPLETE, methodFact } from '../protocol/methods.js';
import type { CaseInput } from './case-file.js';
import type { Message } from './message.js';
import { tableFs } from './table-fs.js';

/** 2026-01-07T10:00:00Z, a Wednesday. */
const USUAL_TIME = Date.UTC(2026, 0, 7, 10);

/** The document that the policy would see of a message: what the proxy finds out is found out, without a file system. */
export function completeInput(input: CaseInput, config: PolicyConfig): InputDocument {
  if (input.kind === 'document') return input.document;
  const { message } = input;
  const { tool, resource, prompt, from = 'client', server = 'server', time = USUAL_TIME } = message;
  const method = message.method ?? (tool !== undefined ? 'tools/call' : resource !== undefined ? 'resources/read' : 'prompts/get');
  const given = message.arguments;
  const root = given === undefined ? '/params' : '/arguments';
  const value = given === undefined ? message.params : given;
  const { acting } = methodFact(method, from, 'request');
  const referring = from === 'client' && method === COMPLETE ? topicOf(method, message.params, 'legacy') : undefined;
  const read = acting ? value : undefined;
  const extraNames = config.paths.arguments;
  const topic = referring ?? { tool, resource, prompt, arguments: given, params: message.params };
  return buildInput(
    { server, identity: identityOf(message), transport: 'stdio' },
    { fact: () => sessionOf(message, time) },
    {
      direction: from === 'client' ? 'client_to_server' : 'server_to_client',
      kind: 'request',
      method,
      acting,
      topic,
      client: present(message.client ?? {}),
      result: undefined,
    },
    {
      tool: tool === undefined ? undefined : toolOf(tool, message, config),
      prompt: promptFact(topic.prompt, config),
      findings: findingsOf(message, method, { root, value: read, config }),
      paths: read === undefined || from === 'server' ? {} : pathsOf(message, read, root, config),
      facts:
        (read === undefined ? undefined : argumentFacts(read, config.facts, { root, tool, pathArguments: extraNames })) ??
        noFacts(config.facts),
      origins: from === 'client' && config.origins ? originsOf(message, read, root) : undefined,
      mode: 'enforce',
      now: time,
    },
  );
}

function toolOf(name: string, { known, annotations }: Message, { restrictedTools }: PolicyConfig): ToolFact {
  const fact = createToolCatalogue().fact(name, restrictedTools);
  return {
    ...fact,
    ...(annotations === undefined ? {} : { annotations: present(annotations) }),
    ...(known === undefined ? {} : { known }),
  };
}

function identityOf({ identity }: Message): Identity {
  const proved = identity?.claims !== undefined;
  const { subject = 'user', authenticated = proved, method = proved ? 'jwt' : 'os', issuer, claims } = identity ?? {};
  return { subject, authenticated, method, ...present({ issuer, claims }) };
}

function sessionOf({ session }: Message, time: number): SessionFact {
  const tools = session?.tools ?? [];
  const calls = tools.reduce((sum, [, count]) => sum + count, 0);
  return { id: 'case', started: new Date(time).toISOString(), calls, tools: Object.fromEntries(tools), labels: session?.labels ?? [] };
}

/** Of a session in which those texts went by. */
function originsOf({ session }: Message, value: JsonValue | undefined, root: string): InputDocument['origins'] {
  const origins = createSessionOrigins('case');
  for (const each of session?.said ?? []) origins.trust(each);
  for (const each of session?.read ?? []) origins.distrust(each);
  return value === undefined ? undefined : origins.of(value, root, undefined);
}

const inspector = createInspector();

interface Inspected {
  readonly root: string;
  readonly value: JsonValue | undefined;
  readonly config: PolicyConfig;
}

function findingsOf({ findings, tool }: Message, method: string, { root, value, config }: Inspected): readonly Finding[] {
  if (findings === undefined && value === undefined) return [];
  if (findings === undefined) {
    const roles = tool === undefined ? undefined : config.roles?.get(tool);
    const pathArguments = config.paths.arguments;
    return inspector.inspect({ surface: 'arguments', method, tool, value: value ?? null, root, pathArguments, roles }).findings;
  }
  return findings.map(({ detector, rule = detector, path = root, role = 'text', confidence = 'high', severity = 'high' }) => {
    return { detector, rule, path, role, surface: 'arguments', confidence, severity, view: 'raw', span: [0, 1] };
  });
}

/** Paths as texts, through the links of the case. Without a working directory a relative path lies below no absolute one. */
function pathsOf(message: Message, value: JsonValue, root: string, config: PolicyConfig): Readonly<Record<string, PathFact>> {
  const { cwd = remotePaths.cwd, home = remotePaths.home ?? '', links = [], paths = [] } = message;
  const stated = new Map(paths.map(([name, path]) => [name.startsWith('/') ? name : toPointer(['arguments', ...name.split('.')]), path]));
  const found = pathArguments(value, { extraNames: config.paths.arguments, root });
  const resolver = createPathResolver({ cwd, home, clock: { now: () => 0, monotonic: () => 0 }, fs: tableFs(new Map(links)) });
  const led = [...found.filter(({ pointer }) => !stated.has(pointer)), ...[...stated].map(([pointer, path]) => ({ pointer, value: path }))];
  return { ...resolver.facts(led, config.paths.prefixes) };
}

/** Without what is undefined. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
