import { member, type JsonValue } from '../../../protocol/json/json.js';
import type { WaitingRequest } from './call.js';
import type { Outgoing } from './outgoing.js';

/** What may stand in a header, and is short. */
const VERSION = /^[\x21-\x7e]{1,64}$/;

/** The revision that client and server speak: by their handshake, or as each request states it. */
export class Revision {
  #negotiated: string | undefined;
  /** The one that the server has answered in, before that the first that the client stated. */
  #spoken: string | undefined;

  /** That of the handshake; undefined before it, and where there is none. */
  get negotiated(): string | undefined {
    return this.#negotiated;
  }

  learn({ method, call }: WaitingRequest, result: JsonValue): void {
    this.#spoken = call.out.version ?? this.#spoken;
    const version = member(result, 'protocolVersion');
    if (method === 'initialize' && typeof version === 'string' && VERSION.test(version)) this.#negotiated = version;
  }

  /** A process keeps to the revision that it was first spoken to in. So does this: a request that forgets to state it is no request of an older one. */
  apply(out: Outgoing): Outgoing {
    this.#spoken ??= out.version;
    const silent = out.version === undefined && out.requests.length > 0 && !out.handshake && this.#negotiated === undefined;
    return silent ? { ...out, version: this.#spoken } : out;
  }
}
