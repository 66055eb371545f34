import { EXIT, UserError } from '../errors/exit.js';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { listCursor } from '../protocol/list-cursor.js';
import type { Conversation } from './conversation.js';

/** Far above any real server; a list without an end would be read without one. */
const MAX_ENTRIES = 20_000;
const MAX_PAGES = 1_000;

interface Listing {
  readonly server: string;
  readonly method: string;
  readonly member: string;
  readonly meta: JsonObject;
  /** An error for an answer says that there are none. */
  readonly optional?: true;
}

/** Every page of a list. Throws a `UserError` (exit 3) where the server answers with an error or does not come to an end. */
export async function listAll(conversation: Conversation, listing: Listing): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  let cursor: JsonValue | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const answer = await conversation.request(listing.method, { ...listing.meta, ...(cursor === undefined ? {} : { cursor }) });
    if (!answer.ok && listing.optional === true) return found;
    if (!answer.ok) throw failed(listing, `answers ${listing.method} with an error: ${answer.message}`);
    const entries = member(answer.result, listing.member);
    if (Array.isArray(entries)) found.push(...entries.filter(isJsonObject));
    const next = member(answer.result, 'nextCursor');
    const key = listCursor(next);
    if (key === undefined) return found;
    if (key === listCursor(cursor) || found.length > MAX_ENTRIES) break;
    cursor = next;
  }
  throw failed(listing, `does not come to the end of ${listing.method}`);
}

function failed({ server }: Listing, what: string): UserError {
  return new UserError(`the server \`${server}\` ${what}`, { exitCode: EXIT.server });
}
