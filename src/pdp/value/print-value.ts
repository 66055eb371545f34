import { BigNumber, isArray, isNumber, numberText, RegoObject, type RegoValue } from './value.js';

/** A term as Rego text, as OPA prints it: `{"a": [1, set()]}`. */
export function printValue(value: RegoValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (isNumber(value)) return value instanceof BigNumber ? value.text : numberText(value);
  if (isArray(value)) return `[${value.map(printValue).join(', ')}]`;
  if (value instanceof RegoObject) return `{${value.entries.map(([key, item]) => `${printValue(key)}: ${printValue(item)}`).join(', ')}}`;
  return value.items.length === 0 ? 'set()' : `{${value.items.map(printValue).join(', ')}}`;
}

function quote(text: string): string {
  return JSON.stringify(text.toWellFormed());
}
