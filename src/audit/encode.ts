import type { JsonObject, JsonValue } from '../protocol/json.js';
import type { AuditEvent } from './event.js';
import { FORMAT_VERSION } from './format/log-format.js';
import { MemberTexts } from './member-texts.js';

export type LogFormat = 'cloudevents' | 'json';

/** An event as the JSON text of an object without its last brace: the chain's members come before it (entry-group.ts). */
export type Encode = (event: AuditEvent) => string;

const VERSION_MEMBER = `,"agentmeshversion":"${FORMAT_VERSION}"`;

export function createEncoder(format: LogFormat, server: string, ids: () => string): Encode {
  return format === 'json' ? flatJson(server, ids) : cloudEvents(server, ids);
}

/** CloudEvents 1.0 (JSON event format). Extension attributes have lower-case alphanumeric names, as its §3.1 asks. */
function cloudEvents(server: string, ids: () => string): Encode {
  const source = JSON.stringify(`urn:mcp-proxy:${encodeURIComponent(wellFormed(server))}`);
  const timestamp = timestamps();
  const membersOf = dataWriter();
  return (event) =>
    `{"specversion":"1.0","id":${JSON.stringify(ids())},"type":"${event.type}","source":${source},"time":"${timestamp(event)}",` +
    `"datacontenttype":"application/json","data":{${membersOf(event)}}${VERSION_MEMBER}`;
}

/** The same without the envelope: the members of `data` stand at the top. */
function flatJson(server: string, ids: () => string): Encode {
  const serverMember = `"server":${JSON.stringify(server)}`;
  const timestamp = timestamps();
  const membersOf = dataWriter(withoutReserved);
  return (event) => {
    const members = membersOf(event);
    return (
      `{"id":${JSON.stringify(ids())},"time":"${timestamp(event)}","type":"${event.type}",${serverMember}` +
      `${members === '' ? '' : `,${members}`}${VERSION_MEMBER}`
    );
  };
}

/** RFC 3339 in UTC; the events of one millisecond are written once. */
function timestamps(): (event: AuditEvent) => string {
  let last = Number.NaN;
  let text = '';
  return ({ time }) => {
    if (time !== last) {
      text = new Date(time).toISOString();
      last = time;
    }
    return text;
  };
}

/** An event's `data` in its own order, as JSON text without its braces. `rename` is for data whose names are not fixed by `event.ts`. */
function dataWriter(rename: (data: JsonObject) => JsonObject = (data) => data): (event: AuditEvent) => string {
  const evaluations = new MemberTexts({ input: new MemberTexts({ session: new MemberTexts() }) });
  const invocations = new MemberTexts();
  return (event) => {
    if (event.type === 'ai.agentmesh.policy.evaluation') return evaluations.members(event.data);
    if (event.type === 'ai.agentmesh.tool.invoked') return invocations.members(event.data);
    return JSON.stringify(rename(event.data)).slice(1, -1);
  };
}

/** Names that the flat form uses itself; a data member of that name gets an underscore (the reader takes it off again). */
export const RESERVED_MEMBERS: ReadonlySet<string> = new Set([
  'id',
  'time',
  'type',
  'server',
  'agentmeshversion',
  'sequence',
  'previoushash',
  'entryhash',
]);

function withoutReserved(data: JsonObject): JsonObject {
  if (!Object.keys(data).some((name) => RESERVED_MEMBERS.has(name))) return data;
  const renamed: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(data)) renamed[RESERVED_MEMBERS.has(name) ? `${name}_` : name] = value;
  return renamed;
}

/** Lone surrogates become U+FFFD: a URN cannot hold them. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
