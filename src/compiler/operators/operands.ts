import type { JsonValue } from '../../protocol/json.js';

/** The texts of an operand that is a list of them, or a single one. */
export function texts(operand: JsonValue): readonly string[] {
  const items = Array.isArray(operand) ? (operand as readonly JsonValue[]) : [operand];
  return items.filter((item) => typeof item === 'string');
}
