import type { Mode, ToolFact } from '../../pdp/input-document.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import { listingInput, type Setting } from '../../pip/build-input.js';
import type { SessionFacts } from '../../pip/session-facts.js';
import { MAX_TOOLS, type ToolCatalogue } from '../../pip/tool-catalogue.js';
import { notification } from '../../protocol/answers.js';
import { member, type JsonValue } from '../../protocol/json/json.js';
import { filterList } from './list-filter.js';

const LIST_CHANGED = 'notifications/tools/list_changed';
const SUBSCRIPTION_ID = 'io.modelcontextprotocol/subscriptionId';

export interface ListingDeps {
  readonly tools: ToolCatalogue;
  readonly session: SessionFacts;
  readonly setting: Setting;
  readonly modeOf: (policy: PolicySet) => Mode;
  /** Whether the policy refuses the definition of the tool, as it was last seen. */
  readonly refuses: (tool: string, policy: PolicySet) => boolean;
  readonly now: () => number;
}

/** Who can be told that the list changed. */
export interface Audience {
  /** The ids of open listens that asked for it, as JSON text. */
  readonly subscriptions: readonly string[];
  /** Where what is said reaches the client outside of any listen: not in an exchange. */
  readonly connection: boolean;
}

/** Which tools the client is shown, and when it must ask again. */
export interface Listing {
  /**
   * A tools/list answer as the client may see it (the bytes alone where nothing is hidden); undefined: it must not see any of it. `refused`:
   * places of tools whose definition is refused.
   */
  filter(
    bytes: Buffer,
    result: JsonValue,
    page: { readonly cursor: string | undefined; readonly refused: ReadonlySet<number> },
    policy: PolicySet,
  ): Buffer | undefined;
  /** The names that the client must not see, of these tools. */
  hidden(policy: PolicySet, facts: readonly ToolFact[]): ReadonlySet<string>;
  /** From the answer to initialize: may the server announce changes of its list? */
  initialized(result: JsonValue): void;
  /** What to tell the client because of a new policy set. */
  changed(policy: PolicySet, to: Audience): readonly Buffer[];
}

export function createListing({ tools, session, setting, modeOf, refuses, now }: ListingDeps): Listing {
  /** The names that were left out of what the client saw last, of the tools that the catalogue keeps. */
  let hidden = new Set<string>();
  let announces = false;

  const hiddenOf = (policy: PolicySet, facts: readonly ToolFact[]): ReadonlySet<string> =>
    modeOf(policy) === 'shadow' ? new Set() : policy.hidden(listingInput(setting, session, modeOf(policy), now()), facts);

  return {
    filter: (bytes, result, { cursor, refused }, policy) => {
      const page = tools.page(cursor, result);
      const names = hiddenOf(
        policy,
        page.filter((fact) => fact !== undefined),
      );
      if (cursor === undefined) hidden = new Set();
      const left = (index: number) => refused.has(index) || names.has(page[index]?.name ?? '');
      for (const [index, fact] of page.entries()) if (fact !== undefined && left(index) && hidden.size < MAX_TOOLS) hidden.add(fact.name);
      if (modeOf(policy) === 'shadow') return bytes;
      return filterList(bytes, 'tools', result, left);
    },
    hidden: hiddenOf,
    initialized: (result) => {
      announces = member(member(member(result, 'capabilities'), 'tools'), 'listChanged') === true;
    },
    changed: (policy, { subscriptions, connection }) => {
      const announced = [...(connection && announces ? [notification(LIST_CHANGED)] : []), ...subscriptions.map((id) => subscribed(id))];
      if (announced.length === 0) return announced;
      const facts = tools.all();
      const names = hiddenOf(policy, facts);
      const isHidden = (name: string) => names.has(name) || refuses(name, policy);
      return facts.every(({ name }) => isHidden(name) === hidden.has(name)) ? [] : announced;
    },
  };
}

/** The id is repeated as it came. */
function subscribed(idText: string): Buffer {
  return Buffer.from(`{"jsonrpc":"2.0","method":"${LIST_CHANGED}","params":{"_meta":{"${SUBSCRIPTION_ID}":${idText}}}}\n`);
}
