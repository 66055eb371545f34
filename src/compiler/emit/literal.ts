import type { JsonValue } from '../../protocol/json.js';
import type { Lists } from './lists.js';

/** An operand as a Rego expression: a list of texts is a set, or a reference to data where it is long; anything else is JSON. */
export function literal(operand: JsonValue, ruleId: string, lists: Lists): string {
  if (!Array.isArray(operand)) return JSON.stringify(operand);
  const items = operand as readonly JsonValue[];
  const texts = items.filter((item) => typeof item === 'string');
  return texts.length === items.length ? lists.write(ruleId, texts) : JSON.stringify(items);
}
