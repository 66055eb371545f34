import { expect } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Surface } from '../../src/inspect/inspector.js';
import type { Finding } from '../../src/pdp/input-document.js';
import type { JsonValue } from '../../src/protocol/json/json.js';
import { blocks } from './blocks.js';

const inspector = createInspector();

/** What is found in the arguments of a call, or in what a server sends. */
export function findings(tool: string, value: JsonValue, surface: Surface = 'arguments'): readonly Finding[] {
  const seen = inspector.inspect({ surface, method: 'tools/call', tool, value, root: '/arguments', pathArguments: [] });
  expect(seen.complete).toBe(true);
  return seen.findings;
}

export const rules = (tool: string, value: JsonValue) => findings(tool, value).map(({ rule }) => rule);
export const blocked = (tool: string, value: JsonValue) => findings(tool, value).some(blocks);
