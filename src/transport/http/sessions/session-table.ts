import { FIRST_STATELESS, REVISIONS } from '../../../protocol/methods.js';
import type { HttpCall } from '../http-backend.js';
import type { HttpRefusal } from '../refusal.js';
import type { Shares } from '../shares.js';
import { REFUSED } from './refusals.js';
import type { Session } from './session.js';

const WITH_SESSIONS: ReadonlySet<string> = new Set(REVISIONS.filter((revision) => revision < FIRST_STATELESS));

/** The sessions that can be used, each by the caller that opened it: those of others do not exist (2025-11-25, security best practices, session hijacking). */
export class SessionTable {
  readonly #shares: Shares;
  readonly #sessions = new Map<string, { readonly session: Session; readonly key: string }>();

  constructor(shares: Shares) {
    this.#shares = shares;
  }

  /** Whether a caller may have one more. */
  hasRoom(caller: string): boolean {
    return this.#shares.allows(caller, 1);
  }

  *all(): Iterable<Session> {
    for (const { session } of this.#sessions.values()) yield session;
  }

  add(session: Session, key: string): void {
    this.#sessions.set(session.id, { session, key });
    this.#shares.add(key, 1);
  }

  delete(id: string): void {
    const found = this.#sessions.get(id);
    if (found === undefined) return;
    this.#sessions.delete(id);
    this.#shares.give(found.key, 1);
  }

  /** The session that a request is in, by its header. */
  of({ request, caller }: HttpCall): { readonly session: Session } | { readonly refusal: HttpRefusal } {
    const id = request.headers['mcp-session-id'];
    if (typeof id !== 'string') return { refusal: REFUSED.noStream };
    const found = this.#sessions.get(id);
    if (found === undefined || found.key !== caller.key) return { refusal: REFUSED.unknownSession };
    const version = request.headers['mcp-protocol-version'];
    if (typeof version === 'string' && !WITH_SESSIONS.has(version)) return { refusal: REFUSED.unknownVersion };
    return { session: found.session };
  }
}
