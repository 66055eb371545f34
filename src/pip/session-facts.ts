import type { ClientInfo, SessionFact } from '../pdp/input-document.js';
import { isJsonObject, type JsonValue } from '../protocol/json/json.js';

/** Distinct tool names that are counted one by one; every call counts in `calls`. */
export const MAX_COUNTED_TOOLS = 1000;
/** Labels come from the policy: one that makes them out of arguments must not fill the memory. */
export const MAX_LABELS = 256;
/** Of what a client says of itself: more is no name. */
const MAX_CLIENT_TEXT = 256;

const META_CLIENT = 'io.modelcontextprotocol/clientInfo';
const META_VERSION = 'io.modelcontextprotocol/protocolVersion';

/** What a policy may ask of the session so far: the calls that were forwarded, the labels that were set, who the client says it is. */
export interface SessionFacts {
  readonly id: string;
  fact(): SessionFact;
  /** From initialize, or from this message's own `_meta` (2026-07-28). Self-reported. */
  client(params: JsonValue | undefined): ClientInfo;
  initialize(params: JsonValue | undefined): void;
  count(tool: string): void;
  /** False when the label finds no room: the caller must not let the message pass unlabelled. */
  label(label: string): boolean;
  /** How to take back the labels that are set from now on. */
  mark(): () => void;
}

export function createSessionFacts(id: string, started: number): SessionFacts {
  let tools: Readonly<Record<string, number>> = {};
  const labels = new Set<string>();
  const startedText = new Date(started).toISOString();
  let names = 0;
  let calls = 0;
  let info: ClientInfo = {};
  let labelled: readonly string[] = [];
  let current: SessionFact | undefined;

  return {
    id,
    // Documents outlive the message (records, events), so each state is an object of its own, made once.
    fact: () => (current ??= { id, started: startedText, calls, tools, labels: labelled }),
    client: (params) => {
      const meta = isJsonObject(params) ? params['_meta'] : undefined;
      if (!isJsonObject(meta) || meta[META_VERSION] === undefined) return info;
      return clientInfo(meta[META_CLIENT], meta[META_VERSION]);
    },
    initialize: (params) => {
      if (isJsonObject(params)) info = clientInfo(params['clientInfo'], params['protocolVersion']);
    },
    count: (tool) => {
      current = undefined;
      calls++;
      const before = Object.hasOwn(tools, tool) ? tools[tool] : undefined;
      if (before === undefined && names >= MAX_COUNTED_TOOLS) return;
      if (before === undefined) names++;
      tools = before === undefined ? withFirst(tools, tool) : withOneMore(tools, tool, before);
    },
    label: (label) => {
      if (labels.has(label)) return true;
      if (labels.size >= MAX_LABELS) return false;
      labels.add(label);
      labelled = [...labels];
      current = undefined;
      return true;
    },
    mark: () => {
      const before = labelled;
      return () => {
        if (labelled === before) return;
        labels.clear();
        for (const label of before) labels.add(label);
        labelled = before;
        current = undefined;
      };
    },
  };
}

/** A computed member of a literal, not an assignment: a tool may be called `__proto__`. */
function withFirst(tools: Readonly<Record<string, number>>, tool: string): Readonly<Record<string, number>> {
  return { ...tools, [tool]: 1 };
}

/** `tool` is a member already, so that an assignment is to it: a third of the cost of making one, and calls are seldom a tool's first. */
function withOneMore(tools: Readonly<Record<string, number>>, tool: string, before: number): Readonly<Record<string, number>> {
  const more: Record<string, number> = { ...tools };
  more[tool] = before + 1;
  return more;
}

function clientInfo(info: JsonValue | undefined, protocol: JsonValue | undefined): ClientInfo {
  const name = isJsonObject(info) ? text(info['name']) : undefined;
  const version = isJsonObject(info) ? text(info['version']) : undefined;
  const revision = text(protocol);
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    ...(revision === undefined ? {} : { protocol: revision }),
  };
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_CLIENT_TEXT) : undefined;
}
