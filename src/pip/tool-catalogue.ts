import { fingerprint } from '../definitions/fingerprint.js';
import type { PolicyConfig } from '../pdp/evaluator.js';
import type { ToolFact } from '../pdp/input-document.js';
import { foldVisible, isDisguised } from '../protocol/names.js';
import { isLikeRestricted } from './restricted-names.js';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { listCursor } from '../protocol/list-cursor.js';

/** Far above any real server (hundreds); what stands beyond it in a list counts as not listed, so that patterns and defaults deny it. */
export const MAX_TOOLS = 5000;

interface Definition {
  readonly fact: ToolFact;
  /** The same of a tool that is in a complete list. */
  readonly known: ToolFact;
  readonly schema: JsonObject | undefined;
}

/** What the server says its tools are, from the tools/list answers that went by. All of it is the server's word. */
export interface ToolCatalogue {
  /**
   * `known` is true or false once a complete list was seen and not invalidated since, absent before. It is false, too, for a look-alike of a listed
   * tool (`Run_Shell`) while a list is out of date or has pages to come: it is likelier a way round a rule than a new tool. So it is, even
   * before any list, for a name that a lax server would trim or normalize (`run_shell` and a blank), which no tool should have (MCP, tool names), and for a
   * look-alike of one that the policy restricts.
   */
  fact(name: string, restricted?: PolicyConfig['restrictedTools']): ToolFact;
  /** A complete list was seen and not invalidated since. */
  readonly complete: boolean;
  /** The tool's `inputSchema`, from the last definition seen. */
  schema(name: string): JsonObject | undefined;
  /** Takes in one page; `cursor` is the request's. Returns the page's tools by their place; undefined where one has no name. */
  page(cursor: string | undefined, result: JsonValue): readonly (ToolFact | undefined)[];
  /** The server said that its list changed: what was seen still describes, but proves nothing. */
  invalidate(): void;
  /** Every definition of the newest list. */
  all(): readonly ToolFact[];
}

export function createToolCatalogue(): ToolCatalogue {
  let listed = new Map<string, Definition>();
  let folded: ReadonlySet<string> | undefined;
  let complete = false;
  let growing: { readonly tools: Map<string, Definition>; next: string | undefined } | undefined;

  const seen = () => (growing === undefined ? listed : new Map([...listed, ...growing.tools]));
  const isLookAlike = (name: string): boolean => {
    folded ??= new Set([...seen().keys()].map(foldVisible));
    return folded.size > 0 && folded.has(foldVisible(name));
  };

  return {
    fact: (name, restricted = []) => {
      const found = listed.get(name) ?? growing?.tools.get(name);
      if (!complete) {
        if (found !== undefined) return found.fact;
        return isLookAlike(name) || isDisguised(name) || isLikeRestricted(name, restricted) ? { name, known: false } : { name };
      }
      return found === undefined || !listed.has(name) ? { name, known: false } : found.known;
    },
    get complete() {
      return complete;
    },
    schema: (name) => (listed.get(name) ?? growing?.tools.get(name))?.schema,
    page: (cursor, result) => {
      const definitions = definitionsOf(result);
      const next = listCursor(member(result, 'nextCursor'));
      if (cursor === undefined) growing = { tools: new Map(), next: undefined };
      // A page out of turn (an old cursor, two listings at once) filters like any other, but completes nothing.
      else if (growing?.next !== cursor) return definitions.map((definition) => definition?.fact);
      for (const definition of definitions) {
        if (definition !== undefined && growing.tools.size < MAX_TOOLS) growing.tools.set(definition.fact.name, definition);
      }
      growing.next = next;
      folded = undefined;
      if (next === undefined) {
        listed = growing.tools;
        complete = true;
        growing = undefined;
      }
      return definitions.map((definition) => definition?.fact);
    },
    invalidate: () => {
      complete = false;
      growing = undefined;
      folded = undefined;
    },
    all: () => [...seen().values()].map((definition) => definition.fact),
  };
}

function definitionsOf(result: JsonValue): readonly (Definition | undefined)[] {
  const tools = isJsonObject(result) ? result['tools'] : undefined;
  return Array.isArray(tools) ? tools.map(definitionOf) : [];
}

function definitionOf(tool: JsonValue): Definition | undefined {
  if (!isJsonObject(tool) || typeof tool['name'] !== 'string') return undefined;
  const { name, title, annotations, inputSchema } = tool;
  const fact: ToolFact = {
    name,
    ...(typeof title === 'string' ? { title } : {}),
    ...(isJsonObject(annotations) ? { annotations } : {}),
    fingerprint: fingerprint(tool),
  };
  return { fact, known: { ...fact, known: true }, schema: isJsonObject(inputSchema) ? inputSchema : undefined };
}
