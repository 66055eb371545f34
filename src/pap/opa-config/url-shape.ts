import { text } from '../../compiler/language/scalars.js';
import { mapped, type Shape } from '../../compiler/language/shape.js';
import { urlProblem, type UrlRules } from './url-rules.js';

export function serviceUrl(rules: UrlRules): Shape<URL> {
  return mapped(text, (written, node, problems) => {
    const problem = urlProblem(written, rules);
    if (problem !== undefined) return problems.error('AM1108', node.span, problem);
    return new URL(written);
  });
}
