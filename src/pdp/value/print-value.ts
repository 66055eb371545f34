import { PolicyLimit } from '../wasm/errors.js';
import { BigNumber, isArray, isNumber, numberText, RegoObject, type RegoValue } from './value.js';

/**
 * A term as Rego text: `{"a": [1, set()]}`, texts in it as `quote` has them. Throws a `PolicyLimit` at more than `most` characters: what stands in a term at many
 * places is printed as often, so that of a small one the text may be without end.
 */
export function printValue(value: RegoValue, most = Infinity, quote = quoteJson): string {
  let left = most;
  return print(value);

  function print(term: RegoValue): string {
    if (isArray(term)) return `[${listed(term)}]`;
    if (term instanceof RegoObject)
      return `{${term.entries.map(([key, item]) => `${print(key)}${paid(': ')}${print(item)}`).join(paid(', ', term.entries.length))}}`;
    if (term === null || typeof term === 'boolean') return paid(String(term));
    if (typeof term === 'string') return paid(term.length > left ? term : quote(term));
    if (isNumber(term)) return paid(term instanceof BigNumber ? term.text : numberText(term));
    return term.items.length === 0 ? 'set()' : `{${listed(term.items)}}`;
  }

  function listed(terms: readonly RegoValue[]): string {
    return terms.map(print).join(paid(', ', terms.length));
  }

  function paid(text: string, times = 1): string {
    left -= text.length * times;
    if (left < 0) throw new PolicyLimit('memory', `a value of more than ${most} characters was made for it`);
    return text;
  }
}

function quoteJson(text: string): string {
  return JSON.stringify(text.toWellFormed());
}
