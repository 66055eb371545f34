import type { PolicySet } from '../../../src/pdp/policy-set.js';
import type { JsonObject } from '../../../src/protocol/json/json.js';
import { createInspector } from '../../../src/inspect/create-inspector.js';
import type { Conversation } from '../../../src/transport/interceptor.js';
import type { Case } from '../case.js';
import { lineOf, open } from '../play.js';

/** One session at the real enforcement point: requests, their answers, and whether what was sent arrives. */
export interface Session {
  call(tool: string, args: JsonObject): boolean;
  /** The answer of the last call. False: it did not arrive as it was sent. */
  answer(content: string): boolean;
  /** A call that must arrive, and its answer. False: that did not arrive as it was sent. */
  read(tool: string, content: string): boolean;
}

const inspector = createInspector();

/** What readers need where a policy looks at it. */
const READS_WITH: Readonly<Record<string, JsonObject>> = {
  read_file: { path: 'notes.txt' },
  fetch: { url: 'https://example.com/' },
};

export function sessionWith(policy: PolicySet): Session {
  const { session } = open(policy, inspector);
  let id = 0;
  const call = (tool: string, args: JsonObject): boolean => {
    const line = lineOf({ jsonrpc: '2.0', id: ++id, method: 'tools/call', params: { name: tool, arguments: args } });
    return session.fromClient([line]).toServer.some((sent) => sent.equals(line.raw));
  };
  return {
    call,
    answer: (content) => answered(session, id, content),
    read: (tool, content) => {
      if (!call(tool, READS_WITH[tool] ?? {})) throw new Error(`the policy lets nobody call \`${tool}\``);
      return answered(session, id, content);
    },
  };
}

function answered(session: Conversation, id: number, content: string): boolean {
  const line = lineOf({ jsonrpc: '2.0', id, result: { content: [{ type: 'text', text: content }] } });
  return session.fromServer([line]).toClient.some((sent) => sent.equals(line.raw));
}

/** The text that a tool answers in a case. */
export function contentOf({ arguments: { content } }: Case): string {
  return typeof content === 'string' ? content : JSON.stringify(content ?? '');
}
