import { notification } from '../../../protocol/answers.js';
import { member, type JsonValue } from '../../../protocol/json/json.js';
import type { NotificationMessage, RequestMessage } from '../../../protocol/message.js';
import type { Conversation, Exchange } from '../../interceptor.js';
import { Recent } from '../../recent.js';
import type { Channel } from './channel.js';
import { MAX_GIVEN_UP } from './limits.js';
import { tokenKey } from './server-message.js';
import { ownNumber, restored, SUBSCRIPTION } from './renumber.js';

const META = 'io.modelcontextprotocol/';
export const VERSION = `${META}protocolVersion`;
const CAPABILITIES = `${META}clientCapabilities`;
const LOG_LEVEL = `${META}logLevel`;

/** A request without a session that its server has not answered: one POST, and its exchange. */
export interface Asked {
  /** Its id towards the server. */
  readonly number: number;
  readonly message: RequestMessage;
  readonly conversation: Conversation;
  readonly exchange: Exchange;
  readonly channel: Channel;
  /** Of its progress, as JSON text. */
  readonly token: string | undefined;
  /** Its `_meta`. */
  readonly meta: JsonValue | undefined;
}

/** All that a server was asked without sessions, and which of it a notification is about. */
export class StatelessRequests {
  readonly #open = new Map<number, Asked>();
  readonly #givenUp = new Recent<number>(MAX_GIVEN_UP);
  /** How many are open of each caller. */
  readonly #waiting = new Map<Conversation, number>();

  get size(): number {
    return this.#open.size;
  }
  get all(): Iterable<Asked> {
    return this.#open.values();
  }
  openOf(conversation: Conversation): boolean {
    return this.#waiting.has(conversation);
  }

  add(asked: Asked): void {
    this.#open.set(asked.number, asked);
    this.#waiting.set(asked.conversation, (this.#waiting.get(asked.conversation) ?? 0) + 1);
  }

  /** Nothing more is to come for it. False: it was so before. */
  settle({ number, conversation }: Asked): boolean {
    if (!this.#open.delete(number)) return false;
    const left = (this.#waiting.get(conversation) ?? 1) - 1;
    if (left > 0) this.#waiting.set(conversation, left);
    else this.#waiting.delete(conversation);
    return true;
  }

  /** Nobody waits for its answer any more, which may come all the same. False: nothing was to come. */
  giveUp(asked: Asked): boolean {
    if (!this.settle(asked)) return false;
    this.#givenUp.add(asked.number);
    return true;
  }

  /** Whether what a server answers to is what was given up. */
  isLate(idText: string | undefined): boolean {
    const number = ownNumber(idText);
    return number !== undefined && this.#givenUp.delete(number);
  }

  /** The server has ended, and answers nothing more. */
  ended(): void {
    this.#givenUp.clear();
  }

  /** By what a server answers to. */
  answeredBy(idText: string | undefined): Asked | undefined {
    const number = ownNumber(idText);
    return number === undefined ? undefined : this.#open.get(number);
  }

  /** What a caller means by an id of its own. One that it used for several requests at once means none. */
  meantBy(conversation: Conversation, id: JsonValue | undefined): Asked | undefined {
    const key = tokenKey(id);
    const [only, ...more] = [...this.#open.values()].filter((asked) => asked.conversation === conversation && asked.message.id === key);
    return more.length === 0 ? only : undefined;
  }

  /** The request that a notification is about, and the notification as that client can read it: with the ids that it knows. */
  about({ method, params, bytes }: NotificationMessage): { readonly asked: Asked; readonly bytes: Buffer } | undefined {
    for (const [path, textOf] of tagsOf(method)) {
      const tag = path.reduce<JsonValue | undefined>(member, params);
      if (tag === undefined) continue;
      const asked = typeof tag === 'number' ? this.#open.get(tag) : undefined;
      const text = asked === undefined ? undefined : textOf(asked);
      const own = text === undefined ? undefined : restored(bytes, ['params', ...path], text);
      return asked === undefined || own === undefined ? undefined : { asked, bytes: own };
    }
    const asked = this.#onlyOne(method === 'notifications/message');
    return asked === undefined ? undefined : { asked, bytes };
  }

  /** Who is meant where a server does not say: the only one that can be. A log line is for who asked for a level. */
  #onlyOne(logging: boolean): Asked | undefined {
    let only: Asked | undefined;
    for (const asked of this.#open.values()) {
      if (logging ? member(asked.meta, LOG_LEVEL) === undefined : asked.message.method === 'subscriptions/listen') continue;
      if (only !== undefined) return undefined;
      only = asked;
    }
    return only;
  }
}

type Tag = readonly [path: readonly string[], text: (asked: Asked) => string | undefined];

const ID: Tag[1] = ({ message }) => message.idText;
const SUBSCRIBED: Tag = [['_meta', SUBSCRIPTION], ID];
const TAGS: ReadonlyMap<string, readonly Tag[]> = new Map([
  ['notifications/progress', [SUBSCRIBED, [['progressToken'], ({ token }) => token]]],
  ['notifications/cancelled', [SUBSCRIBED, [['requestId'], ID]]],
]);

/** Where a server says which request it speaks of. */
function tagsOf(method: string): readonly Tag[] {
  return TAGS.get(method) ?? [SUBSCRIBED];
}

/** It lacks what every request carries. */
export function isIncomplete({ meta }: Asked): boolean {
  return member(meta, VERSION) === undefined || member(meta, CAPABILITIES) === undefined;
}

/** With the version of what it cancels: by a message without one a server that was only probed takes its client for one of the other era. */
export function cancellation({ number, meta }: Asked): Buffer {
  const version = member(meta, VERSION);
  return notification('notifications/cancelled', {
    requestId: number,
    reason: 'The client closed the connection',
    ...(version === undefined ? {} : { _meta: { [VERSION]: version, [CAPABILITIES]: {} } }),
  });
}
