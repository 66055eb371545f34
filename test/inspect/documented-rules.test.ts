import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/config/package-root.js';
import { CODE_RULES } from '../../src/inspect/detectors/command-injection/code-rules.js';
import { COMMAND_RULES } from '../../src/inspect/detectors/command-injection/dangerous.js';
import { PARAMETER_RULES } from '../../src/inspect/detectors/command-injection/parameter.js';
import { FORMAT_RULES } from '../../src/inspect/detectors/deserialization/formats.js';
import { KINDS } from '../../src/inspect/detectors/hidden-text/kinds.js';
import { PHRASES } from '../../src/inspect/detectors/prompt-injection/phrases/index.js';
import { MARKS } from '../../src/inspect/detectors/prompt-injection/phrases/marks.js';
import { otherScripts } from '../../src/inspect/detectors/prompt-injection/phrases/other-scripts.js';
import { TARGET_RULES } from '../../src/inspect/detectors/sensitive-file/target-rules.js';
import { ESCAPES } from '../../src/inspect/detectors/sql-injection/escapes.js';
import { FRAGMENTS } from '../../src/inspect/detectors/sql-injection/fragments.js';
import { STATEMENTS } from '../../src/inspect/detectors/sql-injection/statements.js';
import { QUERY_RULES } from '../../src/inspect/detectors/sql-injection/way-out.js';
import { TEMPLATE_RULES } from '../../src/inspect/detectors/template-injection/expressions.js';
import { FEATURES } from '../../src/inspect/detectors/tool-poisoning/features.js';
import { HIDDEN_TEXT } from '../../src/inspect/detectors/tool-poisoning/hidden-text.js';
import { NAMES } from '../../src/inspect/detectors/tool-poisoning/names.js';
import { XML_RULES } from '../../src/inspect/detectors/xml-injection/declarations.js';

interface Row {
  readonly rule: string;
}

/** People name rules in policies: what a detector reports by a table is what the documents list. */
const TABLES: readonly (readonly [detector: string, document: string, rows: readonly Row[]])[] = [
  ['command_injection', 'detection', [...COMMAND_RULES, ...CODE_RULES, ...PARAMETER_RULES]],
  ['deserialization', 'detection', FORMAT_RULES],
  ['hidden_text', 'detection', KINDS],
  ['prompt_injection', 'detection', [...PHRASES, ...MARKS, ...otherScripts()]],
  ['sensitive_file', 'detection', TARGET_RULES],
  ['sql_injection', 'detection', [...ESCAPES, ...STATEMENTS, ...FRAGMENTS, ...QUERY_RULES]],
  ['template_injection', 'detection', TEMPLATE_RULES],
  ['tool_poisoning', 'definitions', [...FEATURES, ...HIDDEN_TEXT, ...NAMES]],
  ['xml_injection', 'detection', XML_RULES],
];

/** What stands in backticks in table rows: in the row of one detector, or in a document that is about one. */
function documented(detector: string, document: string): readonly string[] {
  const lines = readFileSync(join(packageRoot, `docs/${document}.md`), 'utf8').split('\n');
  const rows = lines.filter((line) => (document === 'detection' ? line.startsWith(`| \`${detector}.\` |`) : line.startsWith('| `')));
  return rows.flatMap((row) => Array.from(row.matchAll(/`(\w+)`/g), ([, name = '']) => name));
}

/** `override_de` is `override` in German. */
const LANGUAGE = /_[a-z]{2}$/;

test.each(TABLES)('each rule of %s is in docs/%s.md', (detector, document, rows) => {
  const names = new Set(documented(detector, document));
  const rules = rows.map(({ rule }) => (detector === 'prompt_injection' ? rule.replace(LANGUAGE, '') : rule));
  expect(rules.length).toBeGreaterThan(0);
  expect([...new Set(rules)].filter((rule) => !names.has(rule))).toEqual([]);
});
