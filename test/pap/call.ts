import type { InputDocument } from '../../src/pdp/input-document.js';
import { inputDocument } from '../input-document.js';

/** A call of a tool that no list has named yet. */
export function call(tool: string, args: Record<string, string> = {}): InputDocument {
  return inputDocument({ tool: { name: tool }, arguments: args });
}
