# METADATA
# title: "Tools called git_*"
package mcp.policy.patterns["git_*"]

# METADATA
# title: "Deny git_*"
# custom:
#   id: "deny-git_*"
#   severity: medium
#   source: policy.yaml:5
deny contains {"id": "deny-git_*", "message": "`git_*` is denied", "severity": "medium"}

# METADATA
# title: It can never be allowed, so it is not listed
never := true
