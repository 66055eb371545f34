import { SEVERITIES } from '../../pdp/decision.js';
import { action } from './action.js';
import { annotations } from './annotations.js';
import { listOf } from './collections.js';
import { conditions } from './conditions.js';
import { client } from './context/client.js';
import { identity } from './context/identity.js';
import { session } from './context/session.js';
import { time } from './context/time.js';
import { argumentsSchema } from './json-schema/index.js';
import { namesOrPatterns, nameOrPattern } from './names.js';
import { obligations } from './obligations.js';
import { rateLimit } from './rate-limit.js';
import { optional, record, required, type RecordOf } from './record.js';
import { oneOf, text } from './scalars.js';
import { located, mapped, type Shape } from './shape.js';
import { uriOrPattern } from './uri.js';

const ruleId: Shape<string> = mapped(text, (id, node, problems) =>
  /^[A-Za-z0-9][A-Za-z0-9_.:/*-]{0,99}$/.test(id)
    ? id
    : problems.error('AM1108', node.span, 'an id has letters, digits, `_`, `.`, `:`, `/`, `*` and `-`, at most 100'),
);

/** The keys of one entry of `rules:`, each with its check and its description. */
const fields = {
  tool: optional(
    located(namesOrPatterns(nameOrPattern('the name of a tool'))),
    'Tools: a name, a pattern with `*`, or a list of them. `*` alone without conditions is the default.',
  ),
  resource: optional(
    located(namesOrPatterns(uriOrPattern)),
    'Resources: a URI, a pattern with `*`, or a list of them: `file:///srv/docs/*`. It speaks of `resources/read`, `resources/directory/read` and `resources/subscribe`.',
  ),
  prompt: optional(
    located(namesOrPatterns(nameOrPattern('the name of a prompt'))),
    'Prompts: a name, a pattern with `*`, or a list of them. It speaks of `prompts/get`.',
  ),
  method: optional(
    located(namesOrPatterns(nameOrPattern('the name of a method'))),
    'MCP methods other than tools/call: a name, a pattern with `*`, or a list of them: `roots/list`, `resources/*`.',
  ),
  server: optional(
    namesOrPatterns(nameOrPattern('the name of a server')),
    'Only of these servers: a name, a pattern with `*`, or a list of them. Of others the rule says nothing.',
  ),
  annotations: optional(located(annotations), 'Only of tools that say this of themselves. Of others the rule says nothing.'),
  action: required(located(action), '`allow`, `deny` or `ask`. Deny beats ask beats allow, whatever the order.'),
  id: optional(located(ruleId), 'A name for logs and reports; made from action and tool when absent.'),
  reason: optional(text, 'Why, for the person or model that reads a denial.'),
  advice: optional(text, 'What to do instead: the end of a denial, for the person or model that reads it.'),
  severity: optional(oneOf(SEVERITIES), 'How bad a call against this rule is: low, medium (default), high, critical.'),
  mitigates: optional(listOf(text), 'Risks that this rule answers, for example `ASI02`.'),
  conditions: optional(conditions, 'All have to hold.'),
  arguments: optional(argumentsSchema, 'A JSON Schema (a part of it) that the arguments fit.'),
  identity: optional(identity, 'Who calls; all of it has to hold.'),
  client: optional(client, 'What the client calls itself: a name, a pattern, or a list. Anybody can say so.'),
  time: optional(time, 'When: days and hours in a time zone.'),
  session: optional(session, 'What happened before in the session.'),
  rate_limit: optional(located(rateLimit), 'How often each tool that this rule allows may be called by one subject.'),
  obligations: optional(located(obligations), 'What else happens where this rule decides: `redact`, `label`, `log`, `approve`.'),
};

/** What people write where we have another word for it. */
export const INSTEAD: Readonly<Record<string, string>> = {
  tools: 'write `tool`, which takes a list',
  resources: 'write `resource`, which takes a list',
  uri: 'write `resource`',
  prompts: 'write `prompt`, which takes a list',
  methods: 'write `method`, which takes a list',
  servers: 'write `server`, which takes a list',
  hint: 'write `advice`',
  subject: 'write `identity: { subject: … }`',
  user: 'write `identity: { subject: … }`',
  groups: 'write `identity: { groups: … }`',
  claims: 'write `identity: { claims: … }`',
  schedule: 'write `time`',
  after: 'write `session: { after: … }`',
  instead: 'write `advice`',
  obligation: 'write `obligations`, a list',
  redact: 'write `obligations: [{ redact: name }]`',
  label: 'write `obligations: [{ label: name }]`',
  labels: 'write `obligations: [{ label: name }]`',
  log: 'write `obligations: [{ log: full }]`',
  approve: 'write `obligations: [{ approve: { message: … } }]`, or `action: ask`',
  approvers: 'write `obligations: [{ approve: { approvers: […] } }]`',
  read_only: 'write `annotations: { read_only: true }`',
  destructive: 'write `annotations: { destructive: true }`',
  name: 'write `tool` for what the rule is about, `id` for what it is called',
  effect: 'write `action`',
  decision: 'write `action`',
  priority: 'order and priority do not matter: deny beats ask beats allow, exact names come before patterns',
  enabled: 'comment the rule out',
  condition: 'write `conditions`, a list',
  schema: 'write `arguments`',
  parameters: 'write `arguments`',
  input_schema: 'write `arguments`',
  inputSchema: 'write `arguments`',
  when: 'write `conditions`, a list',
  description: 'write `reason`',
  message: 'write `reason`',
  ratelimit: 'write `rate_limit`',
};

export const RULE_KEYS: readonly string[] = Object.keys(fields);

export type RuleRecord = RecordOf<typeof fields>;

export const ruleRecord: Shape<RuleRecord> = record('a rule', fields, INSTEAD);
