# METADATA
# title: The method roots/list
package mcp.policy.methods["roots/list"]

# METADATA
# title: Allow roots/list
# custom:
#   id: allow-roots/list
#   severity: medium
#   source: policy.yaml:3
allow contains "allow-roots/list"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-roots/list", "message": "`roots/list` is allowed", "severity": "medium"}
