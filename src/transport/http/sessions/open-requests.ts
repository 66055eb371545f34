import type { RequestId } from '../../../protocol/message.js';
import type { Channel } from './channel.js';

/** A request of the client that its server has not answered. */
export interface OpenRequest {
  readonly id: RequestId;
  readonly idText: string;
  readonly method: string;
  /** Of its progress, as JSON text. */
  readonly token: string | undefined;
  readonly channel: Channel;
}

/** What a session has asked, by id and by token of progress, and where the answers go. */
export class OpenRequests {
  readonly #byId = new Map<RequestId, OpenRequest>();
  readonly #byToken = new Map<string, OpenRequest>();
  /** Requests of a batch share one. */
  readonly #channels = new Map<Channel, number>();

  get size(): number {
    return this.#byId.size;
  }
  /** The newest last. */
  get channels(): Iterable<Channel> {
    return this.#channels.keys();
  }
  get all(): Iterable<OpenRequest> {
    return this.#byId.values();
  }

  get(id: RequestId): OpenRequest | undefined {
    return this.#byId.get(id);
  }
  withToken(token: string): OpenRequest | undefined {
    return this.#byToken.get(token);
  }

  add(request: OpenRequest): void {
    this.#byId.set(request.id, request);
    if (request.token !== undefined) this.#byToken.set(request.token, request);
    this.#channels.set(request.channel, (this.#channels.get(request.channel) ?? 0) + 1);
  }

  /** Returns whether it was the last one of its channel. */
  remove(request: OpenRequest): boolean {
    if (this.#byId.get(request.id) !== request) return false;
    this.#byId.delete(request.id);
    if (request.token !== undefined && this.#byToken.get(request.token) === request) this.#byToken.delete(request.token);
    const left = (this.#channels.get(request.channel) ?? 1) - 1;
    if (left > 0) this.#channels.set(request.channel, left);
    else this.#channels.delete(request.channel);
    return left === 0;
  }

  /** The channel with somebody to read, if there is exactly one; else undefined. */
  onlyAttached(): Channel | undefined {
    let only: Channel | undefined;
    for (const channel of this.#channels.keys()) {
      if (!channel.attached) continue;
      if (only !== undefined) return undefined;
      only = channel;
    }
    return only;
  }

  newestAttached(): Channel | undefined {
    let newest: Channel | undefined;
    for (const channel of this.#channels.keys()) if (channel.attached) newest = channel;
    return newest;
  }
}
