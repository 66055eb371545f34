import type { Surface } from '../inspect/inspector.js';
import type { Direction } from '../pdp/input-document.js';
import type { MethodFact, Sender } from '../protocol/methods.js';

export function opposite(direction: Direction): Direction {
  return direction === 'client_to_server' ? 'server_to_client' : 'client_to_server';
}

export function senderOf(direction: Direction): Sender {
  return direction === 'client_to_server' ? 'client' : 'server';
}

/** What a server tells meanwhile is read as what it answers. */
export function inspectedSurface({ surface, kind, acting }: MethodFact, direction: Direction): Surface {
  if (direction === 'server_to_client' && kind === 'notification' && !acting) return 'result';
  return surface === 'sampling' || surface === 'elicitation' ? surface : 'arguments';
}
