import type { JsonObject } from '../../protocol/json.js';
import { member, set } from './rego-text.js';

/** A rule with more words than this is read as a table, not as a line. */
const MOST_INLINE = 16;

/** Long lists live in `data.mcp.index.lists`, by the rule that needs them. */
export class Lists {
  readonly #lists = new Map<string, readonly string[]>();

  /** The Rego expression of a list: a set, or a reference to data. */
  write(ruleId: string, items: readonly string[]): string {
    if (items.length <= MOST_INLINE) return set(items);
    let key = ruleId;
    for (let n = 2; this.#lists.has(key); n++) key = `${ruleId}-${n}`;
    this.#lists.set(key, items);
    return member('data.mcp.index.lists', key);
  }

  data(): JsonObject {
    return this.#lists.size === 0 ? {} : { lists: Object.fromEntries(this.#lists) };
  }
}
