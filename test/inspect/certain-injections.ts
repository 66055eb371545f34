import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Surface } from '../../src/inspect/inspector.js';

const inspector = createInspector();

/** The rules of injections that are told as certain of a text, sent in a call or answered by a server. */
export function certainInjections(text: string, surface: Surface = 'arguments'): readonly string[] {
  const value = surface === 'result' ? { content: [{ type: 'text', text }] } : { text };
  const { findings } = inspector.inspect({ surface, method: 'tools/call', tool: 'send_message', value, root: '/x', pathArguments: [] });
  return findings
    .filter(({ detector, confidence }) => detector === 'prompt_injection' && confidence === 'high')
    .map(({ rule }) => rule.replace('prompt_injection.', ''));
}
