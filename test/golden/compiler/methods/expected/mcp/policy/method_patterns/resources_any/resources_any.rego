# METADATA
# title: "Methods called resources/*"
package mcp.policy.method_patterns["resources/*"]

# METADATA
# title: "Allow resources/*"
# custom:
#   id: "allow-resources/*"
#   severity: medium
#   source: policy.yaml:5
allow contains "allow-resources/*"

# METADATA
# title: What is said where no rule here holds
otherwise contains {"id": "allow-resources/*", "message": "`resources/*` is allowed", "severity": "medium"}
