import type { Direction, Identity } from '../../pdp/input-document.js';
import { TaskLedger, type GivenTask, type TaskOrigin, type TaskStanding } from '../../pip/task-ledger.js';
import { isJsonObject, member, type JsonValue } from '../../protocol/json/json.js';
import type { NotificationMessage, RequestMessage } from '../../protocol/message.js';
import type { Asked } from './asked.js';

const CALL = 'tools/call';
const LIST = 'tasks/list';
const LISTEN = 'subscriptions/listen';
const STATUS = 'notifications/tasks/status';
const TOLD: ReadonlySet<string> = new Set([STATUS, 'notifications/tasks']);
const RELATED = 'io.modelcontextprotocol/related-task';
/** Nothing more is to come of it (both eras). */
const ENDED: ReadonlySet<JsonValue | undefined> = new Set(['completed', 'failed', 'cancelled']);

/** A task as a message speaks of it: by whom it is held decides what is known of it. */
export interface NamedTask {
  readonly id: string;
  readonly standing: TaskStanding;
}

/** Which tasks this conversation was given, by the side that may ask for them. */
export interface Tasks {
  /** The task that a message names. Undefined: none, or one that it makes known. */
  named(message: RequestMessage | NotificationMessage, id: string | undefined, direction: Direction): NamedTask | undefined;
  /** Whether what a server says concerns a task of somebody else (`related-task`), or a client would be told of one (`taskIds`). */
  concernsOthers(message: RequestMessage | NotificationMessage, direction: Direction): boolean;
  /** Whether a server tells, in this notification, others of a task of theirs. */
  isToldToOthers(message: NotificationMessage): boolean;
  /** Whether one more that this request asks for could be remembered. */
  takes(message: RequestMessage, tool: string | undefined, direction: Direction): boolean;
  /** Why the task in an answer cannot be handed on. `direction`: the request's. */
  obstacle(asked: Asked, result: JsonValue, direction: Direction): 'foreign_task' | 'too_many_tasks' | undefined;
  /** An answer goes on, and with it the tasks that it names. Undefined: an error. */
  answered(asked: Asked, result: JsonValue | undefined, direction: Direction): void;
  /** A notification goes on. */
  told(message: NotificationMessage, direction: Direction): void;
  /** By their places in a list: what made each task; undefined where it is not one for this asker. */
  listed(result: JsonValue, direction: Direction): readonly (TaskOrigin | undefined)[];
  /** The session is over. */
  ended(): void;
}

export interface TasksDeps {
  /** The tasks of a server that several conversations use, as it runs at this moment. */
  readonly shared: (() => TaskLedger) | undefined;
  readonly session: string;
  readonly identity: () => Identity;
  readonly now: () => number;
}

const NOWHERE: TaskOrigin = { method: undefined, tool: undefined };

