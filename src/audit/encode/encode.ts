import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import type { AuditEvent } from '../event.js';
import { maskShapes } from '../mask/credential-shapes.js';
import { FORMAT_VERSION } from '../format/log-format.js';
import { Heading, type HeadingAround } from './heading.js';
import type { JsonBytes } from './json-bytes.js';
import { MemberBytes } from './member-bytes.js';
import { RecordBefore } from './record-before.js';

export type LogFormat = 'cloudevents' | 'json';

/** An event as the JSON text of an object without its last brace: the chain's members come before it (entry-group.ts). */
export type Encode = (event: AuditEvent, out: JsonBytes) => void;

const VERSION_MEMBER = Buffer.from(`,"agentmeshversion":"${FORMAT_VERSION}"`);

/** `server`: a name that somebody chose, or the beginning of a command. `ids`: of ASCII characters that JSON does not escape. */
export function createEncoder(format: LogFormat, server: string, ids: () => string): Encode {
  const shown = maskShapes(server);
  return format === 'json' ? flatJson(shown, ids) : cloudEvents(shown, ids);
}

/** CloudEvents 1.0 (JSON event format). Extension attributes have lower-case alphanumeric names, as its §3.1 asks. */
function cloudEvents(server: string, ids: () => string): Encode {
  const source = JSON.stringify(`urn:mcp-proxy:${encodeURIComponent(wellFormed(server))}`);
  return encoder({
    begin: Buffer.from('{"specversion":"1.0","id":"'),
    heading: (type) => [`","type":"${type}","source":${source},"time":"`, '","datacontenttype":"application/json","data":'],
    data: (event, writer, out, before, like) => writer.object(event.data, out, before, like),
    ids,
  });
}

/** The same without the envelope: the members of `data` stand at the top. */
function flatJson(server: string, ids: () => string): Encode {
  const serverMember = `"server":${JSON.stringify(server)}`;
  return encoder({
    begin: Buffer.from('{"id":"'),
    heading: (type) => ['","time":"', `","type":"${type}",${serverMember}`],
    // Names that `event.ts` fixes are not the flat form's own.
    data: (event, writer, out, before, like) =>
      writer.members(isOfCall(event) ? event.data : withoutReserved(event.data as JsonObject), out, before, like),
    ids,
  });
}

interface Form {
  /** Before the id. */
  readonly begin: Buffer;
  /** Between the id and the data. */
  readonly heading: HeadingAround;
  readonly data: (event: AuditEvent, writer: MemberBytes, out: JsonBytes, before: RecordBefore, like: boolean) => void;
  readonly ids: () => string;
}

function encoder(form: Form): Encode {
  const session = new MemberBytes({ tools: new MemberBytes() });
  const evaluations = recordWriter(form, new MemberBytes({ input: new MemberBytes({ session, time: new MemberBytes() }) }));
  const invocations = recordWriter(form, new MemberBytes({ response: new MemberBytes() }));
  const others = recordWriter(form, new MemberBytes());
  return (event, out) => {
    if (event.type === 'ai.agentmesh.policy.evaluation') evaluations(event, out);
    else if (event.type === 'ai.agentmesh.tool.invoked') invocations(event, out);
    else others(event, out);
  };
}

/** Writes records of one kind, each by the one before. */
function recordWriter({ begin, heading: around, data, ids }: Form, writer: MemberBytes): Encode {
  const before = new RecordBefore();
  const heading = new Heading(around);
  let idLength = 0;
  return (event, out) => {
    const like = before.begin(out);
    if (like) before.same(begin.length);
    else out.copy(begin);
    const id = ids();
    before.other(like ? idLength : 0, out);
    out.ascii(id);
    idLength = id.length;
    const { length } = heading.bytes;
    if (!heading.become(event.type, event.time) && like) before.same(length);
    else {
      before.other(like ? length : 0, out);
      out.copy(heading.bytes);
    }
    data(event, writer, out, before, like);
    if (like) before.same(VERSION_MEMBER.length);
    else out.copy(VERSION_MEMBER);
    before.end(out);
  };
}

function isOfCall({ type }: AuditEvent): boolean {
  return type === 'ai.agentmesh.policy.evaluation' || type === 'ai.agentmesh.tool.invoked';
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
  'keptsequence',
  'kepthash',
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
