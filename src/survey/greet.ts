import { EXIT, UserError } from '../errors/exit.js';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { FIRST_STATELESS, LAST_HANDSHAKE } from '../protocol/methods.js';
import type { Conversation } from './conversation.js';

export interface Greeted {
  /** Whether the server offers it (`tools`, `prompts`, `resources`). */
  readonly has: (capability: string) => boolean;
  /** What every further request has to carry. */
  readonly meta: JsonObject;
  readonly instructions: string | undefined;
}

/**
 * The handshake, and where a server does not have it any more `server/discover`: in this order, because some servers of the older
 * revisions end at whatever comes before `initialize`.
 */
export async function greet(conversation: Conversation, server: string, version: string): Promise<Greeted> {
  const clientInfo = { name: 'agentmesh', version };
  const hello = await conversation.request('initialize', { protocolVersion: LAST_HANDSHAKE, capabilities: {}, clientInfo });
  if (hello.ok) {
    conversation.notify('notifications/initialized');
    return { has: offers(hello.result), meta: {}, instructions: instructionsOf(hello.result) };
  }
  const meta = {
    _meta: {
      'io.modelcontextprotocol/protocolVersion': FIRST_STATELESS,
      'io.modelcontextprotocol/clientInfo': clientInfo,
      'io.modelcontextprotocol/clientCapabilities': {},
    },
  };
  const discovered = await conversation.request('server/discover', meta);
  if (discovered.ok) return { has: offers(discovered.result), meta, instructions: instructionsOf(discovered.result) };
  throw new UserError(`the server \`${server}\` refuses the conversation: ${hello.message}`, { exitCode: EXIT.server });
}

function offers(result: JsonValue): (capability: string) => boolean {
  const capabilities = member(result, 'capabilities');
  return (capability) => isJsonObject(capabilities) && isJsonObject(capabilities[capability]);
}

function instructionsOf(result: JsonValue): string | undefined {
  const text = member(result, 'instructions');
  return typeof text === 'string' ? text : undefined;
}
