import { createHash } from 'node:crypto';

/** Tasks of one owner that are remembered at once; a client has a handful. */
export const MAX_TASKS_OF_ONE = 1024;
/** Of all owners together, where several share a server. */
export const MAX_TASKS = 16 * 1024;
/** Servers may keep a task for as long as they like (`ttl: null`). Each question about it begins the time anew. */
export const LONGEST_TASK_MS = 24 * 3_600_000;
/** A result is often fetched a little after its time was over. */
const SHORTEST_TASK_MS = 60_000;
/** Longer ids, as tokens are, stand by their hash. */
const LONGEST_ID = 128;
/** No honest tool is called so; a longer name would be kept for each of its tasks. */
const LONGEST_NAME = 1024;

/** The request that made a task. Without a method: nobody saw it, and the task was only told of. */
export interface TaskOrigin {
  readonly method: string | undefined;
  readonly tool: string | undefined;
}

/** `foreign`: it was given to somebody else. */
export type TaskStanding = { readonly is: 'own'; readonly origin: TaskOrigin } | { readonly is: 'unknown' } | { readonly is: 'foreign' };

export interface GivenTask {
  readonly id: string;
  readonly owner: string;
  readonly origin: TaskOrigin;
  /** As the server says it; anything but a number is as long as it can be. */
  readonly ttl: unknown;
}

interface Entry {
  readonly owner: string;
  readonly origin: TaskOrigin;
  readonly life: number;
  until: number;
  /** Its result was handed on, it was cancelled, or nobody here asked for it: it is the first to make room. */
  spare: boolean;
}

export interface TaskLedgerOptions {
  /** Whose tasks are kept: one conversation's, those of all that use a server, or those of all that use a process of ours, which has no others. */
  readonly of: 'one' | 'several' | 'all';
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** Which tasks were given to whom, so that nobody reads one that was not. */
export class TaskLedger {
  readonly of: TaskLedgerOptions['of'];
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #counts = new Map<string, number>();
  /** No entry ends before. */
  #soonest = Infinity;
  /** Until then an id that nobody has may be one that made room. */
  #forgottenUntil = -Infinity;

  constructor({ of, now }: TaskLedgerOptions) {
    this.of = of;
    this.#now = now;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Whether one more can be given to the owner; makes room for it. */
  takes(owner: string, { tool }: Pick<TaskOrigin, 'tool'>): boolean {
    if (tool !== undefined && tool.length > LONGEST_NAME) return false;
    if (!this.#isFull(owner)) return true;
    this.#dropEnded();
    if (this.#countOf(owner) >= MAX_TASKS_OF_ONE) this.#dropSpare(owner);
    else if (this.#entries.size >= MAX_TASKS) this.#dropSpare(undefined);
    return !this.#isFull(owner);
  }

  /** Why it cannot be given. No id stands for two tasks at once (MCP, tasks), so one that somebody has is not given to another. */
  obstacle({ id, owner, origin }: GivenTask): 'foreign_task' | 'too_many_tasks' | undefined {
    const key = keyOf(id);
    const before = this.#alive(key);
    if (before !== undefined && before.owner !== owner) {
      // Who had it first would read what the process takes it for now.
      if (this.of === 'all') this.#drop(key, before);
      return 'foreign_task';
    }
    return before !== undefined || this.takes(owner, origin) ? undefined : 'too_many_tasks';
  }

  /** Where nothing stands in the way. What only tells of a task leaves what is known of it. */
  give(task: GivenTask): void {
    const { id, owner, origin, ttl } = task;
    if (this.obstacle(task) !== undefined) return;
    const key = keyOf(id);
    const before = this.#alive(key);
    if (before !== undefined && origin.method === undefined) return;
    if (before !== undefined) this.#drop(key, before);
    const life = typeof ttl === 'number' ? Math.min(Math.max(ttl, SHORTEST_TASK_MS), LONGEST_TASK_MS) : LONGEST_TASK_MS;
    const until = this.#now() + life;
    // A list of a thousand from before would leave no room for one that is asked for.
    this.#entries.set(key, { owner, origin, life, until, spare: origin.method === undefined });
    this.#counts.set(owner, this.#countOf(owner) + 1);
    this.#soonest = Math.min(this.#soonest, until);
  }

  look(id: string, owner: string): TaskStanding {
    const entry = this.#alive(keyOf(id));
    if (entry === undefined) return this.#mayBeForeign() ? FOREIGN : UNKNOWN;
    if (entry.owner !== owner) return FOREIGN;
    entry.until = this.#now() + entry.life;
    return { is: 'own', origin: entry.origin };
  }

  done(id: string, owner: string): void {
    const entry = this.#alive(keyOf(id));
    if (entry?.owner === owner) entry.spare = true;
  }

  /** The owner is gone, and nobody can tell whether it comes back under another name. */
  release(owner: string): void {
    if (!this.#counts.has(owner)) return;
    for (const [key, entry] of this.#entries) if (entry.owner === owner) this.#drop(key, entry);
  }

  #mayBeForeign(): boolean {
    return this.of === 'all' || (this.of === 'several' && this.#now() < this.#forgottenUntil);
  }

  #isFull(owner: string): boolean {
    return this.#countOf(owner) >= MAX_TASKS_OF_ONE || this.#entries.size >= MAX_TASKS;
  }

  #countOf(owner: string): number {
    return this.#counts.get(owner) ?? 0;
  }

  #alive(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.until > this.#now()) return entry;
    this.#drop(key, entry);
    return undefined;
  }

  #dropEnded(): void {
    const now = this.#now();
    if (now < this.#soonest) return;
    this.#soonest = Infinity;
    for (const [key, entry] of this.#entries) {
      if (entry.until <= now) this.#drop(key, entry);
      else this.#soonest = Math.min(this.#soonest, entry.until);
    }
  }

  #dropSpare(owner: string | undefined): void {
    for (const [key, entry] of this.#entries) {
      if (!entry.spare || (owner !== undefined && entry.owner !== owner)) continue;
      this.#forgottenUntil = Math.max(this.#forgottenUntil, entry.until);
      return this.#drop(key, entry);
    }
  }

  #drop(key: string, { owner }: Entry): void {
    this.#entries.delete(key);
    const left = this.#countOf(owner) - 1;
    if (left > 0) this.#counts.set(owner, left);
    else this.#counts.delete(owner);
  }
}

const UNKNOWN: TaskStanding = { is: 'unknown' };
const FOREIGN: TaskStanding = { is: 'foreign' };

function keyOf(id: string): string {
  return id.length <= LONGEST_ID ? `=${id}` : createHash('sha256').update(id).digest('base64');
}
