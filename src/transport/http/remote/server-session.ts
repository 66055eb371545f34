/** A session id as the specification allows it, and no longer than any header may be. */
const SESSION_ID = /^[\x21-\x7e]{1,4096}$/;

/** The session that the server has opened with its answer to `initialize` (2025-03-26 to 2025-11-25); it may have none. */
export class ServerSession {
  #id: string | undefined;
  #lost = false;

  get id(): string | undefined {
    return this.#id;
  }

  /** The server has ended it, and the client has not yet begun another. */
  get lost(): boolean {
    return this.#lost;
  }

  get headers(): Readonly<Record<string, string>> {
    return this.#id === undefined ? {} : { 'mcp-session-id': this.#id };
  }

  begin(header: string | string[] | undefined): void {
    this.#id = typeof header === 'string' && SESSION_ID.test(header) ? header : undefined;
    this.#lost = false;
  }

  lose(): void {
    this.#id = undefined;
    this.#lost = true;
  }
}
