import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIDENCES, type Confidence, type Finding } from '../../src/pdp/input-document.js';

/** Where a shipped guard begins to block, of which rules; a detector that is in none flags only. */
interface BlockingGuard {
  readonly confidence: Confidence;
  readonly rules: readonly string[];
}

const folder = join(import.meta.dirname, '../../rego/mcp/guards');
/** As the guards describe themselves (`guard := {…}`), so that no test has a table of its own. */
const GUARDS: ReadonlyMap<string, BlockingGuard> = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.rego') && !file.endsWith('_test.rego'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((text) => member(text, 'action') === 'block')
    .map((text) => [member(text, 'detector') ?? '', { confidence: confidenceOf(text), rules: rulesOf(text) }] as const),
);

/** A shipped guard at its default would deny an argument with this finding. */
export function blocks({ detector, rule, confidence }: Finding): boolean {
  const guard = GUARDS.get(detector);
  if (guard === undefined || CONFIDENCES.indexOf(confidence) < CONFIDENCES.indexOf(guard.confidence)) return false;
  return guard.rules.length === 0 || guard.rules.some((each) => (each.endsWith('.*') ? rule.startsWith(each.slice(0, -1)) : rule === each));
}

function member(text: string, name: string): string | undefined {
  return new RegExp(`"${name}": "([^"]*)"`).exec(text)?.[1];
}

function confidenceOf(text: string): Confidence {
  const stated = CONFIDENCES.find((each) => each === member(text, 'confidence'));
  if (stated === undefined) throw new Error(`a guard without a confidence: ${text.slice(0, 200)}`);
  return stated;
}

function rulesOf(text: string): readonly string[] {
  return [...(/"rules": \[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
}
