# METADATA
# title: The tool git_log
package mcp.policy.tools.git_log

# METADATA
# title: Deny git_log
# custom:
#   id: deny-git_log
#   severity: medium
#   source: policy.yaml:6
deny contains {"id": "deny-git_log", "message": "`git_log` is denied", "severity": "medium"}

# METADATA
# title: It can never be allowed, so it is not listed
never := true
