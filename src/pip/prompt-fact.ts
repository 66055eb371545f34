import type { PolicyConfig } from '../pdp/evaluator.js';
import type { PromptFact } from '../pdp/input-document.js';
import { isLikeRestricted } from './restricted-names.js';

/** Servers need not list prompts before they are got, so that no list says which of two names is meant. */
export function promptFact(
  name: string | undefined,
  { restrictedPrompts }: Pick<PolicyConfig, 'restrictedPrompts'>,
): PromptFact | undefined {
  if (name === undefined) return undefined;
  return isLikeRestricted(name, restrictedPrompts) ? { name, alike: true } : { name };
}
