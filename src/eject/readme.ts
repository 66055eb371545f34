/** The page beside ejected Rego: what is there, and what to do next. */
export function readmeOf(title: string, tests: number): string {
  return `# ${title}

Rego to go on with by hand. It began as a policy in YAML and needs it no more.

| file | is |
| --- | --- |
| \`mcp/policy/policy.rego\` | the verdict: \`allow\`, \`deny\`, \`ask\`, \`obligations\`, \`hidden\` |
| \`mcp/policy/tools/…\`, \`patterns/…\` and their like | the rules, a package for each name or pattern |
| \`mcp/policy/conditions/…\` | functions that conditions are made of |
${tests === 0 ? '' : '| `mcp/policy/policy_test.rego` | the cases, as tests |\n'}| \`data.json\` | \`mcp.config\`: settings that the proxy carries out (path prefixes, guards, audit); \`mcp.index\`: long lists |
| \`.manifest\` | the bundle's roots and metadata |

## Next

\`\`\`
agentmesh policy test .             # ${tests === 0 ? 'there are no tests yet: a rule test_… in mcp/policy/policy_test.rego' : `${tests} tests`}
agentmesh policy check .            # opa check --strict, with the schema of the input document
agentmesh policy fmt --fail .
agentmesh protect --policy=. <server command>
\`\`\`

- A path prefix that a rule names must stand in \`mcp.config.paths.prefixes\` of \`data.json\`: only these are resolved and compared.
- A new tool is a package \`mcp.policy.tools.<name>\` with \`allow\`, \`deny\` or \`ask\` (sets of ids or reasons) and, where it allows or asks, \`otherwise\`: why it is denied when none holds.
- Your own guards stand beside, in packages \`custom.<name>\`: they deny, ask and warn, and never allow.
- With stock OPA: \`opa test . $LIB\`, where \`LIB\` is \`rego/\` of the package \`agentmesh-mcp-proxy\`.
`;
}
