import type { JsonValue } from '../../protocol/json/json.js';
import type { Lists } from './lists.js';
import { value } from './rego-text.js';

/** An operand as a Rego expression: a list of single values is a set, or a reference to data where it is long; anything else is JSON. */
export function literal(operand: JsonValue, at: { readonly ruleId: string; readonly lists: Lists; readonly table: boolean }): string {
  if (!Array.isArray(operand)) return value(operand);
  return at.lists.write(at.ruleId, operand, at.table);
}
