import type { RequestMessage } from '../../../protocol/message.js';
import { Recent } from '../../recent.js';
import { MAX_GIVEN_UP, MAX_OPEN_REQUESTS } from './limits.js';
import type { Session } from './session.js';

/** A request of one session that the shared server has not answered, under a number of ours. */
export interface SharedRequest {
  readonly number: number;
  readonly session: Session;
  readonly message: RequestMessage;
  /** Of its progress, as JSON text. */
  readonly token: string | undefined;
}

/** Whose request an answer is, and under which id. */
interface Answered {
  readonly session: Session;
  readonly idText: string;
}

/** Servers should not answer what was cancelled, so the oldest make room. */
const MAX_CANCELLED = 1024;

/** The sessions of a shared server: what each has asked of it, and which of them it has asked something. */
export class SharedRequests {
  /** How many requests of each are open. */
  readonly #sessions = new Map<Session, number>();
  readonly #open = new Map<number, SharedRequest>();
  /** Cancelled ones, without what they said: until its late answer is heard, an id counts as taken. */
  readonly #cancelled = new Map<number, Answered>();
  /** What would be answered late of the others. */
  readonly #givenUp = new Recent<number>(MAX_GIVEN_UP);
  /** Requests of the server, by its id as JSON text, and whom they went to. */
  readonly #askedOf = new Map<string, Session>();

  get sessions(): Iterable<Session> {
    return this.#sessions.keys();
  }
  has(session: Session): boolean {
    return this.#sessions.has(session);
  }
  join(session: Session): void {
    this.#sessions.set(session, 0);
  }

  add(request: SharedRequest): void {
    this.#open.set(request.number, request);
    this.#sessions.set(request.session, (this.#sessions.get(request.session) ?? 0) + 1);
  }
  get(number: number): SharedRequest | undefined {
    return this.#open.get(number);
  }
  /** By the id that its own client gave it, as JSON text. */
  askedBy(session: Session, id: string | undefined): SharedRequest | undefined {
    for (const request of this.#open.values()) if (request.session === session && request.message.id === id) return request;
    return undefined;
  }
  /** What the server answers under a number of ours, once. */
  answeredBy(number: number): Answered | undefined {
    const asked = this.#open.get(number);
    if (asked === undefined) {
      const late = this.#cancelled.get(number);
      this.#cancelled.delete(number);
      return late;
    }
    this.#settle(asked);
    return { session: asked.session, idText: asked.message.idText };
  }
  cancel(request: SharedRequest): void {
    this.#settle(request);
    this.#cancelled.set(request.number, { session: request.session, idText: request.message.id });
    const [oldest] = this.#cancelled.keys();
    if (this.#cancelled.size > MAX_CANCELLED && oldest !== undefined) this.#giveUp(oldest);
  }
  /** Whether a number that answers nothing is that of a request which nobody waits for any more. */
  isLate(number: number): boolean {
    return this.#givenUp.delete(number);
  }

  /** Who is meant by a question of the server: the only session there is, or the only one that has asked for something. */
  meant(): Session | undefined {
    if (this.#askedOf.size >= MAX_OPEN_REQUESTS) return undefined;
    const all = [...this.#sessions];
    const [only, ...more] = all.length === 1 ? all : all.filter(([, open]) => open > 0);
    return more.length === 0 ? only?.[0] : undefined;
  }
  ask(session: Session, id: string): void {
    this.#askedOf.set(id, session);
  }
  /** Whom the server asked under that id. */
  asked(id: string | undefined): Session | undefined {
    return id === undefined ? undefined : this.#askedOf.get(id);
  }
  answered(id: string): void {
    this.#askedOf.delete(id);
  }

  /** What is left of a session that goes: its requests, and the server's to it. Undefined: it had gone before. */
  leave(session: Session): { readonly requests: readonly SharedRequest[]; readonly asked: readonly string[] } | undefined {
    if (!this.#sessions.delete(session)) return undefined;
    const requests = [...this.#open.values()].filter((request) => request.session === session);
    for (const request of requests) {
      this.#settle(request);
      this.#givenUp.add(request.number);
    }
    for (const [number, late] of this.#cancelled) if (late.session === session) this.#giveUp(number);
    const asked = [...this.#askedOf].filter(([, of]) => of === session).map(([id]) => id);
    for (const id of asked) this.#askedOf.delete(id);
    return { requests, asked };
  }

  clear(): void {
    this.#sessions.clear();
    this.#open.clear();
    this.#cancelled.clear();
    this.#givenUp.clear();
    this.#askedOf.clear();
  }

  #giveUp(cancelled: number): void {
    this.#cancelled.delete(cancelled);
    this.#givenUp.add(cancelled);
  }

  #settle({ number, session }: SharedRequest): void {
    this.#open.delete(number);
    const open = this.#sessions.get(session);
    if (open !== undefined) this.#sessions.set(session, open - 1);
  }
}
