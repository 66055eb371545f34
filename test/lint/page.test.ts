import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LintRule } from '../../src/lint/lint-rule.js';
import { LINT_RULES } from '../../src/lint/rules/index.js';

/** Below its heading of the rules, `docs/lint.md` is what the rules say of themselves. `UPDATE_GOLDEN=1` writes it anew. */
const path = join(import.meta.dirname, '../../docs/lint.md');
const HEADING = '## Rules\n';

test('docs/lint.md has every rule as the program has it', () => {
  const page = readFileSync(path, 'utf8');
  const introduction = page.slice(0, page.indexOf(HEADING) + HEADING.length);
  const written = `${introduction}\n${[exceptions, ...LINT_RULES.map(section)].join('\n')}`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, written);
  expect(page.includes(HEADING)).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(written);
});

const exceptions = `### AM4000

An exception that is none (error). A comment \`agentmesh-lint:\` without a code, a reason, or anything that it silences.
`;

function section({ code, severity, title, why, silent, bad, good }: LintRule): string {
  return `### ${code}

${title.charAt(0).toUpperCase()}${title.slice(1)} (${severity}). ${why}

Silent where ${silent}

\`\`\`rego
# bad
${body(bad)}\`\`\`

\`\`\`rego
# good
${body(good)}\`\`\`
`;
}

/** The package line says nothing that the others do not. */
function body(text: string): string {
  return text.replace(/^package mcp\.policy\n\n/, '');
}
