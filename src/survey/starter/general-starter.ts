/** Where no server was named: a policy that is safe as it stands and shows what a rule can say. */
export const GENERAL_STARTER = `# A policy to begin with: everything is denied that no rule allows.
# \`agentmesh policy init '<server command>'\` writes one for the tools of a server instead.
# yaml-language-server: $schema=./node_modules/agentmesh-mcp-proxy/policies/policy.schema.json
version: "1.0"
name: starter
default_action: deny

# Where files may lie, for every rule that says \`under_roots\`.
roots: [/home/user/documents]

rules:
  # Reading is allowed, below the folders that \`roots\` names.
  - tool: read_file
    action: allow
    reason: documents may be read, nothing else
    conditions:
      - under_roots: true
      - path_not_contains: [.env, .ssh, credentials]

  # Writing needs a person. Until there is one to ask, that denies.
  - tool: write_file
    action: ask
    reason: a person looks before something is written
    conditions:
      - under_roots: true

  # A deny beats every allow, wherever it stands.
  - tool: "*_shell"
    action: deny
    reason: a shell can do anything, so no other rule would hold

  # A pattern, with a limit for each tool that it allows.
  # - tool: "search_*"
  #   action: allow
  #   rate_limit: { requests: 30, per: minute }
`;
