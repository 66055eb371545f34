import type { Held } from '../held-by.js';
import type { Channel } from './channel.js';
import { CLIENT_BACKLOG_BYTES, STALLED_MS } from './limits.js';

/** Holds a server's output back, or lets it come. */
export type Flow = (flowing: boolean) => void;

/**
 * Clients that do not keep up with their server. Where it has no other client (`flow`) it is held back for them; where it has, so much
 * piles up for so many of them (`most`), and then they are cut off. So are those for whom there is no room among what waits for all clients of the
 * listener (`held`: an answer that has come is there, whoever is held back), and who takes nothing for long.
 */
export class SlowChannels {
  readonly #most: number;
  readonly #flow: Flow | undefined;
  readonly #held: Held;
  /** And how many bytes of each count as held. */
  readonly #behind = new Map<Channel, number>();

  constructor(most: number, flow: Flow | undefined, held: Held) {
    this.#most = most;
    this.#flow = flow;
    this.#held = held;
  }

  /** Told by a channel after each write that its client is behind. */
  readonly onFull = (channel: Channel): void => {
    const flow = this.#flow;
    if (flow === undefined && channel.backlog > CLIENT_BACKLOG_BYTES && !channel.ended) return channel.cut();
    const counted = this.#behind.get(channel);
    if (counted === undefined && flow === undefined && this.#behind.size >= this.#most) return channel.cut();
    const more = Math.max(0, channel.backlog - (counted ?? 0));
    if (!this.#held.take(more)) return channel.cut();
    this.#behind.set(channel, (counted ?? 0) + more);
    if (counted !== undefined) return;
    flow?.(false);
    channel.onceDrained(() => {
      this.#held.give(this.#behind.get(channel) ?? 0);
      this.#behind.delete(channel);
      if (this.#behind.size === 0) flow?.(true);
    });
  };

  cutStalled(now: number): void {
    for (const channel of this.#behind.keys()) if (channel.stalledFor(now) >= STALLED_MS) channel.cut();
  }
}
