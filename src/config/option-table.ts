/** One option of a command: what the parser accepts, and what the help prints. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** The value's name in the help; absent for a switch. */
  readonly value?: string;
  readonly repeatable?: boolean;
  readonly choices?: readonly string[];
  readonly description: string;
}

/** `agentmesh protect`, in the order of its help. */
export const PROTECT_OPTIONS = [
  {
    name: 'policy',
    short: 'p',
    value: 'name|file',
    repeatable: true,
    description: 'Policy to apply (default: standard), a URL of a bundle too; each one given is a layer, the strictest wins',
  },
  {
    name: 'shadow-policy',
    value: 'name|file',
    repeatable: true,
    description: 'Policy that is asked beside and decides nothing: the log says where it differs',
  },
  { name: 'reload-requires-tests', description: 'Take a changed policy only when its own tests pass' },
  { name: 'policy-no-rollback', description: 'Refuse bundles from a server that were signed before the one that decided last' },
  { name: 'policy-allow-http', description: 'Load policies over http from other machines: whoever is on the way can change them' },
  { name: 'policy-timeout', value: 'ms', description: 'How long a remote OPA may take for a decision (default: 1000)' },
  {
    name: 'verification-key',
    value: 'file',
    description: 'Bundles and folders must be signed with this key: a file (PEM, or a secret), or its text',
  },
  { name: 'verification-key-id', value: 'id', description: "The key's name (default: default)" },
  { name: 'signing-alg', value: 'name', description: "The key's algorithm (default: RS256)" },
  { name: 'scope', value: 'scope', description: 'The scope that signatures must state' },
  { name: 'exclude-files-verify', value: 'pattern', repeatable: true, description: 'Files that need not be signed' },
  { name: 'require-signed', description: 'Refuse single files too: they cannot be signed' },
  {
    name: 'lock',
    value: 'file',
    description:
      "Hold the server's definitions to this lock file (`agentmesh policy lock`); what it does not hold is neither listed nor called",
  },
  {
    name: 'mode',
    short: 'm',
    value: 'mode',
    choices: ['enforce', 'shadow'],
    description: "enforce | shadow (default: the policy's own, else enforce)",
  },
  { name: 'log', short: 'l', value: 'path', description: 'Audit log file path (default: one per server in your state directory)' },
  { name: 'log-format', value: 'fmt', choices: ['json', 'cloudevents'], description: 'json | cloudevents (default: cloudevents)' },
  { name: 'log-files', value: 'n', description: 'How many files of 16 MiB the audit log keeps, the oldest go (default: 8)' },
  { name: 'no-log', description: 'Keep no audit log' },
  { name: 'rate-limit', value: 'n/m', description: 'Global rate limit (e.g., 100/minute)' },
  { name: 'no-sanitize', description: 'Disable input sanitization' },
  { name: 'verbose', short: 'v', description: 'Verbose logging (also AGENTMESH_VERBOSE=1)' },
  { name: 'name', value: 'name', description: "The server's name in policies and records (default: from the command)" },
  { name: 'identity', value: 'name', description: 'Who is calling, unverified; a token in AGENTMESH_TOKEN is verified instead' },
  { name: 'jwks', value: 'file|url', description: 'Keys that AGENTMESH_TOKEN must be signed with' },
  { name: 'issuer', value: 'iss', description: 'Issuer that the token must state' },
  { name: 'audience', value: 'aud', description: 'Audience that the token must state' },
  {
    name: 'deny-as',
    value: 'kind',
    choices: ['result', 'error'],
    description: 'result | error: how a denied call is answered (default: result, which the model reads)',
  },
  {
    name: 'audit-failure',
    value: 'do',
    choices: ['deny', 'allow'],
    description: 'deny | allow a message whose record cannot be written (default: deny)',
  },
  { name: 'audit-fsync', description: 'Records survive power loss too (slower)' },
  { name: 'max-line-bytes', value: 'n', description: 'Longest message that is read' },
  { name: 'max-depth', value: 'n', description: 'Deepest nesting that is read' },
  { name: 'max-members', value: 'n', description: 'Most members of all objects of a request' },
  { name: 'max-batch', value: 'n', description: 'Most elements of a JSON-RPC batch' },
  { name: 'max-pending', value: 'n', description: 'Most requests of one side that wait for their answers' },
  {
    name: 'header',
    value: 'name: value',
    repeatable: true,
    description: 'Sent to a server at a URL; ${NAME} is taken from the environment',
  },
  { name: 'allow-http', description: 'Speak http with a server that is not on this machine: tokens travel in clear' },
  { name: 'listen', value: 'address', description: 'Serve Streamable HTTP at [host:]port[/path] instead of stdio (path: /mcp)' },
  { name: 'allowed-host', value: 'name', repeatable: true, description: 'Host header that clients may send, beside the address itself' },
  { name: 'allowed-origin', value: 'origin', repeatable: true, description: 'Origin of web pages that may connect' },
  {
    name: 'sessions',
    value: 'kind',
    choices: ['isolated', 'shared'],
    description: 'isolated | shared: a server process for each session, or one for all (default: isolated)',
  },
  { name: 'max-sessions', value: 'n', description: 'Most sessions at a time' },
  { name: 'session-idle', value: 'minutes', description: 'Sessions that nobody used for so long end' },
  { name: 'help', short: 'h', description: 'Show this help' },
] as const satisfies readonly OptionSpec[];

export type ProtectOptionName = (typeof PROTECT_OPTIONS)[number]['name'];
