import type { Span } from '../../errors/diagnostic.js';
import { isDefault } from '../defaults.js';
import type { Glob } from '../../pdp/glob.js';
import { isJsonObject, type JsonObject } from '../../protocol/json/json.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { listOf, mapOf } from './collections.js';
import { nameOrPattern } from './names.js';
import { optional, record } from './record.js';
import { action, type Action } from './action.js';
import { rule } from './read-rule.js';
import type { Rule } from './rule.js';
import { located, mapped, type Located, type Shape } from './shape.js';

/** What happens on a server where no rule speaks of a message. An exact name comes before patterns; of several patterns the strictest counts. */
export interface ServerDefault {
  readonly server: Glob;
  readonly action: Action;
  readonly span: Span;
}

interface ServerPart {
  readonly rules: readonly Rule[];
  readonly fallback: ServerDefault | undefined;
}

/** The server is named already. */
const ruleOfServer: Shape<Rule> = { ...rule, schema: withoutServer(rule.schema) };

const part = record('a server', {
  rules: optional(listOf(ruleOfServer), 'Rules that speak of this server only, as if each had `server`.'),
  default_action: optional(located(action), 'What happens on this server where no rule speaks of a message.'),
});

/** Sugar: `servers: {git: {rules: […]}}` is `server: git` in each of these rules. */
export const servers: Shape<readonly ServerPart[]> = mapped(
  mapOf('a map from servers to their rules', serverName, part, { least: 1 }),
  (parts, _node, problems) => {
    // A map has no order: neither have the ids that are made for its rules.
    const sorted = parts.toSorted(([a], [b]) => (a.text < b.text ? -1 : 1));
    return sorted.map(([server, { rules, default_action: fallback }]) => ({
      rules: (rules ?? []).map((each) => ofServer(each, server, problems)).filter((each) => each !== undefined),
      fallback: fallback && { server, action: fallback.value, span: fallback.span },
    }));
  },
);

function withoutServer(schema: JsonObject): JsonObject {
  const { properties } = schema;
  if (!isJsonObject(properties)) return schema;
  const { server: _named, ...others } = properties;
  return { ...schema, properties: others };
}

function serverName({ value, span }: Located<string>, problems: Problems): Glob | undefined {
  const node: SourceNode = { kind: 'scalar', span, value, written: value };
  return nameOrPattern('the name of a server').read(node, problems);
}

function ofServer(each: Rule, server: Glob, problems: Problems): Rule | undefined {
  if (isDefault(each))
    return problems.error(
      'AM1506',
      each.span,
      'a rule on every tool of a server is its default',
      `write \`default_action: ${each.action}\` beside \`rules\``,
    );
  if (each.target.servers !== undefined)
    return problems.error(
      'AM1101',
      each.span,
      `this rule stands under \`servers\`, which names its server already`,
      'remove `server`, or move the rule to `rules`',
    );
  return { ...each, target: { ...each.target, servers: [server] } };
}
