# METADATA
# title: The tool run_shell
package mcp.policy.tools.run_shell

# METADATA
# title: Deny run_shell
# custom:
#   id: deny-run_shell
#   severity: medium
#   source: policy.yaml:13
deny contains {"id": "deny-run_shell", "message": "`run_shell` is denied", "severity": "medium"}

# METADATA
# title: It can never be allowed, so it is not listed
never := true
