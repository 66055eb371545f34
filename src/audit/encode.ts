import type { JsonObject, JsonValue } from '../protocol/json.js';
import type { AuditEvent } from './event.js';
import { FORMAT_VERSION } from './format/log-format.js';
import type { JsonBytes } from './json-bytes.js';
import { MemberBytes } from './member-bytes.js';

export type LogFormat = 'cloudevents' | 'json';

/** An event as the JSON text of an object without its last brace: the chain's members come before it (entry-group.ts). */
export type Encode = (event: AuditEvent, out: JsonBytes) => void;

const VERSION_MEMBER = Buffer.from(`,"agentmeshversion":"${FORMAT_VERSION}"`);

/** `ids`: of ASCII characters that JSON does not escape. */
export function createEncoder(format: LogFormat, server: string, ids: () => string): Encode {
  return format === 'json' ? flatJson(server, ids) : cloudEvents(server, ids);
}

/** CloudEvents 1.0 (JSON event format). Extension attributes have lower-case alphanumeric names, as its §3.1 asks. */
function cloudEvents(server: string, ids: () => string): Encode {
  const source = JSON.stringify(`urn:mcp-proxy:${encodeURIComponent(wellFormed(server))}`);
  const begin = Buffer.from('{"specversion":"1.0","id":"');
  const heading = headings(
    (type, time) => `","type":"${type}","source":${source},"time":"${time}","datacontenttype":"application/json","data":`,
  );
  const data = dataWriter();
  return (event, out) => {
    out.copy(begin);
    out.ascii(ids());
    out.copy(heading(event));
    data.object(event, out);
    out.copy(VERSION_MEMBER);
  };
}

/** The same without the envelope: the members of `data` stand at the top. */
function flatJson(server: string, ids: () => string): Encode {
  const serverMember = `"server":${JSON.stringify(server)}`;
  const begin = Buffer.from('{"id":"');
  const heading = headings((type, time) => `","time":"${time}","type":"${type}",${serverMember}`);
  const data = dataWriter();
  return (event, out) => {
    out.copy(begin);
    out.ascii(ids());
    out.copy(heading(event));
    data.members(event, out);
    out.copy(VERSION_MEMBER);
  };
}

/** What stands between an event's id and its data. Those of one type and one millisecond share it. */
function headings(write: (type: string, time: string) => string): (event: AuditEvent) => Buffer {
  const last = new Map<string, { readonly time: number; readonly bytes: Buffer }>();
  return ({ type, time }) => {
    let heading = last.get(type);
    if (heading?.time !== time) {
      // RFC 3339 in UTC.
      heading = { time, bytes: Buffer.from(write(type, new Date(time).toISOString())) };
      last.set(type, heading);
    }
    return heading.bytes;
  };
}

interface DataWriter {
  /** An event's `data` in its own order. */
  object(event: AuditEvent, out: JsonBytes): void;
  /** Its members, each with a comma before it, under names that are not the flat form's own. */
  members(event: AuditEvent, out: JsonBytes): void;
}

function dataWriter(): DataWriter {
  const session = new MemberBytes({ tools: new MemberBytes() });
  const evaluations = new MemberBytes({ input: new MemberBytes({ session }) });
  const invocations = new MemberBytes({ response: new MemberBytes() });
  const others = new MemberBytes();
  const writerOf = ({ type }: AuditEvent) =>
    type === 'ai.agentmesh.policy.evaluation' ? evaluations : type === 'ai.agentmesh.tool.invoked' ? invocations : others;
  return {
    object: (event, out) => writerOf(event).object(event.data, out),
    members: (event, out) => {
      const writer = writerOf(event);
      // Names that `event.ts` fixes are none of them.
      writer.members(writer === others ? withoutReserved(event.data as JsonObject) : event.data, out);
    },
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
