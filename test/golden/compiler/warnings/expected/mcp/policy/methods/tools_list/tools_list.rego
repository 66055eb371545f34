# METADATA
# title: The method tools/list
package mcp.policy.methods["tools/list"]

# METADATA
# title: Allow tools/list
# custom:
#   id: allow-tools/list
#   severity: medium
#   source: policy.yaml:16
allow contains "allow-tools/list"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-tools/list", "message": "`tools/list` is allowed", "severity": "medium"}
