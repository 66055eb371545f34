import { pathArguments } from '../../src/inspect/roles/path-arguments.js';
import type { PolicyConfig } from '../../src/pdp/evaluator.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { argumentFacts } from '../../src/pip/facts/argument-facts.js';
import { createPathResolver } from '../../src/pip/paths.js';
import type { PathFs } from '../../src/pip/physical-path.js';
import { methodFact } from '../../src/protocol/methods.js';
import type { JsonValue } from '../../src/protocol/json/json.js';
import { HOME, LINKS, type Call } from './hard-decisions.cases.js';

/** Everything exists, and all that is a link is in the table. */
const fs: PathFs = {
  realpath: (path) => (Object.keys(LINKS).some((link) => `${path}/`.includes(`${link}/`)) || path.includes('..') ? undefined : path),
  look: (path) => {
    const target = LINKS[path];
    return target === undefined ? 'no link' : { target };
  },
};

/** The input document of a call, with the facts that the proxy finds: paths resolved, URLs, SQL and commands read. */
export function inputOfCall(call: Call, config: PolicyConfig, cwd = HOME): InputDocument {
  const {
    tool,
    resource,
    prompt,
    server = 'test',
    annotations,
    listed,
    at = '2026-01-07T10:00:00Z',
    labels = [],
    groups,
    authenticated = groups !== undefined,
  } = call;
  const given = call.arguments === undefined ? undefined : (JSON.parse(call.arguments) as JsonValue);
  const method =
    tool !== undefined
      ? 'tools/call'
      : resource !== undefined
        ? 'resources/read'
        : prompt !== undefined
          ? 'prompts/get'
          : (call.method ?? '');
  const paths = createPathResolver({ cwd, home: HOME, clock: { now: () => 0, monotonic: () => 0 }, fs });
  const found = given === undefined ? [] : pathArguments(given, { extraNames: config.paths.arguments, root: '/arguments' });
  const facts =
    given === undefined ? {} : argumentFacts(given, config.facts, { root: '/arguments', tool, pathArguments: config.paths.arguments });
  const now = new Date(at);
  return {
    version: 1,
    direction: 'client_to_server',
    kind: 'request',
    method,
    acting: methodFact(method, method === 'sampling/createMessage' ? 'server' : 'client', 'request').acting,
    server,
    ...(tool === undefined
      ? {}
      : {
          tool: {
            name: tool,
            ...(annotations === undefined ? {} : { annotations: annotations as Record<string, JsonValue> }),
            ...(listed === undefined ? {} : { known: listed }),
          },
        }),
    ...(given === undefined ? {} : { arguments: given }),
    ...(resource === undefined ? {} : { resource: { uri: resource } }),
    ...(prompt === undefined ? {} : { prompt: { name: prompt } }),
    identity: {
      subject: 'ann',
      authenticated,
      method: authenticated ? 'jwt' : 'os',
      ...(groups === undefined ? {} : { claims: { groups } }),
    },
    client: {},
    session: { id: 's', started: at, calls: 0, tools: {}, labels },
    findings: [],
    paths: paths.facts(found, config.paths.prefixes) ?? {},
    ...facts,
    time: { now_ns: now.getTime() * 1_000_000, hour: now.getUTCHours(), weekday: 'Wednesday', zone: 'UTC' },
    transport: 'stdio',
    mode: 'enforce',
  };
}
