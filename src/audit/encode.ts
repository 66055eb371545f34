import type { JsonObject } from '../protocol/json.js';
import type { AuditEvent, InvokedData } from './event.js';
import { FORMAT_VERSION } from './format/log-format.js';

export type LogFormat = 'cloudevents' | 'json';

/** An event as the JSON text of an object: the chain's members are put before its last brace (entry-group.ts). */
export type Encode = (event: AuditEvent) => string;

const VERSION_MEMBER = `,"agentmeshversion":"${FORMAT_VERSION}"}`;

export function createEncoder(format: LogFormat, server: string, ids: () => string): Encode {
  return format === 'json' ? flatJson(server, ids) : cloudEvents(server, ids);
}

/** CloudEvents 1.0 (JSON event format). Extension attributes have lower-case alphanumeric names, as its §3.1 asks. */
function cloudEvents(server: string, ids: () => string): Encode {
  const source = `urn:mcp-proxy:${encodeURIComponent(wellFormed(server))}`;
  const timestamp = timestamps();
  // Written at once: a text put together of pieces is copied once more when it is used.
  return (event) =>
    JSON.stringify({
      specversion: '1.0',
      id: ids(),
      type: event.type,
      source,
      time: timestamp(event),
      datacontenttype: 'application/json',
      data: inPageOrder(event),
      agentmeshversion: FORMAT_VERSION,
    });
}

/** The same without the envelope: the members of `data` stand at the top. */
function flatJson(server: string, ids: () => string): Encode {
  const serverMember = `"server":${JSON.stringify(server)}`;
  const timestamp = timestamps();
  return (event) => {
    const fields = JSON.stringify(withoutReserved(inPageOrder(event))).slice(1, -1);
    return (
      `{"id":${JSON.stringify(ids())},"time":"${timestamp(event)}","type":"${event.type}",${serverMember}` +
      `${fields === '' ? '' : `,${fields}`}${VERSION_MEMBER}`
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

/** People meet the page's fields first. */
function inPageOrder(event: AuditEvent): object {
  return event.type === 'ai.agentmesh.tool.invoked' ? pageFieldsFirst(event.data) : event.data;
}

function pageFieldsFirst(data: InvokedData): object {
  const { tool, arguments: args, decision, latency_ms, decision_id, enforced, mode, reason } = data;
  const { reasons, rules, revision, identity, session, response } = data;
  // By name, one literal: a rest and a spread cost more than the text. A reason that is undefined is not written.
  return {
    tool,
    arguments: args,
    decision,
    latency_ms,
    decision_id,
    enforced,
    mode,
    reason,
    reasons,
    rules,
    revision,
    identity,
    session,
    response,
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

function withoutReserved(data: object): object {
  if (!Object.keys(data).some((name) => RESERVED_MEMBERS.has(name))) return data;
  const renamed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data as JsonObject)) renamed[RESERVED_MEMBERS.has(name) ? `${name}_` : name] = value;
  return renamed;
}

/** Lone surrogates become U+FFFD: a URN cannot hold them. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
