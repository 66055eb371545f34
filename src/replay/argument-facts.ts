import type { PolicyConfig } from '../pdp/evaluator.js';
import { FACT_KINDS, type ArgumentFacts } from '../pdp/input-document.js';
import { argumentFacts, noFacts } from '../pip/facts/argument-facts.js';
import type { RecordedCall } from './recorded-call.js';

/**
 * What the texts of a recorded call mean, as another policy wants it: as recorded where the log has it (the tool's schema was known then),
 * else read from the recorded arguments.
 */
export function argumentFactsFor({ input }: RecordedCall, { facts: wanted, paths }: PolicyConfig): ArgumentFacts {
  const root = input.arguments === undefined ? '/params' : '/arguments';
  const value = input.arguments ?? input.params;
  const none = noFacts(wanted);
  if (value === undefined || !input.acting || input.kind === 'response') return none;
  const read = argumentFacts(value, wanted, { root, tool: input.tool?.name, pathArguments: paths.arguments }) ?? none;
  return Object.fromEntries(
    FACT_KINDS.filter((kind) => wanted[kind] !== undefined).map((kind) => [kind, { ...read[kind], ...input[kind] }]),
  );
}
