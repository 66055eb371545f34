import { createInspector } from '../../src/inspect/create-inspector.js';
import type { JsonObject } from '../../src/protocol/json/json.js';

export { BYTE_CLASSES, NEAR_MISSES, interrupted, repeated, ROLE_NAMES } from '../inspect/near-misses.js';

/** Measured is a text that comes for the first time. */
const inspector = createInspector({ remember: false });

/** Inspects the arguments of one call. */
export function inspect(tool: string, value: JsonObject): void {
  inspector.inspect({ surface: 'arguments', method: 'tools/call', tool, value, root: '/arguments', pathArguments: [] });
}
