import type { SeenDefinitions } from '../../definitions/seen-definitions.js';
import type { PolicyConfig } from '../../pdp/evaluator.js';
import type { ToolFact } from '../../pdp/input-document.js';
import type { ToolCatalogue } from '../../pip/tool-catalogue.js';

/** What is known of the tool with this name. */
export function toolFactOf(
  name: string,
  { restrictedTools }: Pick<PolicyConfig, 'restrictedTools'>,
  { tools, definitions }: { readonly tools: ToolCatalogue; readonly definitions: Pick<SeenDefinitions, 'pinned'> },
): ToolFact {
  const fact = tools.fact(name, restrictedTools);
  const pinned = definitions.pinned('tool', name);
  return pinned === undefined ? fact : { ...fact, pinned };
}
