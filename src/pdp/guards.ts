/** The guards of rego/mcp/guards, by package; a test compares the two. */
export const SHIPPED_GUARDS: readonly string[] = [
  'mcp.guards.commands.injection',
  'mcp.guards.definitions.drift',
  'mcp.guards.definitions.poisoning',
  'mcp.guards.objects.deserialization',
  'mcp.guards.paths.sensitive',
  'mcp.guards.paths.traversal',
  'mcp.guards.pii.arguments',
  'mcp.guards.prompts.injection',
  'mcp.guards.secrets.arguments',
  'mcp.guards.sql.injection',
  'mcp.guards.taint.sinks',
  'mcp.guards.taint.sources',
  'mcp.guards.tasks.access',
  'mcp.guards.templates.injection',
  'mcp.guards.texts.hidden',
  'mcp.guards.urls.ssrf',
  'mcp.guards.xml.injection',
];

/** The detectors whose findings they judge. */
export const SHIPPED_DETECTORS: readonly string[] = [
  'command_injection',
  'deserialization',
  'hidden_text',
  'sensitive_file',
  'path_traversal',
  'pii',
  'prompt_injection',
  'secret',
  'sql_injection',
  'ssrf',
  'template_injection',
  'tool_poisoning',
  'xml_injection',
];

/** Where something may be found beside arguments (`Surface`), and a guard may do something else about it. */
export const GUARD_SURFACES = ['result', 'definition', 'sampling', 'elicitation'] as const;
export type GuardSurface = (typeof GUARD_SURFACES)[number];

/** What a guard may do about a finding: deny, ask, replace the value, note it, nothing. */
export const GUARD_ACTIONS = ['block', 'ask', 'redact', 'flag', 'off'] as const;

/** What a call does beyond the conversation, as the taint guards tell it; `named` is what the policy lists itself. */
export const TAINT_KINDS = ['send', 'change', 'write', 'execute', 'fetch', 'named'] as const;
/** What they may do about such a call in a session that carries a label. */
export const TAINT_ACTIONS = ['block', 'ask', 'flag', 'off'] as const;
/** What happens with a definition that is not as it was approved. */
export const DRIFT_ACTIONS = ['allow', 'warn', 'ask', 'block'] as const;
/** What happens with a task that nobody gave to who asks for it. */
export const TASK_ACTIONS = ['allow', 'block'] as const;
