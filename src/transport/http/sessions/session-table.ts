import { FIRST_STATELESS, REVISIONS } from '../../../protocol/methods.js';
import type { HttpCall } from '../http-backend.js';
import type { HttpRefusal } from '../refusal.js';
import { REFUSED } from './refusals.js';
import type { Session } from './session.js';

const WITH_SESSIONS: ReadonlySet<string> = new Set(REVISIONS.filter((revision) => revision < FIRST_STATELESS));

/** The sessions that can be used, each by the caller that opened it: those of others do not exist (2025-11-25, security best practices, session hijacking). */
export class SessionTable {
  readonly #sessions = new Map<string, { readonly session: Session; readonly key: string }>();

  get size(): number {
    return this.#sessions.size;
  }
  *all(): Iterable<Session> {
    for (const { session } of this.#sessions.values()) yield session;
  }

  add(session: Session, key: string): void {
    this.#sessions.set(session.id, { session, key });
  }
  delete(id: string): void {
    this.#sessions.delete(id);
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