export function createTasks({ shared, session, identity, now }: TasksDeps): Tasks {
  const alone = () => {
    const ledger = new TaskLedger({ of: 'one', now });
    return () => ledger;
  };
  const ledgers: Readonly<Record<Direction, () => TaskLedger>> = { client_to_server: shared ?? alone(), server_to_client: alone() };
  /** A caller that has proved who it is comes back to its tasks in another session; of others nothing but the session tells one from another. */
  const owner = (): string => {
    const { method, issuer, subject } = identity();
    return method === 'jwt' || method === 'token' ? JSON.stringify([method, issuer ?? null, subject]) : session;
  };
  const given = (asked: Asked, result: JsonValue): GivenTask | undefined => {
    const task = taskIn(asked, result);
    return task && { ...task, owner: owner(), origin: { method: asked.method, tool: asked.topic.tool } };
  };

  const named: Tasks['named'] = ({ method }, id, direction) => {
    if (id === undefined) return undefined;
    const ledger = ledgers[isTold(method) ? opposite(direction) : direction]();
    const standing = ledger.look(id, owner());
    // Who is told of a task has it.
    return method === STATUS && ledger.of === 'one' && standing.is === 'unknown' ? undefined : { id, standing };
  };
  const concernsOthers: Tasks['concernsOthers'] = ({ method, params }, direction) => {
    const ledger = ledgers.client_to_server();
    if (ledger.of === 'one' || (direction === 'client_to_server' && method !== LISTEN)) return false;
    const ids: JsonValue | undefined =
      direction === 'client_to_server'
        ? member(member(params, 'notifications'), 'taskIds')
        : [member(member(member(params, '_meta'), RELATED), 'taskId') ?? null];
    return Array.isArray(ids) && ids.some((id: JsonValue) => typeof id === 'string' && ledger.look(id, owner()).is === 'foreign');
  };

  return {
    named,
    concernsOthers,
    isToldToOthers: (message) => {
      const id = TOLD.has(message.method) ? member(message.params, 'taskId') : undefined;
      if (typeof id === 'string' && named(message, id, 'server_to_client')?.standing.is === 'foreign') return true;
      return concernsOthers(message, 'server_to_client');
    },
    takes: (message, tool, direction) => !wantsTask(message) || ledgers[direction]().takes(owner(), { tool }),
    obstacle: (asked, result, direction) => {
      const task = asked.task === undefined ? given(asked, result) : undefined;
      return task && ledgers[direction]().obstacle(task);
    },
    answered: (asked, result, direction) => {
      const ledger = ledgers[direction]();
      if (asked.task !== undefined) {
        const ended = asked.method !== 'tasks/get' || ENDED.has(member(result, 'status'));
        if (ended && asked.method !== 'tasks/update') ledger.done(asked.task, owner());
      } else if (asked.method === LIST) {
        if (ledger.of !== 'one') return;
        for (const { id, ttl } of tasksIn(result).filter((task) => task !== undefined)) {
          ledger.give({ id, ttl, owner: owner(), origin: NOWHERE });
        }
      } else {
        const task = result === undefined ? undefined : given(asked, result);
        if (task !== undefined) ledger.give(task);
      }
    },
    told: ({ method, params }, direction) => {
      const ledger = ledgers[opposite(direction)]();
      const task = method === STATUS && ledger.of === 'one' ? taskOf(params) : undefined;
      if (task !== undefined) ledger.give({ ...task, owner: owner(), origin: NOWHERE });
    },
    listed: (result, direction) => {
      const ledger = ledgers[direction]();
      return tasksIn(result).map((task) => {
        const standing = task && ledger.look(task.id, owner());
        if (standing?.is === 'own') return standing.origin;
        return ledger.of === 'one' ? NOWHERE : undefined;
      });
    },
    ended: () => ledgers.client_to_server().release(session),
  };
}

/** Whether an answer has to be read for its tasks: most cannot have any. */
export function mayNameTasks({ method, era, wantsTask: wanted, task, acting }: Asked, bytes: Buffer): boolean {
  if (wanted || method === LIST) return true;
  if (era !== 'modern') return false;
  return task === undefined ? acting && (bytes.includes('taskId') || bytes.includes('\\u0')) : method === 'tasks/get';
}

/** Up to 2025-11-25 a request asks for a task; later its server decides. */
export function wantsTask({ era, method, params }: RequestMessage): boolean {
  return era !== 'modern' && !method.startsWith('tasks/') && (member(params, 'task') ?? null) !== null;
}

interface ToldTask {
  readonly id: string;
  readonly ttl: unknown;
}

/**
 * Of a result that is a task: `task` (2025-11-25), or the result itself (SEP-2663). That has tool calls become tasks and lets later revisions add to them, so of other requests
 * a result is one that says so; what else has a `taskId` may mean anything by it.
 */
function taskIn({ era, method }: Asked, result: JsonValue): ToldTask | undefined {
  if (era !== 'modern') return taskOf(member(result, 'task')) ?? taskOf(result);
  if (method !== CALL && member(result, 'resultType') !== 'task') return undefined;
  return taskOf(result) ?? taskOf(member(result, 'task'));
}

function tasksIn(result: JsonValue | undefined): readonly (ToldTask | undefined)[] {
  const tasks = member(result, 'tasks');
  return Array.isArray(tasks) ? tasks.map((task: JsonValue) => taskOf(task)) : [];
}

function taskOf(value: JsonValue | undefined): ToldTask | undefined {
  if (!isJsonObject(value)) return undefined;
  const { taskId, ttl, ttlMs } = value;
  return typeof taskId === 'string' ? { id: taskId, ttl: ttl ?? ttlMs } : undefined;
}

function isTold(method: string): boolean {
  return method.startsWith('notifications/');
}

function opposite(direction: Direction): Direction {
  return direction === 'client_to_server' ? 'server_to_client' : 'client_to_server';
}
