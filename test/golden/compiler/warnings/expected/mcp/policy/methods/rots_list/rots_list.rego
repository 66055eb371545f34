# METADATA
# title: The method rots/list
package mcp.policy.methods["rots/list"]

# METADATA
# title: Allow rots/list
# custom:
#   id: allow-rots/list
#   severity: medium
#   source: policy.yaml:17
allow contains "allow-rots/list"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-rots/list", "message": "`rots/list` is allowed", "severity": "medium"}
