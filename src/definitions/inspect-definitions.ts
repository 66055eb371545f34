import type { Inspector } from '../inspect/inspector.js';
import type { Finding } from '../pdp/input-document.js';
import type { Definition } from './definition.js';
import { fingerprint, lasting } from './fingerprint.js';

/** What is known of a definition by itself. */
export interface Inspected {
  readonly fingerprint: string;
  readonly findings: readonly Finding[];
  /** False when a limit was hit: what was not looked at is not shown. */
  readonly complete: boolean;
}

/** Servers say the same again and again, to each client: far more than any of them defines. */
const MAX_REMEMBERED = 10_000;

/** Looks at definitions, at each once. Findings are of what only definitions are looked at for; `path` is a JSON Pointer into the definition. */
export function createDefinitionInspector(inspector: Inspector): (definition: Definition) => Inspected {
  const remembered = new Map<string, Inspected>();
  return ({ kind, name, value }) => {
    const print = fingerprint(value);
    const known = remembered.get(print);
    if (known !== undefined) return known;
    const seen = inspector.inspect({
      surface: 'definition',
      method: METHODS[kind],
      tool: kind === 'tool' ? name : undefined,
      value: lasting(value),
      root: '',
      pathArguments: [],
    });
    const inspected = { fingerprint: print, findings: seen.findings.filter(isOfDefinitions), complete: seen.complete };
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(print, inspected);
    return inspected;
  };
}

const METHODS = {
  tool: 'tools/list',
  prompt: 'prompts/list',
  resource: 'resources/list',
  resource_template: 'resources/templates/list',
  instructions: 'initialize',
} as const;

/** What harms by being read, where it is certain. Other detectors judge values that something is done with: a path in a description is an example. */
const READ: ReadonlySet<string> = new Set(['secret', 'pii']);

function isOfDefinitions({ detector, confidence }: Finding): boolean {
  return isPoisoning(detector) || (READ.has(detector) && confidence === 'high');
}

/** Orders to a model, which are a reason not to have the definition at all. */
export function isPoisoning(detector: string): boolean {
  return detector === 'tool_poisoning';
}
