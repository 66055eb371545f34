import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import { member, set } from './rego-text.js';

/** A rule with more words than this is read as a table, not as a line. */
const MOST_INLINE = 16;

/** Long lists live in `data.mcp.index.lists`, by the rule that needs them; those that are looked up, not gone through, in `tables`. */
export class Lists {
  readonly #lists = new Map<string, readonly JsonValue[]>();
  /** A rule about several tools has one list for all of them. */
  readonly #known = new Map<readonly JsonValue[], string>();
  readonly #tables = new Map<string, JsonObject>();

  /** The Rego expression of a list: a set, or a reference to data. */
  write(ruleId: string, items: readonly JsonValue[], table: boolean): string {
    if (items.length <= MOST_INLINE) return set(items);
    const known = this.#known.get(items);
    if (known !== undefined) return known;
    const reference = this.#keep(ruleId, items, table);
    this.#known.set(items, reference);
    return reference;
  }

  #keep(ruleId: string, items: readonly JsonValue[], table: boolean): string {
    const key = this.#free(ruleId);
    if (!table || !items.every((item) => typeof item === 'string')) {
      this.#lists.set(key, items);
      return member('data.mcp.index.lists', key);
    }
    this.#tables.set(key, tableOf(items));
    return member('data.mcp.index.tables', key);
  }

  data(): JsonObject {
    return {
      ...(this.#lists.size === 0 ? {} : { lists: Object.fromEntries(this.#lists) }),
      ...(this.#tables.size === 0 ? {} : { tables: Object.fromEntries(this.#tables) }),
    };
  }

  #free(ruleId: string): string {
    let key = ruleId;
    for (let n = 2; this.#lists.has(key) || this.#tables.has(key); n++) key = `${ruleId}-${n}`;
    return key;
  }
}

export function tableOf(items: readonly string[]): JsonObject {
  return Object.fromEntries(items.map((item) => [item, true]));
}
