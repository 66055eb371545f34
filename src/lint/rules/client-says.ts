import { inputUses, isReference } from '../input-uses.js';
import type { Found, LintRule } from '../lint-rule.js';
import { atValue } from '../place.js';

export const clientSays: LintRule = {
  code: 'AM4019',
  severity: 'warning',
  title: 'an allow that rests on what the client says of itself',
  why: '`input.client` is what a client wrote into its first message; any other can write the same. `input.identity` is proved where `authenticated` is true.',
  silent: 'it restricts.',
  bad: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	input.client.name == "claude-ai"
}
`,
  good: `package mcp.policy

allow if {
	input.tool.name == "read_file"
	input.identity.authenticated
	input.identity.subject == "alice"
}
`,
  *find({ statements }): Generator<Found> {
    for (const statement of statements.filter(({ stand }) => stand === 'grants')) {
      const use = inputUses(statement.expr, statement.rule).find((each) => isReference(each) && each.path[0] === 'client');
      if (use === undefined) continue;
      yield atValue(statement.module, use, {
        message: 'any client can call itself so',
        hint: 'ask `input.identity` (with `authenticated`), or deny by the client instead of allowing',
      });
    }
  },
};
