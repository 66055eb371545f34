import type { PolicyConfig } from '../pdp/evaluator.js';
import type { InputDocument } from '../pdp/input-document.js';
import { promptFact } from '../pip/prompt-fact.js';
import { isLikeRestricted } from '../pip/restricted-names.js';
import type { RecordedCall } from './recorded-call.js';

/**
 * What this policy would hear of the tool that a call names: of one that nobody had listed, whether it is like one that this policy restricts. One
 * that was doubted by the policy of the log stays so: the record does not say why.
 */
export function toolFactFor({ input: { tool } }: RecordedCall, { restrictedTools }: PolicyConfig): Pick<InputDocument, 'tool'> {
  if (tool === undefined || tool.known !== undefined || tool.fingerprint !== undefined) return {};
  return isLikeRestricted(tool.name, restrictedTools) ? { tool: { ...tool, known: false } } : {};
}

/** Of a prompt likewise. */
export function promptFactFor({ input: { prompt } }: RecordedCall, config: PolicyConfig): Pick<InputDocument, 'prompt'> {
  const told = promptFact(prompt?.name, config);
  return told === undefined ? {} : { prompt: told };
}
