import { errorMessage } from '../message-bytes.js';

/** In place of an answer for which there is no room among what waits for clients. `idText`: of its request. */
export function noRoomFor(idText: string): Buffer {
  return errorMessage(idText, NO_ROOM);
}

const NO_ROOM = {
  code: -31503,
  message:
    'This was answered, but more answers wait for clients that do not read than may be held, so the answer was dropped. What was asked has been done, or refused; read what was answered before, then ask again.',
  data: { 'ai.agentmesh/code': 'no_room' },
};
