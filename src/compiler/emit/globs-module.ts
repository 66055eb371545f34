import type { RegoModule } from '../../engine/bundle.js';
import type { JsonObject } from '../../protocol/json/json.js';
import type { Glob } from '../../pdp/glob.js';
import { moduleText } from './rego-text.js';

const TEXT = moduleText([
  `# METADATA
# title: Patterns
# description: |
#   Which patterns a name fits. Only those whose text before the first \`*\` begins the name are looked at: one look-up
#   in the index for each length that such texts have, however many patterns there are.
package mcp.policy.globs`,
  `# METADATA
# title: The patterns of an index that a name fits
fitting(name, index) := {row.glob |
	some length in index.lengths
	some row in index.prefixes[substring(name, 0, length)]
	fits(name, row)
}`,
  `fits(name, row) if {
	count(name) >= row.least
	endswith(name, row.suffix)
	inside(name, row)
}`,
  `# METADATA
# title: What stands between the first and the last text of the pattern fits as well
inside(_, row) if row.anything`,
  `inside(name, row) if contains(substring(name, row.from, count(name) - row.around), row.middle)`,
  `inside(name, row) if regex.match(row.expression, name)`,
]);

export const globsModule: RegoModule = { path: 'mcp/policy/globs/globs.rego', text: TEXT };

/** Patterns → `data.mcp.index.tools`: rows by the text before the first `*`, and the lengths of these texts. */
export function globIndex(globs: readonly Glob[]): JsonObject {
  const prefixes = new Map<string, JsonObject[]>();
  for (const glob of globs) {
    const [prefix = ''] = glob.parts ?? [];
    const rows = prefixes.get(prefix) ?? [];
    prefixes.set(prefix, rows);
    rows.push(rowOf(glob));
  }
  const lengths = [...new Set([...prefixes.keys()].map((prefix) => codePoints(prefix)))].toSorted((a, b) => a - b);
  return { lengths, prefixes: Object.fromEntries(prefixes) };
}

/** With one text between the stars `contains` will do; a regular expression, many times as slow, is for what has several. */
function rowOf(glob: Glob): JsonObject {
  const [prefix = '', ...rest] = glob.parts ?? [];
  const suffix = rest[rest.length - 1] ?? '';
  const [middle, ...more] = rest.slice(0, -1);
  const around = codePoints(prefix) + codePoints(suffix);
  const row = { glob: glob.text, least: around, suffix };
  if (middle === undefined) return { ...row, anything: true };
  if (more.length === 0) return { ...row, from: codePoints(prefix), around, middle };
  return { ...row, expression: `(?s)^${(glob.parts ?? []).map(escape).join('.*')}$` };
}

/** RE2's special characters. */
function escape(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
}

/** OPA counts code points. */
function codePoints(text: string): number {
  return Array.from(text).length;
}
