import type { Topic } from '../../pip/topic.js';
import type { Era } from '../../protocol/message.js';
import type { CallRecord } from '../records.js';
import type { Retriable } from './rounds.js';

/** A request that went on and was not answered yet. */
export interface Asked {
  readonly idText: string;
  readonly method: string;
  readonly era: Era;
  /** Its answer is the result of a tool. */
  readonly toolResult: boolean;
  readonly acting: boolean;
  /** Without arguments and params: those were decided, and are not kept. */
  readonly topic: Topic;
  /** Of the message. */
  readonly bytes: number;
  /** Monotonic milliseconds. */
  readonly started: number;
  /** Of a tool call. */
  readonly call: CallRecord | undefined;
  /** The task that it asks about. */
  readonly task: string | undefined;
  /** Its answer is to be a task. */
  readonly wantsTask: boolean;
  /** Of a tool call whose server may ask before it answers. Its arguments are within `bytes`, twice at most. */
  readonly retriable: Retriable | undefined;
  /** Of a tools/list. */
  readonly cursor: string | undefined;
  /** A subscriptions/listen that asked for changes of the tool list. */
  readonly listens: boolean;
}
