import type { Held } from '../held-by.js';
import type { Channel } from './channel.js';
import { CLIENT_BACKLOG_BYTES, STALLED_MS } from './limits.js';

/** Holds a server's output back, or lets it come. */
export type Flow = (flowing: boolean) => void;

/** Told why a client lost what was said to it. */
export type Lost = (why: string) => void;

export interface SlowChannelsOptions {
  /** So many clients at a time. */
  readonly most: number;
  /** Undefined: the server has others to serve. */
  readonly flow: Flow | undefined;
  /** Of what waits for all clients of the listener. */
  readonly held: Held;
  readonly lost: Lost;
}

/**
 * Clients that do not keep up with their server. Where it has no other client (`flow`) it is held back for them; where it has, so much
 * piles up for so many of them (`most`), and then they are cut off. So are those for whom there is no room among what waits for all clients of the
 * listener (`held`: an answer that has come is there, whoever is held back), and who takes nothing for long. A long answer that finds no room is not
 * begun: an error in its place says so.
 */
export class SlowChannels {
  readonly #options: SlowChannelsOptions;
  /** And how many bytes of each count as held. */
  readonly #behind = new Map<Channel, number>();

  constructor(options: SlowChannelsOptions) {
    this.#options = options;
  }

  /** Whether an answer of so many bytes may wait for its client. */
  readonly hasRoom = (bytes: number): boolean => {
    const { held, lost } = this.#options;
    if (held.allows(bytes)) return true;
    lost('an answer was dropped, and its client told: too much waits for clients that do not read');
    return false;
  };

  /** Told by a channel after each write that its client is behind. */
  readonly onFull = (channel: Channel): void => {
    const { flow, most, held } = this.#options;
    if (flow === undefined && channel.backlog > CLIENT_BACKLOG_BYTES && !channel.ended)
      return this.#cut(channel, 'it lets too much pile up of a server that has others to serve');
    const counted = this.#behind.get(channel);
    if (counted === undefined && flow === undefined && this.#behind.size >= most)
      return this.#cut(channel, 'too many clients of its server do not keep up');
    const more = Math.max(0, channel.backlog - (counted ?? 0));
    if (!held.take(more)) return this.#cut(channel, 'too much waits for clients that do not read');
    this.#behind.set(channel, (counted ?? 0) + more);
    if (counted !== undefined) return;
    flow?.(false);
    channel.onceDrained(() => {
      held.give(this.#behind.get(channel) ?? 0);
      this.#behind.delete(channel);
      if (this.#behind.size === 0) flow?.(true);
    });
  };

  cutStalled(now: number): void {
    for (const channel of this.#behind.keys()) {
      if (channel.stalledFor(now) >= STALLED_MS) this.#cut(channel, `it has taken nothing for ${STALLED_MS / 1000} seconds`);
    }
  }

  #cut(channel: Channel, why: string): void {
    this.#options.lost(`a client was cut off: ${why}`);
    channel.cut();
  }
}
