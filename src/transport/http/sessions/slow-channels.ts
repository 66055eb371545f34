import type { Channel } from './channel.js';
import { CLIENT_BACKLOG_BYTES, STALLED_MS } from './limits.js';

/** Holds a server's output back, or lets it come. */
export type Flow = (flowing: boolean) => void;

/**
 * Clients that do not keep up with their server. Where it has no other client (`flow`) it is held back for them; where it has, so much
 * piles up for so many of them (`most`), and then they are cut off. Who takes nothing for long is cut off in any case.
 */
export class SlowChannels {
  readonly #most: number;
  readonly #flow: Flow | undefined;
  readonly #behind = new Set<Channel>();

  constructor(most: number, flow: Flow | undefined) {
    this.#most = most;
    this.#flow = flow;
  }

  /** Told by a channel after each write that its client is behind. */
  readonly onFull = (channel: Channel): void => {
    const flow = this.#flow;
    if (flow === undefined && channel.backlog > CLIENT_BACKLOG_BYTES && !channel.ended) return channel.cut();
    if (this.#behind.has(channel)) return;
    if (flow === undefined && this.#behind.size >= this.#most) return channel.cut();
    this.#behind.add(channel);
    flow?.(false);
    channel.onceDrained(() => {
      this.#behind.delete(channel);
      if (this.#behind.size === 0) flow?.(true);
    });
  };

  cutStalled(now: number): void {
    for (const channel of this.#behind) if (channel.stalledFor(now) >= STALLED_MS) channel.cut();
  }
}
