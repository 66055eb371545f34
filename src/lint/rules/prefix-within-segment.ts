import { grantedTest } from '../granted-test.js';
import { asWritten } from '../input-path.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';

export const prefixWithinSegment: LintRule = {
  code: 'AM4009',
  severity: 'error',
  title: 'a prefix of a path that ends within a name',
  why: '`/srv/docs-of-others/x` begins with `/srv/docs` too.',
  silent: 'the prefix ends with `/`, or it restricts.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	not input.paths["/arguments/path"].also
	startswith(input.paths["/arguments/path"].resolved, "/srv/docs")
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	not input.paths["/arguments/path"].also
	startswith(input.paths["/arguments/path"].resolved, "/srv/docs/")
}
`,
  *find({ statements }): Generator<Found> {
    for (const statement of statements) {
      const { test, path } = grantedTest(statement) ?? {};
      const short = test?.how === 'prefix' ? test.texts.find((text) => text !== '' && !text.endsWith('/')) : undefined;
      if (test === undefined || path?.[0] !== 'paths' || short === undefined) continue;
      yield atValue(
        statement.module,
        { term: test.subject, path },
        {
          message: `what lies beside \`${short}\` begins with it too (\`${short}-other\`)`,
          hint: `end it with a slash (\`${short}/\`); where \`${asWritten([...path.slice(0, -1), 'under'])}\` has the prefix, a \`"${short}" in …\` asks for whole names`,
        },
      );
    }
  },
};
