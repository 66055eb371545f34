import type { Authored } from '../authored.js';
import type { WrittenText } from '../source/written-text.js';
import { metadata } from './metadata.js';

/** What authors wrote under `helpers`, a module for each file that has some. */
export function helperModules(helpers: readonly WrittenText[]): readonly Authored[] {
  return helpers.map((text, at) => {
    const title = at === 0 ? 'Rules that conditions share, as their author wrote them' : 'More of them';
    const head = `${metadata({ title, source: text.span })}\npackage mcp.policy.helpers\n\n`;
    return {
      kind: 'helpers',
      module: { path: `mcp/policy/helpers/helpers${at === 0 ? '' : `_${at + 1}`}.rego`, text: `${head}${text.value.trim()}\n` },
      text,
      line: head.split('\n').length,
      from: text.value.length - text.value.trimStart().length,
    };
  });
}
