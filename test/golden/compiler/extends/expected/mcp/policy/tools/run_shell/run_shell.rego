# METADATA
# title: The tool run_shell
package mcp.policy.tools.run_shell

# METADATA
# title: no shells
# custom:
#   id: deny-run_shell
#   severity: medium
#   source: base.yaml:7
deny contains {"id": "deny-run_shell", "message": "no shells", "severity": "medium"}

# METADATA
# title: It can never be allowed, so it is not listed
never := true
