import type { ServerResponse } from 'node:http';

/**
 * Ends the connection of a client that takes nothing of what waits for it for so long. Node looks at what is left of a write, so a slow client
 * that goes on reading is none; and takes the limit back where the response is finished.
 */
export function cutOffWhenStalled(response: ServerResponse, ms: number): void {
  const { socket } = response;
  if (socket === null || response.writableLength === 0) return;
  socket.setTimeout(ms);
  if (!response.writableEnded) response.once('drain', () => socket.setTimeout(0));
}
