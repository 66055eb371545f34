import type { RegoModule } from '../../engine/bundle.js';
import type { Located } from '../language/shape.js';
import { metadata } from './metadata.js';
import { moduleText } from './rego-text.js';

/** What authors wrote under `helpers`, a module for each file that has some. */
export function helperModules(helpers: readonly Located<string>[]): readonly RegoModule[] {
  return helpers.map(({ value, span }, at) => ({
    path: `mcp/policy/helpers/helpers${at === 0 ? '' : `_${at + 1}`}.rego`,
    text: moduleText([
      `${metadata(at === 0 ? { title: 'Rules that conditions share, as their author wrote them', source: span } : { source: span, title: 'More of them' })}\npackage mcp.policy.helpers`,
      value.trim(),
    ]),
  }));
}
