import type { JsonValue } from '../../protocol/json/json.js';

/** The texts of an operand that is a list of them, or a single one. */
export function texts(operand: JsonValue): readonly string[] {
  return items(operand).filter((item) => typeof item === 'string');
}

export function items(operand: JsonValue): readonly JsonValue[] {
  return Array.isArray(operand) ? (operand as readonly JsonValue[]) : [operand];
}
