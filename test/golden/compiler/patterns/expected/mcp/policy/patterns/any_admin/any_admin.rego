# METADATA
# title: "Tools called *_admin"
package mcp.policy.patterns["*_admin"]

# METADATA
# title: not for agents
# custom:
#   id: "deny-*_admin"
#   severity: medium
#   source: policy.yaml:8
deny contains {"id": "deny-*_admin", "message": "not for agents", "severity": "medium"}

# METADATA
# title: It can never be allowed, so it is not listed
never := true
