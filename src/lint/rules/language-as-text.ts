import { roleOfName } from '../../inspect/roles/role-names.js';
import { localsOf } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { Statement } from '../statement.js';
import { textTest } from '../text-tests.js';
import { useOf, type Use } from '../values.js';

export const languageAsText: LintRule = {
  code: 'AM4010',
  severity: 'warning',
  title: 'a URL, SQL or a command searched as a text',
  why: '`https://example.com.evil.net/` begins with `https://example.com`, `https://10.0.0.1@example.com/` holds no private host, `r\\m -rf` is `rm -rf`. `input.urls`, `input.sql` and `input.commands` say what they mean, and null where readers could differ.',
  silent:
    'the value is none of these by its name, an allow compares whole values, or a prefix holds the whole host (`https://example.com/`).',
  bad: `package mcp.policy

allow if {
	input.tool.name == "fetch"
	startswith(input.arguments.url, "https://example.com")
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "fetch"
	input.urls["/arguments/url"].scheme == "https"
	input.urls["/arguments/url"].host == "example.com"
}
`,
  *find({ statements }): Generator<Found> {
    for (const statement of statements) {
      const found = mistaken(statement);
      if (found === undefined) continue;
      const { use, facts } = found;
      yield atValue(statement.module, use, {
        message: `this reads the text of what ${facts.what} is, not what it means`,
        hint: `ask \`input.${facts.member}["/${use.path.join('/')}"]\`: ${facts.says}`,
      });
    }
  },
};

interface Facts {
  readonly member: string;
  readonly what: string;
  readonly says: string;
}

const FACTS: Readonly<Partial<Record<string, Facts>>> = {
  url: { member: 'urls', what: 'a URL', says: '`scheme`, `host`, `port`, `class`' },
  sql: { member: 'sql', what: 'SQL', says: '`verbs`, `statements`' },
  command: { member: 'commands', what: 'a command', says: '`names`, `operators`' },
};

function mistaken({ rule, expr, stand }: Statement): { readonly use: Use; readonly facts: Facts } | undefined {
  const test = textTest(expr);
  const use = useOf(test?.subject, localsOf(rule));
  if (test === undefined || use === undefined || (test.how === 'equal' && stand === 'grants')) return undefined;
  const facts = FACTS[roleOfName(use.path.at(-1) ?? '') ?? ''];
  const wholeHost = test.how === 'prefix' && test.texts.length > 0 && test.texts.every((text) => /^https?:\/\/[^/@]+\//.test(text));
  return facts === undefined || wholeHost ? undefined : { use, facts };
}
