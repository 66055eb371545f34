import { isStandIn } from './placeholder.js';
import { looksRandom } from './random.js';

/** `key_8c08a1…`, `sk-acme-v1-9fQ…`, `acme_pat_…`: some words for a credential, joined to what a machine made. */
const SELF_NAMED =
  /^(?:(?:[A-Za-z][A-Za-z0-9]{0,11}[_-]){0,2}(?:sk[_-](?:[a-z0-9]{1,12}[_-])?|(?:rk|key|api_?key|token|tok|secret|[a-z]{0,3}pat)[_-])|(?:live|test|prod|api|auth)[_-])(?:[a-z][a-z0-9]{1,3}[_-])?[A-Za-z0-9]{22,160}$/i;
const SHORTEST = 25;
const LONGEST = 200;

/** Whether a word says by its beginning that it is a credential, whoever issued it, and looks as one does behind that. */
export function isSelfNamed(word: string): boolean {
  if (word.length < SHORTEST || word.length > LONGEST || !SELF_NAMED.test(word) || isStandIn(word)) return false;
  return looksRandom(word.slice(Math.max(word.lastIndexOf('_'), word.lastIndexOf('-')) + 1));
}
