import { didYouMean } from '../../errors/near-miss.js';
import { exprsOf } from '../ast/walk.js';
import type { Found, LintRule } from '../lint-rule.js';
import { at } from '../place.js';
import { toolNames } from '../tool-names.js';
import { EXAMPLE } from './example-server.js';

export const unknownTool: LintRule = {
  code: 'AM4020',
  severity: 'warning',
  title: 'a tool that no server has',
  why: 'A rule about a name one letter off allows nothing, and denies nothing.',
  silent: 'no server was named (`--server`, `--tools`), or one of them has the tool.',
  bad: `package mcp.policy

allow if input.tool.name == "read_fle"
`,
  good: `package mcp.policy

allow if input.tool.name == "read_file"
`,
  server: EXAMPLE,
  *find({ program, servers }): Generator<Found> {
    const names = new Set(servers?.flatMap(({ tools }) => tools.map(({ name }) => name)));
    if (servers === undefined) return;
    for (const module of program.modules) {
      for (const term of module.rules.flatMap((rule) => [...exprsOf(rule)].flatMap((expr) => toolNames(expr, rule)))) {
        const name = String(term.value);
        if (names.has(name)) continue;
        yield at(module, term, name.length + 2, {
          message: `no server that was asked has a tool \`${name}\`${didYouMean(name, names)}`,
          hint: 'correct the name, or remove the condition',
        });
      }
    }
  },
};
