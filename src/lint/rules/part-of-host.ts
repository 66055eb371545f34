import { grantedTest } from '../granted-test.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';
import type { TextTest } from '../text-tests.js';

export const partOfHost: LintRule = {
  code: 'AM4025',
  severity: 'error',
  title: 'an allow by a part of a host that others have too',
  why: '`evilexample.com` ends with `example.com`, `example.com.evil.net` begins with it, and both contain it. Who owns a domain owns what ends with a dot and its name, and nothing else.',
  silent: 'the host is compared whole, the end begins with a dot, or it restricts.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "fetch"
	endswith(input.urls["/arguments/url"].host, "example.com")
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "fetch"
	endswith(input.urls["/arguments/url"].host, ".example.com")
}
`,
  *find({ statements }): Generator<Found> {
    for (const statement of statements) {
      const { test, path } = grantedTest(statement) ?? {};
      if (test === undefined || path?.[0] !== 'urls' || path.at(-1) !== 'host') continue;
      const text = shared(test);
      if (text === undefined) continue;
      yield atValue(
        statement.module,
        { term: test.subject, path },
        {
          message: `hosts of others ${test.how === 'suffix' ? 'end with' : test.how === 'prefix' ? 'begin with' : 'contain'} \`${text}\` too`,
          hint: `compare the whole host (\`== "${text.replace(/^\.|\.$/g, '')}"\`), or an end that begins with a dot`,
        },
      );
    }
  },
};

function shared({ how, texts }: TextTest): string | undefined {
  if (how === 'suffix') return texts.find((text) => text !== '' && !text.startsWith('.'));
  return how === 'prefix' || how === 'part' ? texts[0] : undefined;
}
