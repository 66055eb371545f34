# METADATA
# title: The tool run_shell
package mcp.policy.tools.run_shell

# METADATA
# title: Shell access not permitted
# custom:
#   id: deny-run_shell
#   severity: medium
#   source: policy.yaml:7
deny contains {"id": "deny-run_shell", "message": "Shell access not permitted", "severity": "medium"}

# METADATA
# title: It can never be allowed, so it is not listed
never := true
